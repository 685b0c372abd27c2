// The facts of the one sentence with which a case begins.
import type { Schemas } from '../../../../api/client.ts';
import { mostAtOnce } from './call-rows.ts';
import type { Step } from './evidence-stack.ts';

type Timeline = Schemas['Timeline'];

/** What kind of thing happened: said in this order, the first that holds. */
export type Pattern = 'at-once' | 'many' | 'some' | 'one' | 'attempts' | 'sums' | 'none';

export interface Happened {
  readonly pattern: Pattern;
  readonly calls: number;
  readonly attempts: number;
  readonly lines: number;
  /** Where most of them went; '' where that is not open, or not known. */
  readonly country: string;
  readonly otherCountries: number;
  readonly firstTime: boolean;
  readonly newAddress: boolean;
  readonly spanMs: number;
  readonly yen: number;
  /** Of suspected calls in progress. */
  readonly yenPerMinute: number;
  readonly running: number;
}

const many = 6;

export function whatHappened(timeline: Timeline, nowMs: number): Happened {
  const { calls, charges, evidence } = timeline;
  const suspected = (calls ?? []).filter(call => call.suspected);
  const answered = suspected.filter(call => call.answerMs !== null);
  const running = answered.filter(call => call.endMs === null);
  const atOnce = mostAtOnce(answered, nowMs).calls;
  const last = charges.at(-1);
  const begin = suspected[0]?.setupMs ?? timeline.focusMs;
  const ends = suspected.map(call => call.endMs ?? nowMs);
  const countries = countriesOf(suspected);
  const grown = timeline.live ? (nowMs - timeline.atMs) / 60_000 : 0;
  const yenPerMinute = running.reduce((sum, call) => sum + call.yenPerMinute, 0);
  const facts = {
    attempts: suspected.length - answered.length,
    lines: new Set(suspected.map(call => call.line)).size,
    country: countries[0] ?? '',
    otherCountries: Math.max(0, countries.length - 1),
    firstTime: says(evidence, 'destination'),
    newAddress: says(evidence, 'source-network'),
    spanMs: Math.max(0, Math.max(begin, ...ends) - begin),
    yen: Math.round((last?.suspectedYen ?? 0) + Math.max(0, grown) * yenPerMinute),
    yenPerMinute,
    running: running.length,
  };
  if (calls === null) return { ...facts, pattern: 'sums', calls: countOf(charges) };
  if (suspected.length === 0) return { ...facts, pattern: 'none', calls: 0 };
  if (atOnce > 1) return { ...facts, pattern: 'at-once', calls: atOnce };
  const pattern = patternOf(answered.length);
  return { ...facts, pattern, calls: answered.length };
}

function patternOf(answered: number): Pattern {
  if (answered === 0) return 'attempts';
  if (answered === 1) return 'one';
  return answered >= many ? 'many' : 'some';
}

function countOf(charges: Timeline['charges']): number {
  return charges.reduce((sum, bucket) => sum + bucket.calls, 0);
}

/** Most calls first. */
function countriesOf(calls: readonly { readonly country: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { country } of calls) {
    if (country !== '') counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([country]) => country);
}

const speaksCenti = 300;

/** Whether a reading spoke for misuse at any time. */
function says(evidence: readonly Step[], reading: string): boolean {
  return evidence.some(({ shares }) =>
    shares.some(one => one.reading === reading && one.centiDecibans >= speaksCenti),
  );
}

/** What speaks against fraud at the strongest moment, strongest first. */
export function againstFraud(evidence: readonly Step[]): string[] {
  const strongest = evidence.reduce<Step | undefined>(
    (best, step) => (best === undefined || step.centiDecibans > best.centiDecibans ? step : best),
    undefined,
  );
  return [...(strongest?.shares ?? [])]
    .filter(one => one.centiDecibans < 0)
    .sort((a, b) => a.centiDecibans - b.centiDecibans)
    .map(one => one.reading);
}
