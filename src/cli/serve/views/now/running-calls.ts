// The calls in progress as sums: by destination, and of those that open cases suspect.
import type { NowDestination, NowSuspected } from '../../../../api/contract/now.ts';
import { accruedOf } from '../../../../core/metering/meter.ts';
import type { TrackedCall } from '../../../../core/metering/tracked-call.ts';
import {
  destinationByIndex,
  destinationCount,
} from '../../../../core/numbering/destination-table.ts';
import { lineNamed } from '../../../../engine/lines.ts';
import type { EngineState } from '../../../../engine/state.ts';
import { episodeOf } from '../../../../engine/subjects.ts';

export interface CaseNow {
  calls: number;
  milliYenPerMinute: number;
}

export interface RunningCalls {
  readonly inProgress: number;
  readonly milliYenPerMinute: number;
  readonly lossMilliYenPerMinute: number;
  readonly destinations: readonly Pick<
    NowDestination,
    'country' | 'calls' | 'yenPerMinute' | 'lossYenPerMinute'
  >[];
  readonly suspected: readonly NowSuspected[];
  readonly byCase: ReadonlyMap<string, CaseNow>;
}

interface Sum {
  calls: number;
  milliYen: number;
  lossMilliYen: number;
}

/** Calls that were led to the announcement cost nothing and are left out. */
export function runningCalls(state: EngineState, nowMs: number): RunningCalls {
  const sums: (Sum | undefined)[] = new Array(destinationCount + 1).fill(undefined);
  const suspected: NowSuspected[] = [];
  const byCase = new Map<string, CaseNow>();
  const caseOf = caseFinder(state);
  let inProgress = 0;
  let milliYen = 0;
  let lossMilliYen = 0;
  for (const call of state.calls.values()) {
    if (call.state === 'challenged') continue;
    const rate = isAccruing(state, call, nowMs) ? (call.tariff?.milliYenPerMinute ?? 0) : 0;
    inProgress += 1;
    milliYen += rate;
    sums[call.destination + 1] ??= { calls: 0, milliYen: 0, lossMilliYen: 0 };
    const sum = sums[call.destination + 1]!;
    sum.calls += 1;
    sum.milliYen += rate;
    const name = call.unusual >= state.policy.level.callLike ? caseOf(call) : undefined;
    if (name === undefined) continue;
    lossMilliYen += rate;
    sum.lossMilliYen += rate;
    const one = byCase.get(name) ?? { calls: 0, milliYenPerMinute: 0 };
    byCase.set(name, one);
    one.calls += 1;
    one.milliYenPerMinute += rate;
    suspected.push(suspectedCall(state, call, { name, rate, nowMs }));
  }
  suspected.sort((a, b) => b.yen - a.yen || a.startMs - b.startMs);
  return {
    inProgress,
    milliYenPerMinute: milliYen,
    lossMilliYenPerMinute: lossMilliYen,
    destinations: destinationsOf(sums),
    suspected,
    byCase,
  };
}

/** Of a call whose end nobody told, the cost is not assumed to go on for ever. */
function isAccruing({ policy }: EngineState, { answerMs }: TrackedCall, nowMs: number): boolean {
  return answerMs !== 0 && nowMs < answerMs + policy.unconfirmedMs;
}

function suspectedCall(
  { policy }: EngineState,
  call: TrackedCall,
  { name, rate, nowMs }: { name: string; rate: number; nowMs: number },
): NowSuspected {
  return {
    case: name,
    country: countryOf(call.destination),
    startMs: call.setupMs,
    answered: call.answerMs !== 0,
    yen: Math.round(accruedOf(call, nowMs, policy.unconfirmedMs) / 1_000),
    yenPerMinute: Math.round(rate / 1_000),
  };
}

function destinationsOf(sums: readonly (Sum | undefined)[]): RunningCalls['destinations'] {
  return sums.flatMap((sum, at) => {
    if (sum === undefined) return [];
    return [
      {
        country: countryOf(at - 1),
        calls: sum.calls,
        yenPerMinute: Math.round(sum.milliYen / 1_000),
        lossYenPerMinute: Math.round(sum.lossMilliYen / 1_000),
      },
    ];
  });
}

export function countryOf(destination: number): string {
  return destination < 0 ? '' : destinationByIndex(destination).country;
}

/** The open case that a call's line has part in; undefined where it has none. */
function caseFinder(state: EngineState): (call: TrackedCall) => string | undefined {
  let byLine: Map<string, string> | undefined;
  return ({ subscriber }) => {
    const line = lineNamed(state, subscriber);
    if (line === undefined) return undefined;
    const own = state.cases.get(episodeOf(state, line)?.case ?? '');
    if (own?.lines.includes(subscriber)) return own.case;
    const shared = state.cases.get(line.payer?.case ?? '');
    if (shared?.lines.includes(subscriber)) return shared.case;
    byLine ??= linesOfCases(state);
    return byLine.get(subscriber);
  };
}

function linesOfCases(state: EngineState): Map<string, string> {
  const byLine = new Map<string, string>();
  for (const open of state.cases.values()) {
    for (const line of open.lines) if (!byLine.has(line)) byLine.set(line, open.case);
  }
  return byLine;
}
