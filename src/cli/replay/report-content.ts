// From what was gathered to what the page is drawn from: thinned, rounded, masked.
import type { Explanation } from '../../core/barring/verdict.ts';
import { readingCount, readings } from '../../core/detection/reading-list.ts';
import { destinationByIndex } from '../../core/numbering/destination-table.ts';
import type { EngineState } from '../../engine/state.ts';
import type { AttackFigures, AttackTally } from './attack-tally.ts';
import { quantile } from './quantile.ts';
import type { CallFact } from './report-calls.ts';
import type { CaseStep, ReportCase } from './report-case.ts';
import {
  callKinds,
  type ReportBlock,
  type ReportCall,
  type ReportCaseData,
  type ReportData,
  type ReportRow,
  type ReportShape,
  type ReportStep,
} from './report-data.ts';

const drawnCallsMax = 32;
const drawnRefusedMax = 120;
const drawnLinesMax = 8;
const drawnContactsMax = 8;
const pointsMax = 40;

export interface RowSource {
  readonly rank: number;
  readonly row: ReportRow;
}

export function rowOf(one: ReportCase): RowSource {
  const { name, subscriber, openedMs, offsetMinutes } = one.opening;
  const { costYen, worthYen, refused, challenged } = one.figures();
  const opened = Math.floor(openedMs / 1_000);
  return {
    rank: one.rank(),
    row: [
      ...([name, subscriber, opened, offsetMinutes, one.outcome] as const),
      ...([costYen, worthYen, refused, challenged] as const),
    ],
  };
}

/** What several cases name, once for the page. */
export interface NamedOnce {
  readonly destinations: number[];
  readonly explanations: Explanation[];
}

/** A case to be drawn; what it names is added to `named`. */
export function caseData(one: ReportCase, named: NamedOnce, nowMs: number): ReportCaseData {
  const { opening } = one;
  const seconds = (ms: number): number => Math.round((ms - opening.openedMs) / 1_000);
  const place = (destination: number): number => {
    const at = named.destinations.indexOf(destination);
    return at >= 0 ? at : named.destinations.push(destination) - 1;
  };
  const facts = [...one.calls].sort((a, b) => a.setupMs - b.setupMs);
  const drawn = chooseCalls(facts);
  const others = facts.filter(fact => !drawn.includes(fact));
  const refusedMs = [
    ...others.filter(fact => fact.verdict === 'block').map(fact => fact.setupMs),
    ...one.refusedMs,
  ].sort((a, b) => a - b);
  const suspects = facts.filter(fact => fact.isSuspect && fact.sourceIp !== '');
  return {
    name: opening.name,
    subscriber: opening.subscriber,
    account: opening.account,
    lines: one.lines.slice(0, drawnLinesMax),
    linesInAll: one.lines.length,
    sources: [...new Set(suspects.map(fact => fact.sourceIp))].slice(0, 3),
    opened: Math.floor(opening.openedMs / 1_000),
    offset: opening.offsetMinutes,
    attack: one.attack,
    outcome: one.outcome,
    closed: one.closedMs === 0 ? seconds(nowMs) : seconds(one.closedMs),
    reasons: opening.reasons,
    explanation: explanationPlace(named.explanations, opening.explanation),
    destination: place(opening.destination),
    normalDayYen: opening.normalDayYen,
    figures: one.figures(),
    calls: drawn.map(fact => callData(fact, one, seconds, place)),
    refused: thin(refusedMs, drawnRefusedMax).map(seconds),
    undrawn: others.filter(fact => fact.verdict !== 'block').length + one.undrawn,
    charges: chargePoints(facts, nowMs).map(([ms, other, suspect]) => [
      seconds(ms),
      Math.round(other / 1_000),
      Math.round(suspect / 1_000),
    ]),
    steps: stepChanges(one.steps, seconds),
    contacts: one.contacts
      .filter((contact, at) => at < drawnContactsMax || isReached(contact.result))
      .map(({ sentMs, settledMs, channel, attempt, result }) => {
        const settled = settledMs === 0 ? -1 : seconds(settledMs);
        return [seconds(sentMs), settled, channel, attempt, result];
      }),
    contactsInAll: one.contacts.length,
    measures: one.measures.slice(0, drawnLinesMax).map(measure => ({
      line: one.lines.indexOf(measure.subscriber),
      ground: measure.ground,
      begin: seconds(measure.beginMs),
      end: seconds(measure.endMs),
      ended: measure.endedMs === 0 ? -1 : seconds(measure.endedMs),
      renewals: measure.renewals,
      why: measure.why,
    })),
  };
}

