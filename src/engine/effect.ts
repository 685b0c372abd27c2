import type { Gate } from '../core/barring/gates.ts';
import type { Verdict } from '../core/barring/verdict.ts';
import type { Service } from '../core/call/call-event.ts';
import type { CallRecord } from '../core/call/call-record.ts';
import type { CaseRisk } from '../core/case/case-risk.ts';
import type { Decision } from '../core/case/decision.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';

export type Effect =
  /** A decision of the contract. */
  | { readonly kind: 'decision'; readonly decision: Decision }
  /** The answer to a set-up; the decision for it, where there is one, comes beside. */
  | {
      readonly kind: 'verdict';
      readonly callId: string;
      readonly subscriber: string;
      readonly verdict: Verdict;
      /** The set-up was a repetition; it changed nothing. */
      readonly repeated: boolean;
    }
  /** What came of an act: the last effect of its input. A repeated act gives nothing at all. */
  | { readonly kind: 'act-done'; readonly id: string; readonly case?: string }
  | {
      readonly kind: 'act-refused';
      readonly id: string;
      readonly reason: string;
      readonly gates: readonly Gate[];
    }
  /** A call's charges are known, or corrected by a late record; thousandths of a yen. */
  | {
      readonly kind: 'call-ended';
      readonly callId: string;
      readonly subscriber: string;
      readonly answered: boolean;
      readonly milliYen: number;
      /** All that is kept of it. */
      readonly call: CallRecord;
    }
  /** A call abroad that a measure refused. */
  | { readonly kind: 'call-refused'; readonly call: CallRecord }
  /** To the case desk. */
  | {
      readonly kind: 'case-opened';
      readonly case: string;
      readonly account: string;
      /** The line to ask about. */
      readonly subscriber: string;
      readonly zone: string;
      /** Zone of the line, as the calendar names it. */
      readonly timeZone: string;
      readonly type: Subscriber['type'];
      readonly service: Service;
      readonly risk: CaseRisk;
    }
  /** An open case was judged again. */
  | { readonly kind: 'case-weighed'; readonly case: string; readonly risk: CaseRisk }
  | { readonly kind: 'challenge-result'; readonly case: string; readonly passed: boolean }
  | {
      readonly kind: 'measure-begun';
      readonly case: string;
      readonly ground: string;
      readonly subscribers: readonly string[];
    }
  | { readonly kind: 'measure-ended'; readonly case: string; readonly subscriber: string };

/** Whether nothing follows but the answers to calls: no decision, no case, no record. */
export function onlyVerdicts(effects: readonly Effect[]): boolean {
  for (const { kind } of effects) if (kind !== 'verdict') return false;
  return true;
}
