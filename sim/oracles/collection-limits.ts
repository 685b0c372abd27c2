// Every collection of the state and its limit; anything that grows beyond is named.
import type { Learnt } from '../../src/core/metering/learnt.ts';
import { meterCellsMost } from '../../src/core/metering/meter-layout.ts';
import { unpackNormal } from '../../src/core/metering/normal-record.ts';
import { lengthOf } from '../../src/core/metering/slab.ts';
import { accountName } from '../../src/engine/account-directory.ts';
import { lineName } from '../../src/engine/line-directory.ts';
import { networksOf } from '../../src/engine/line-traces.ts';
import { accountNamed, lineNamed } from '../../src/engine/lines.ts';
import { type EngineState, stateLimits } from '../../src/engine/state.ts';
import { type Subject, subjectOf } from '../../src/engine/subjects.ts';
import { type Desk, deskLimits } from '../../src/workflow/desk-state.ts';
import type { Watcher } from './recorded-run.ts';

const keysMax = 20_000;
const blocksMax = 10_000;

export class CollectionLimits implements Watcher {
  readonly problems: string[] = [];
  readonly #everyRecords: number;
  #records = 0;

  constructor(everyRecords: number) {
    this.#everyRecords = everyRecords;
  }

  settled(state: EngineState, desk: Desk): void {
    this.#records += 1;
    if (this.#records % this.#everyRecords !== 0 || this.problems.length >= 10) return;
    this.problems.push(...overLimit(state, desk));
  }
}

/** Collections beyond their limits, in words. */
export function overLimit(state: EngineState, desk: Desk): string[] {
  const { campaigns, subjects } = state;
  const { lines, accounts } = state;
  const suspended = lines.rows.rares.filter(rare => rare.suspension !== undefined);
  const blocks = state.sourceBlocks.size + state.countryBlocks.size;
  // A call, a case, a line and a block each have few timers; those of ended ones run out soon.
  const living = state.calls.size + state.ended.ring.size + state.cases.size + suspended.length;
  const sizes: readonly [string, number, number][] = [
    ['calls', state.calls.size, stateLimits.calls],
    ['ended calls', state.ended.ring.size, stateLimits.ended],
    ['orphans', state.orphans.size, stateLimits.orphans],
    ['challenges', state.challenges.size, stateLimits.challenges],
    ['cases', state.cases.size, stateLimits.cases],
    ['closed cases', state.closed.size, stateLimits.closedCases],
    ['acts', state.acts.size, stateLimits.acts],
    ['cases on the desk', desk.cases.size, stateLimits.cases],
    ['closed cases on the desk', desk.closed.size, deskLimits.closed],
    ['wrong contacts', desk.wrong.size, deskLimits.wrong],
    ['timers of the desk', desk.timers.length, 16 * desk.cases.size],
    ['unlisted lines', lines.unlisted, stateLimits.unknownLines],
    ['second rows of lines', lines.rows.count, lines.names.count],
    ['what few lines have', lines.rows.rares.length, lines.rows.count],
    ['lines with several networks', lines.traces.several.size, lines.rows.count],
    ['accounts of several lines', accounts.sums, accounts.names.count],
    ['accounts with a case', accounts.cases.size, state.cases.size],
    ['source blocks', state.sourceBlocks.size, blocksMax],
    ['country blocks', state.countryBlocks.size, blocksMax],
    ['sources seen', campaigns.sources.size, keysMax],
    ['ranges seen', campaigns.ranges.size, keysMax],
    ['countries seen', campaigns.countries.size, keysMax],
    ['destinations of risk', state.risk.destinations.size, 4_000],
    ['ranges of risk', state.risk.ranges.size, keysMax],
    ['subjects', subjects.normals.records, lines.rows.count + accounts.sums + 1],
    ['lines with calls in progress', subjects.active.size, 2 * state.calls.size],
    ['episodes', subjects.episodes.size, subjects.normals.records],
    ['timers', state.timers.dueMs.length, 1_000 + 4 * living + 2 * blocks + lines.rows.count],
  ];
  const problems = sizes
    .filter(([, size, most]) => size > most)
    .map(([what, size, most]) => `${what}: ${size}, at most ${most}`);
  for (let id = 0; id < lines.names.count; id += 1) {
    const subscriber = lineName(lines, id);
    const { networks } = networksOf(lines.traces, id);
    const subject = subjectOf(state, lineNamed(state, subscriber));
    if (networks.length > 4) problems.push(`${subscriber}: ${networks.length} networks`);
    if (subject !== undefined) problems.push(...overLimitOf(subscriber, subject, state));
  }
  for (let id = 0; id < accounts.names.count; id += 1) {
    const name = accountName(accounts, id);
    const subject = subjectOf(state, accountNamed(state, name));
    if (subject !== undefined) problems.push(...overLimitOf(name, subject, state));
  }
  return problems;
}

function overLimitOf(name: string, subject: Subject, state: EngineState): string[] {
  const { meter, normal, episode } = subject;
  const days = state.policy.teachAfterDays + 3;
  const learnt = unpackNormal(normal);
  const sizes: [string, number, number][] = [
    ['cells of the meter', lengthOf(meter.slab, meter.record), meterCellsMost],
    ['waiting days', learnt.pending.length, days],
    ['disowned destinations', learnt.disowned.length, 16],
    ...talliesOf(learnt),
    ['episode destinations', episode?.destinations.length ?? 0, 16],
    ['episode networks', episode?.networks.length ?? 0, 16],
    ['episode lines', episode?.lines.length ?? 0, 400],
  ];
  for (const day of learnt.pending) {
    sizes.push(['hours of a day', day.hours.length, 64], ...talliesOf(day));
  }
  return sizes
    .filter(([, size, most]) => size > most)
    .map(([what, size, most]) => `${name}: ${what} ${size}, at most ${most}`);
}

function talliesOf(
  one: Pick<Learnt, 'destinations' | 'networks' | 'wides' | 'devices'>,
): [string, number, number][] {
  return [
    ['destinations', one.destinations.keys.length, 24],
    ['networks', one.networks.keys.length, 12],
    ['wide networks', one.wides.keys.length, 12],
    ['devices', one.devices.keys.length, 6],
  ];
}