function explanationPlace(explanations: Explanation[], one: Explanation): number {
  const at = explanations.findIndex(known => known.en === one.en);
  return at >= 0 ? at : explanations.push(one) - 1;
}

function isReached(result: string): boolean {
  return result === 'mine' || result === 'not-mine';
}

/** The calls that say most: stopped in progress, suspected, then the rest; in order of time. */
function chooseCalls(facts: readonly CallFact[]): readonly CallFact[] {
  const weight = (fact: CallFact): number => {
    if (fact.isReleased) return 4;
    if (fact.verdict === 'block') return 0;
    if (fact.isSuspect || fact.attack !== undefined) return fact.isAnswered ? 3 : 2;
    return 1;
  };
  return [...facts]
    .sort((a, b) => weight(b) - weight(a) || a.setupMs - b.setupMs)
    .slice(0, drawnCallsMax)
    .sort((a, b) => a.setupMs - b.setupMs);
}

function callData(
  fact: CallFact,
  one: ReportCase,
  seconds: (ms: number) => number,
  place: (destination: number) => number,
): ReportCall {
  return [
    seconds(fact.setupMs),
    fact.isAnswered && fact.recordedAnswerMs > 0 ? seconds(fact.recordedAnswerMs) : null,
    fact.endMs === 0 ? null : seconds(fact.endMs),
    place(fact.destination),
    fact.masked,
    one.lines.indexOf(fact.subscriber),
    kindOf(fact),
    (fact.isSuspect ? 1 : 0) + (fact.attack === undefined ? 0 : 2),
    Math.round(fact.milliYen / 1_000),
    fact.isReleased && fact.recordedEndMs > fact.endMs ? seconds(fact.recordedEndMs) : null,
  ];
}

function kindOf(fact: CallFact): number {
  return callKinds.indexOf(kindNamed(fact));
}

function kindNamed(fact: CallFact): (typeof callKinds)[number] {
  if (fact.isReleased) return 'released';
  if (fact.verdict === 'block') return 'refused';
  if (fact.verdict !== 'challenge') return 'let through';
  return fact.challenge === 'passed' ? 'passed' : 'failed';
}

function thin<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from(
    { length: most },
    (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))]!,
  );
}

/** Charges summed over the calls, each accruing evenly between its answer and its end. */
function chargePoints(
  facts: readonly CallFact[],
  nowMs: number,
): readonly (readonly [number, number, number])[] {
  const paid = facts.filter(fact => fact.isAnswered && fact.milliYen > 0);
  const spans = paid.map(fact => {
    const from = fact.recordedAnswerMs === 0 ? fact.setupMs : fact.recordedAnswerMs;
    const to = Math.max(from + 1, fact.endMs === 0 ? nowMs : fact.endMs);
    const suspect = fact.isSuspect || fact.attack !== undefined;
    return { from, to, milliYen: fact.milliYen, suspect };
  });
  const times = [...new Set(spans.flatMap(span => [span.from, span.to]))].sort((a, b) => a - b);
  return thin(times, pointsMax).map(ms => {
    let other = 0;
    let suspected = 0;
    for (const { from, to, milliYen, suspect } of spans) {
      const share = Math.max(0, Math.min(1, (ms - from) / (to - from)));
      if (suspect) suspected += share * milliYen;
      else other += share * milliYen;
    }
    return [ms, other, suspected] as const;
  });
}

