// Four eyes: what one person asks for, another approves, once and in time. Time comes in as data.
import type { Gate } from '../barring/gates.ts';
import type { RestrictedEntry } from '../intelligence/restricted-list.ts';
import type { DisclosureSubject, Purpose } from './disclosure.ts';

/** What needs four eyes (design §1), with everything that will be carried out: no more, no less. */
export type Matter =
  | { readonly kind: 'country-block'; readonly country: string; readonly lastsMs: number }
  | { readonly kind: 'source-block'; readonly sourceIp: string; readonly lastsMs: number }
  | {
      readonly kind: 'block-extension';
      readonly subject:
        | { readonly kind: 'country'; readonly country: string }
        | { readonly kind: 'source'; readonly sourceIp: string };
      readonly untilMs: number;
    }
  | {
      readonly kind: 'list-edit';
      readonly put: readonly RestrictedEntry[];
      /** Prefixes that leave the list. */
      readonly remove: readonly string[];
    }
  | { readonly kind: 'unmask'; readonly of: DisclosureSubject; readonly purpose: Purpose }
  | { readonly kind: 'compensation'; readonly claim: string; readonly yen: number }
  | { readonly kind: 'policy'; readonly version: number }
  | { readonly kind: 'bulk-export'; readonly what: string; readonly purpose: Purpose };

export type ApprovalKind = Matter['kind'];

/** What is asked for where called numbers are to leave in full in the evidence pack of a case. */
export function packExport(caseName: string): string {
  return `evidence-pack ${caseName}`;
}

export type ApprovalState = 'asked' | 'approved' | 'refused' | 'expired' | 'used';

export interface Approval {
  readonly id: string;
  readonly matter: Matter;
  readonly askedBy: string;
  readonly askedMs: number;
  readonly why: string;
  /** The facts as they stood when it was asked. */
  readonly gates: readonly Gate[];
  /** Neither approved nor used from then on. */
  readonly expiresMs: number;
  /** As last written; `stateAt` tells what it is now. */
  readonly state: ApprovalState;
  readonly decidedBy?: string;
  readonly decidedMs?: number;
  readonly decidedWhy?: string;
  readonly usedBy?: string;
  readonly usedMs?: number;
}

/** `reason` tells which condition was not met, in a sentence for whoever asked. */
export type ApprovalStep =
  | { readonly ok: true; readonly approval: Approval }
  | { readonly ok: false; readonly reason: string };

const hourMs = 3_600_000;

/** How long a request waits and an approval holds. A block answers an attack of this hour. */
export const approvalLastsMs: Readonly<Record<ApprovalKind, number>> = {
  'country-block': 2 * hourMs,
  'source-block': 2 * hourMs,
  'block-extension': 2 * hourMs,
  'list-edit': 7 * 24 * hourMs,
  unmask: 24 * hourMs,
  compensation: 14 * 24 * hourMs,
  policy: 7 * 24 * hourMs,
  'bulk-export': 24 * hourMs,
};

export function askApproval(
  asked: Pick<Approval, 'id' | 'matter' | 'askedBy' | 'askedMs' | 'why' | 'gates'>,
): Approval {
  const { id, matter, askedBy, askedMs, why, gates } = asked;
  const expiresMs = askedMs + approvalLastsMs[matter.kind];
  return { id, matter, askedBy, askedMs, why, gates, expiresMs, state: 'asked' };
}

/** The state at that time: what was neither refused nor used in time has expired. */
export function stateAt(approval: Approval, nowMs: number): ApprovalState {
  const { state, expiresMs } = approval;
  return (state === 'asked' || state === 'approved') && nowMs >= expiresMs ? 'expired' : state;
}

/** Who decides, at which time, and whether their role may approve this kind. */
export interface Decider {
  readonly by: string;
  readonly permitted: boolean;
  readonly nowMs: number;
  readonly why: string;
}

/** Approves or refuses. Who asked may take the request back, never approve it. */
export function decideApproval(
  approval: Approval,
  verdict: 'approved' | 'refused',
  decider: Decider,
): ApprovalStep {
  const { by, permitted, nowMs, why } = decider;
  const state = stateAt(approval, nowMs);
  if (state !== 'asked') return refused(`It is no longer open: ${state}.`);
  if (verdict === 'approved' && by === approval.askedBy) {
    return refused('Who asks does not approve: it takes a second person.');
  }
  const withdraws = verdict === 'refused' && by === approval.askedBy;
  if (!permitted && !withdraws) return refused(`Your role does not approve ${kindOf(approval)}.`);
  const decided = { state: verdict, decidedBy: by, decidedMs: nowMs, decidedWhy: why };
  return { ok: true, approval: { ...approval, ...decided } };
}

/** Uses an approval, once. Whoever may ask for such a thing may carry it out. */
export function useApproval(
  approval: Approval,
  use: { readonly by: string; readonly permitted: boolean; readonly nowMs: number },
): ApprovalStep {
  const state = stateAt(approval, use.nowMs);
  if (state !== 'approved') return refused(`It cannot be carried out: ${state}.`);
  if (!use.permitted) return refused(`Your role does not carry out ${kindOf(approval)}.`);
  const used = { state: 'used' as const, usedBy: use.by, usedMs: use.nowMs };
  return { ok: true, approval: { ...approval, ...used } };
}

function kindOf(approval: Approval): string {
  return `a ${approval.matter.kind.replace('-', ' ')}`;
}

function refused(reason: string): ApprovalStep {
  return { ok: false, reason };
}
