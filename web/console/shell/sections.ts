// The pages of the console in the order of the navigation, with their keys and who sees them.
import type { Permission } from './use-me.ts';

export type SectionName =
  | 'now'
  | 'queue'
  | 'approvals'
  | 'network'
  | 'lines'
  | 'lists'
  | 'policy'
  | 'reports'
  | 'audit'
  | 'admin';

export interface Section {
  readonly name: SectionName;
  readonly to: string;
  /** After `g`. */
  readonly key: string;
  /** Any of them opens something on the page; with none of them it would be empty. */
  readonly opens: readonly Permission[];
  /** In the bar at the foot of a phone; the others stand under "more". */
  readonly onPhone?: boolean;
}

export const sections: readonly Section[] = [
  { name: 'now', to: '/now', key: 'n', opens: ['case.read'], onPhone: true },
  { name: 'queue', to: '/queue/open', key: 'q', opens: ['case.read'], onPhone: true },
  { name: 'approvals', to: '/approvals', key: 'a', opens: ['case.read'], onPhone: true },
  { name: 'network', to: '/network/countries', key: 'w', opens: ['network.read'] },
  { name: 'lines', to: '/lines', key: 's', opens: ['case.read'] },
  { name: 'lists', to: '/lists/restricted', key: 'l', opens: ['list.read'] },
  { name: 'policy', to: '/policy', key: 'p', opens: ['policy.read'] },
  { name: 'reports', to: '/reports', key: 'r', opens: ['report.read'] },
  { name: 'audit', to: '/audit', key: 'u', opens: ['audit.read', 'audit.verify'] },
  { name: 'admin', to: '/admin/account', key: 'd', opens: ['case.read'] },
];

/** The navigation of whoever may do that. */
export function sectionsFor(may: (permission: Permission) => boolean): readonly Section[] {
  return sections.filter(({ opens }) => opens.some(may));
}