function stepChanges(
  steps: readonly CaseStep[],
  seconds: (ms: number) => number,
): readonly ReportStep[] {
  let before: readonly number[] = new Array<number>(readingCount).fill(0);
  return steps.map(step => {
    const changes: number[] = [];
    const evidence = step.evidence.map(value => Math.round(value / 100));
    evidence.forEach((value, at) => {
      if (value !== before[at]) changes.push(at, value);
    });
    before = evidence;
    return [seconds(step.atMs), step.what, changes] as const;
  });
}

export function reportData(from: {
  readonly state: EngineState;
  readonly tally: AttackTally;
  readonly labelled: boolean;
  readonly inputs: ReportData['inputs'];
  readonly fromMs: number;
  readonly named: NamedOnce;
  readonly cases: readonly ReportCaseData[];
  readonly rows: readonly ReportRow[];
  readonly casesInAll: number;
  readonly blocks: readonly ReportBlock[];
  readonly blocksInAll: number;
}): ReportData {
  const { state, tally, labelled } = from;
  const { policy, totals } = state;
  const { lawful } = tally;
  return {
    policy: policy.name,
    policyVersion: policy.version,
    inputs: from.inputs,
    labelled,
    from: Math.floor(from.fromMs / 1_000),
    to: Math.floor(state.nowMs / 1_000),
    offset: from.cases[0]?.offset ?? 540,
    levels: {
      alert: policy.level.alert,
      challenge: policy.challenges ? policy.level.challenge : 0,
      suspension: policy.level.suspension,
    },
    totals,
    lawful: labelled
      ? {
          calls: lawful.calls,
          challenged: lawful.challenged,
          stoppedElsewhere: lawful.stoppedElsewhere.length,
          stoppedOnAttacked: lawful.stoppedOnAttacked,
          stoppedByCountryBlock: lawful.stoppedByCountryBlock,
          suspendedElsewhere: lawful.suspendedElsewhere.size,
          asked: lawful.asked.size,
        }
      : undefined,
    shapes: shapesOf(tally),
    blocks: from.blocks,
    blocksInAll: from.blocksInAll,
    explanations: from.named.explanations.map(({ en, ja }) => [en, ja] as const),
    destinations: from.named.destinations.map(at => {
      if (at < 0) return ['unknown destination', '不明な対地'] as const;
      const { nameEn, nameJa } = destinationByIndex(at);
      return [nameEn, nameJa] as const;
    }),
    readings: readingTexts(),
    cases: from.cases,
    rows: from.rows,
    casesInAll: from.casesInAll,
  };
}

function readingTexts(): ReportData['readings'] {
  return readings.map(({ name, sentence }) => [name, sentence.en]);
}

function shapesOf(tally: AttackTally): readonly ReportShape[] {
  const shapes = new Map<string, AttackFigures[]>();
  for (const attack of tally.attacks.values()) {
    const shape = attack.attack.replace(/-\d+$/, '');
    const known = shapes.get(shape);
    if (known === undefined) shapes.set(shape, [attack]);
    else known.push(attack);
  }
  return [...shapes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([shape, of]) => shapeOf(shape, of));
}

function shapeOf(shape: string, attacks: readonly AttackFigures[]): ReportShape {
  const losses = attacks.map(attack => Math.round(attack.lossMilliYen / 1_000));
  const stopped = attacks.filter(attack => attack.firstStopMs > 0);
  const seconds = stopped.map(attack => (attack.firstStopMs - attack.firstMs) / 1_000);
  const sum = (of: (attack: AttackFigures) => number): number =>
    attacks.reduce((all, attack) => all + of(attack), 0);
  return {
    shape,
    attacks: attacks.length,
    stopped: stopped.length,
    calls: sum(attack => attack.calls),
    through: sum(attack => attack.through),
    worthYen: Math.round(sum(attack => attack.worthMilliYen) / 1_000),
    lossYen: losses.reduce((all, loss) => all + loss, 0),
    lossMedianYen: quantile(losses, 0.5),
    lossLargestYen: Math.max(...losses),
    stopSeconds: seconds.length === 0 ? -1 : Math.round(quantile(seconds, 0.5)),
  };
}
