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
  readonly permission: Permission;
  /** In the bar at the foot of a phone; the others stand under "more". */
  readonly onPhone?: boolean;
}

export const sections: readonly Section[] = [
  { name: 'now', to: '/now', key: 'n', permission: 'case.read', onPhone: true },
  { name: 'queue', to: '/queue/open', key: 'q', permission: 'case.read', onPhone: true },
  { name: 'approvals', to: '/approvals', key: 'a', permission: 'case.read', onPhone: true },
  { name: 'network', to: '/network/countries', key: 'w', permission: 'network.read' },
  { name: 'lines', to: '/lines', key: 's', permission: 'case.read' },
  { name: 'lists', to: '/lists/restricted', key: 'l', permission: 'list.read' },
  { name: 'policy', to: '/policy', key: 'p', permission: 'policy.read' },
  { name: 'reports', to: '/reports', key: 'r', permission: 'case.read' },
  { name: 'audit', to: '/audit', key: 'u', permission: 'audit.read' },
  { name: 'admin', to: '/admin/account', key: 'd', permission: 'case.read' },
];
