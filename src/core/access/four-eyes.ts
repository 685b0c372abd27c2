// What one person may not do alone, and who may be the second.
import type { Permission } from './permissions.ts';

/** Each act of four eyes: what asking for it needs, and what approving it needs. */
export const fourEyes = {
  'country-block': { ask: 'measure.request-block', approve: 'approve.block' },
  'wide-source-block': { ask: 'measure.request-block', approve: 'approve.block' },
  'list-edit': { ask: 'list.edit', approve: 'approve.list' },
  compensation: { ask: 'compensation.request', approve: 'approve.compensation' },
  unmasking: { ask: 'disclose.request-unmask', approve: 'approve.unmask' },
  'bulk-export': { ask: 'export.request', approve: 'approve.export' },
  policy: { ask: 'policy.edit', approve: 'approve.policy' },
} as const satisfies Record<string, { ask: Permission; approve: Permission }>;

export type FourEyesAct = keyof typeof fourEyes;

/** Who approves or refuses a request, beside who asked. Names are compared as `who` gives them. */
export interface Approver {
  readonly who: string;
  /** False for an API key, and for the caller on loopback whom nobody has identified. */
  readonly isPerson: boolean;
  readonly permissions: ReadonlySet<Permission>;
}

/** Why this approver may not approve it; undefined when they may. */
export function approvalProblem(
  act: FourEyesAct,
  approver: Approver,
  askedBy: string,
): 'not-a-person' | 'no-permission' | 'own-request' | undefined {
  if (!approver.isPerson) return 'not-a-person';
  if (!approver.permissions.has(fourEyes[act].approve)) return 'no-permission';
  return approver.who === askedBy ? 'own-request' : undefined;
}

/** Whether a source block takes in more than one address (IPv6: more than one /64 site). */
export function isWideSource(source: string): boolean {
  const [address = '', bits] = source.split('/');
  if (bits === undefined) return false;
  return Number(bits) < (address.includes(':') ? 64 : 32);
}
