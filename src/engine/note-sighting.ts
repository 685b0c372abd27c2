// What other lines may learn of a call: campaigns across accounts, and how risky a place is.
import type { CallContext } from '../core/detection/call-context.ts';
import { rangeOf } from '../core/detection/campaign.ts';
import { noteCall } from '../core/detection/learnt-risk.ts';
import { reading } from '../core/detection/reading-list.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import type { Engine } from './engine.ts';
import type { Line } from './state.ts';

/** What counts for others need not quite suffice to ask the owner; centi-decibans. */
const nearAlarm = 400;
const sourceUnusualAt = 300;

/** A call as it was weighed; `says` holds what each reading said of it. */
interface Sighted {
  readonly context: CallContext;
  readonly evidence: number;
  /** The same where an owner is to be asked. */
  readonly asks: number;
  readonly unusual: number;
  readonly says: Int32Array;
}

export function noteSighting(
  { state }: Engine,
  line: Line,
  call: TrackedCall,
  { context, evidence, asks, unusual, says }: Sighted,
): void {
  const observed = call.sourceIp !== '';
  // Whose calls alone say little counts for nobody else: those whom a disaster abroad makes call
  // would raise each other's evidence.
  const { alert, callLike } = state.policy.level;
  const near = evidence >= alert - nearAlarm;
  // A call back to a missed call (wangiri) says nothing about the range being attacked.
  const callBack = says[reading['call-back']]! < 0;
  noteCall(state.risk, call.destination);
  state.campaigns.pending.push({
    account: line.account,
    subscriber: line.subscriber,
    number: context.number,
    ms: state.nowMs,
    alarming: asks >= alert,
    sourceIp: call.sourceIp,
    sourceUnusual: observed && says[reading['source-network']]! >= sourceUnusualAt,
    range: rangeOf(context.number),
    country: call.country,
    destinationUnusual: near && !callBack && unusual >= callLike && says[reading.destination]! > 0,
  });
}
