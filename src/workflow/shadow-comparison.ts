// What the live policy and its shadow did on the same calls, counted and side by side; bounded.
import type { CdrEvent, SetupEvent } from '../core/call/call-event.ts';
import type { Decision } from '../core/case/decision.ts';
import { maskNumber } from '../core/numbering/mask-number.ts';

export type ShadowSide = 'live' | 'shadow';
export type ComparedVerdict = 'allow' | 'challenge' | 'block';

export interface SideCounts {
  /** Questions to owners: cases opened. */
  asked: number;
  challenged: number;
  /** Calls refused. */
  blocked: number;
  released: number;
  /** Lines whose suspension began. */
  suspended: number;
  sourceBlocks: number;
  countryBlocks: number;
}

export interface ComparedCall {
  readonly timeMs: number;
  readonly callId: string;
  readonly subscriber: string;
  /** The last four digits hidden. */
  readonly toMasked: string;
  readonly live: ComparedVerdict;
  readonly shadow: ComparedVerdict;
}

export interface ComparedSide {
  readonly case: string;
  readonly subscriber: string;
  readonly openedMs: number;
  suspended: boolean;
}

export interface ComparedCase {
  readonly account: string;
  live?: ComparedSide;
  shadow?: ComparedSide;
}

/** The newest so many are kept; the counts go on. */
const callsMost = 200;
const casesMost = 500;
/** Further apart they are two stories. */
const apartMs = 86_400_000;

export class ShadowComparison {
  readonly counts: Readonly<Record<ShadowSide, SideCounts>> = {
    live: noCounts(),
    shadow: noCounts(),
  };
  /** Calls that both judged. */
  calls = 0;
  differing = 0;
  /** Cases that both opened. */
  both = 0;
  readonly lastCalls: ComparedCall[] = [];
  readonly cases: ComparedCase[] = [];

  call(event: SetupEvent | CdrEvent, live: ComparedVerdict, shadow: ComparedVerdict): void {
    this.calls += 1;
    if (live === shadow) return;
    this.differing += 1;
    const { timeMs, callId, subscriber, to } = event;
    this.lastCalls.push({ timeMs, callId, subscriber, toMasked: maskNumber(to), live, shadow });
    if (this.lastCalls.length > callsMost) this.lastCalls.shift();
  }

  decision(side: ShadowSide, decision: Decision, accountOf: (subscriber: string) => string): void {
    const counts = this.counts[side];
    switch (decision.type) {
      case 'alert': {
        counts.asked += 1;
        const subscriber = decision.subscriber ?? '';
        this.#opened(side, accountOf(subscriber), {
          case: decision.case,
          subscriber,
          openedMs: decision.timeMs,
          suspended: false,
        });
        break;
      }
      case 'verdict':
        if (decision.verdict === 'challenge') counts.challenged += 1;
        else if (decision.verdict === 'block') counts.blocked += 1;
        else if (decision.verdict === 'release') counts.released += 1;
        break;
      case 'suspension': {
        if (decision.renewal !== undefined) break;
        counts.suspended += 1;
        const found = this.cases.findLast(one => one[side]?.case === decision.case)?.[side];
        if (found !== undefined) found.suspended = true;
        break;
      }
      case 'source-block':
        if (decision.renewal === undefined) counts.sourceBlocks += 1;
        break;
      case 'country-block':
        if (decision.renewal === undefined) counts.countryBlocks += 1;
        break;
      default:
    }
  }

  /** A case of the other side about that account, a day or less before, is the same one. */
  #opened(side: ShadowSide, account: string, opened: ComparedSide): void {
    const other = side === 'live' ? 'shadow' : 'live';
    const known = this.cases.findLast(one => {
      const theirs = one[other];
      if (one.account !== account || one[side] !== undefined || theirs === undefined) return false;
      return Math.abs(theirs.openedMs - opened.openedMs) <= apartMs;
    });
    if (known !== undefined) {
      known[side] = opened;
      this.both += 1;
      return;
    }
    this.cases.push({ account, [side]: opened });
    if (this.cases.length > casesMost) this.cases.shift();
  }
}

function noCounts(): SideCounts {
  return {
    asked: 0,
    challenged: 0,
    blocked: 0,
    released: 0,
    suspended: 0,
    sourceBlocks: 0,
    countryBlocks: 0,
  };
}
