// What goes into an evidence pack (R16): the record of a case for the subscriber's police report
// and for a dispute with another carrier.
import type { AuditHead } from '../access/audit-chain.ts';
import type { OrderRow } from '../access/desk-rows.ts';
import type { Purpose } from '../access/disclosure.ts';
import type { ZoneText } from '../call/call-event.ts';
import type { CallRow, CasePage, CaseRow } from '../case/case-rows.ts';
import { subjectKey } from '../case/measure-subject.ts';
import type { MessageLanguage } from '../case/message-order.ts';
import { maskNumber } from '../numbering/mask-number.ts';
import type { RateRow } from '../rating/rate-deck.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';

export interface PackCall extends Omit<CallRow, 'account' | 'destination'> {
  /** Of the rate deck in force when the call was set up; undefined: no row for the number. */
  readonly rate: Pick<RateRow, 'milliYenPerMinute' | 'connectFeeMilliYen'> | undefined;
}

export interface PackTaking {
  readonly by: string;
  readonly atMs: number;
  readonly purpose: Purpose;
  readonly why: string;
  readonly language: MessageLanguage;
  readonly numbers: 'masked' | 'in-full';
  /** The request by which a second person approved numbers in full. */
  readonly approval?: string;
}

export interface EvidencePack {
  readonly taking: PackTaking;
  readonly carrier: Readonly<Record<MessageLanguage, string>>;
  readonly zoneAt: (timeMs: number) => ZoneText;
  readonly page: CasePage;
  readonly subscribers: readonly Pick<Subscriber, 'subscriber' | 'type' | 'service'>[];
  /** Oldest first; called numbers as they are to be shown. */
  readonly calls: readonly PackCall[];
  /** More calls than a pack takes. */
  readonly callsLeftOut: boolean;
  readonly orders: readonly OrderRow[];
  readonly auditHead: AuditHead;
}

const hourMs = 3_600_000;
export const packCallsMax = 10_000;

/** From a day before the case, for the trial calls, until it was closed or now. */
export function packPeriod(row: CaseRow, nowMs: number): { fromMs: number; toMs: number } {
  const fromMs = Math.max(0, row.openedMs - 24 * hourMs);
  return { fromMs, toMs: Math.max(fromMs + 1, (row.closedMs ?? nowMs) + 1) };
}

export function packCall(
  { account: _, destination: __, ...call }: CallRow,
  numbers: PackTaking['numbers'],
  rate: RateRow | undefined,
): PackCall {
  const to = numbers === 'in-full' ? call.to : maskNumber(call.to);
  return { ...call, to, rate };
}

/** Estimate before discounts: what the stored calls were charged with, thousandths of a yen. */
export function packTotals(calls: readonly PackCall[]) {
  const answered = calls.filter(call => call.answerMs !== null);
  return {
    calls: calls.length,
    answered: answered.length,
    refused: calls.filter(call => call.verdict === 'block').length,
    seconds: answered.reduce((sum, call) => sum + secondsOf(call), 0),
    milliYen: calls.reduce((sum, call) => sum + call.milliYen, 0),
  };
}

/** Whole seconds of conversation, begun ones counted. */
export function secondsOf({ answerMs, endMs }: Pick<PackCall, 'answerMs' | 'endMs'>): number {
  return answerMs === null ? 0 : Math.max(0, Math.ceil((endMs - answerMs) / 1_000));
}

/** When the network was seen to hold the measure, per element. */
export function ordersOf(
  subject: Parameters<typeof subjectKey>[0],
  orders: readonly OrderRow[],
): readonly OrderRow[] {
  const key = subjectKey(subject);
  return orders.filter(order => order.subject === key);
}
