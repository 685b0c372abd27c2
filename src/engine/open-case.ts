// A case as it begins, whoever opens it: an alert, a report, a person of the desk.
import { lineNamed } from './lines.ts';
import { type Case, type EngineState, type Line, stateLimits } from './state.ts';
import { subjectOf } from './subjects.ts';
import { addTimer } from './timers.ts';

const soonMs = 15_000;
/** Each of the things a case remembers of its episode. */
const rememberedMost = 64;

/** What the call that led to it adds, and the lines that act together with this one. */
export interface CaseStart {
  readonly destination?: number;
  readonly range?: number;
  readonly fellows?: readonly string[];
}

/** Undefined when there are as many cases as there may be. */
export function openCase(state: EngineState, line: Line, start: CaseStart = {}): Case | undefined {
  if (state.cases.size >= stateLimits.cases) return undefined;
  const name = `case-${state.nextCase}`;
  state.nextCase += 1;
  const { payer } = line;
  if (payer !== undefined && payer.case === '') payer.case = name;
  const opened: Case = {
    case: name,
    account: line.account,
    subscriber: line.subscriber,
    openedMs: state.nowMs,
    zone: state.zone,
    lines: [line.subscriber],
    destinations: start.destination === undefined ? [] : [start.destination],
    networks: [],
    ranges: start.range === undefined ? [] : [start.range],
    contact: {
      attempts: 0,
      undelivered: 0,
      unanswered: 0,
      channels: 0,
      exhausted: false,
      reached: false,
    },
    failedChallenges: 0,
    passedChallenges: 0,
    notMine: false,
    leftOut: [],
    ground: '',
  };
  const episode = subjectOf(state, line)?.episode;
  for (const one of episode?.destinations ?? []) addOnce(opened.destinations, one, rememberedMost);
  for (const one of episode?.networks ?? []) addOnce(opened.networks, one, rememberedMost);
  for (const one of start.fellows ?? []) addOnce(opened.lines, one, linesOfCaseMax);
  state.cases.set(name, opened);
  if (episode !== undefined) episode.case = name;
  addTimer(state, state.nowMs + soonMs, 'case', name);
  return opened;
}

/** Lines of one case; more are left to cases of their own. */
export const linesOfCaseMax = 400;

export function addOnce<T>(list: T[], value: T, limit: number): void {
  if (list.length < limit && !list.includes(value)) list.push(value);
}

/** The open case that the line has part in; its own before one of its account. */
export function caseWith(state: EngineState, subscriber: string): Case | undefined {
  const line = lineNamed(state, subscriber);
  if (line === undefined) return undefined;
  const own = state.cases.get(subjectOf(state, line)?.episode?.case ?? '');
  if (own?.lines.includes(subscriber)) return own;
  let found: Case | undefined;
  for (const one of state.cases.values()) {
    if (one.account !== line.account || !one.lines.includes(subscriber)) continue;
    if (one.subscriber === subscriber) return one;
    found ??= one;
  }
  return found;
}
