// Weighs the readings in order: switched by the policy, bounded, those of one cause together.
import type { Policy } from '../policy/policy.ts';
import type { CallContext } from './call-context.ts';
import type { OtherAccounts } from './campaign.ts';
import { type Episode, raise, set } from './episode.ts';
import type { NewNumberRun } from './new-number-run.ts';
import type { Reading } from './reading.ts';
import { callReadingCount, callReadings, reading, readings } from './reading-list.ts';
import { campaignCountry } from './readings/campaign-country.ts';
import { campaignRange } from './readings/campaign-range.ts';
import { campaignSource } from './readings/campaign-source.ts';
import { type ChallengeAnswer, challenge } from './readings/challenge.ts';
import { type ChargeFigures, charges } from './readings/charges.ts';
import { cleared } from './readings/cleared.ts';
import { concurrency } from './readings/concurrency.ts';
import { lines } from './readings/lines.ts';
import { newNumbers } from './readings/new-numbers.ts';
import { numbers } from './readings/numbers.ts';
import { offHours } from './readings/off-hours.ts';
import { pace } from './readings/pace.ts';
import { registrations } from './readings/registrations.ts';
import { testCalls } from './readings/test-calls.ts';
import { volume } from './readings/volume.ts';

/** Positions in the vectors, read once: they are asked for with every call. */
const sourceNetworkAt = reading['source-network'];
const deviceAt = reading.device;
const listedAt = reading['destination-listed'];
const riskAt = reading['destination-risk'];
const rangeRiskAt = reading['range-risk'];
const callBackAt = reading['call-back'];
const concurrencyAt = reading.concurrency;
const paceAt = reading.pace;
const volumeAt = reading.volume;
const offHoursAt = reading['off-hours'];
const linesAt = reading.lines;
const numbersAt = reading.numbers;
const newNumbersAt = reading['new-numbers'];
const chargesAt = reading.charges;
const testCallsAt = reading['test-calls'];
const registrationsAt = reading.registrations;
const sourceAt = reading['campaign-source'];
const rangeAt = reading['campaign-range'];
const countryAt = reading['campaign-country'];
const challengeAt = reading.challenge;
const clearedAt = reading.cleared;

/**
 * Readings with one cause have one ceiling: source and device come from one theft; what the list
 * and the confirmed cases say of a place is much the same.
 */
const ceilings: readonly { readonly of: readonly number[]; readonly most: number }[] = [
  { of: [sourceNetworkAt, deviceAt], most: 1_500 },
  { of: [listedAt, riskAt], most: 900 },
  { of: [listedAt, riskAt, rangeRiskAt], most: 1_200 },
];
/** The most that a talk explains away, for each tenth; centi-decibans. */
const explainedPerTenth = 100;

/** Percent of its weight at which the policy has each reading; 0 is off. */
export type Weights = Int32Array;

export function weightsOf(policy: Pick<Policy, 'readings'>): Weights {
  const weights = new Int32Array(readings.length).fill(100);
  for (const [i, { name }] of readings.entries()) {
    const setting = policy.readings?.[name];
    if (setting !== undefined)
      weights[i] = setting.on === false ? 0 : (setting.weightPercent ?? 100);
  }
  return weights;
}

/** A reading at its weight: bounded before it is scaled, so that half is half of what is shown. */
function scaled(one: Reading<never>, value: number, percent: number): number {
  return percent === 100 ? value : Math.trunc((bounded(one, value) * percent) / 100);
}

function bounded({ range }: Reading<never>, value: number): number {
  return value < range[0] ? range[0] : value > range[1] ? range[1] : value;
}

/** One reading of the episode, at its position; not yet bounded. */
function weigh<Seen>(weights: Weights, at: number, one: Reading<Seen>, seen: Seen): number {
  const percent = weights[at]!;
  return percent === 0 ? 0 : scaled(one, one.weigh(seen), percent);
}

/** Writes the vector of the call into `vector` and returns its sum, centi-decibans. */
export function readCall(weights: Weights, context: CallContext, vector: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < callReadingCount; i += 1) {
    const one = callReadings[i]!;
    const percent = weights[i]!;
    if (percent === 0 || !(context.deep || one.stage === 'always')) {
      vector[i] = 0;
      continue;
    }
    vector[i] = bounded(one, scaled(one, one.weigh(context), percent));
  }
  for (const { of, most } of ceilings) lower(vector, of, most);
  for (let i = 0; i < callReadingCount; i += 1) sum += vector[i]!;
  return sum;
}

/** Lowers the later of the readings until their sum is `most`. */
function lower(vector: Int32Array, of: readonly number[], most: number): void {
  let excess = -most;
  for (const at of of) excess += vector[at]!;
  for (let i = of.length - 1; i > 0 && excess > 0; i -= 1) {
    const value = vector[of[i]!]!;
    const less = Math.min(excess, Math.max(0, value));
    vector[of[i]!] = value - less;
    excess -= less;
  }
}

/**
 * Writes what the call does together with the others of its line or account into `vector`, not yet
 * bounded, and returns its sum.
 */
export function readTogether(weights: Weights, context: CallContext, vector: Int32Array): number {
  const deep = context.deep ? 1 : 0;
  const atOnce = deep * weigh(weights, concurrencyAt, concurrency, context);
  const paced = deep * weigh(weights, paceAt, pace, context);
  const timed = deep * weigh(weights, offHoursAt, offHours, context);
  vector[concurrencyAt] = atOnce;
  vector[paceAt] = paced;
  vector[offHoursAt] = timed;
  return atOnce + paced + timed;
}

/** What the run of new numbers says, once the call has been added to it. */
export function readRun(weights: Weights, run: NewNumberRun): number {
  return weigh(weights, newNumbersAt, newNumbers, run);
}

export function readCharges(weights: Weights, figures: ChargeFigures): number {
  return weigh(weights, chargesAt, charges, figures);
}

/**
 * Raises what the call and its fellows say in the episode, shared by the episode's tenths; of
 * `vector` those that `readTogether` wrote.
 */
export function raiseTogether(
  weights: Weights,
  episode: Episode,
  context: CallContext,
  vector: Int32Array,
): void {
  if (!context.deep) return;
  const share = (value: number): number => damped(value, episode.tenths);
  const { lineDestinations } = episode;
  raise(episode, concurrencyAt, share(vector[concurrencyAt]!));
  raise(episode, paceAt, share(vector[paceAt]!));
  raise(episode, volumeAt, share(weigh(weights, volumeAt, volume, context)));
  raise(episode, offHoursAt, share(vector[offHoursAt]!));
  raise(episode, linesAt, weigh(weights, linesAt, lines, { context, lineDestinations }));
  raise(episode, numbersAt, share(weigh(weights, numbersAt, numbers, context)));
  raise(episode, testCallsAt, weigh(weights, testCallsAt, testCalls, context));
  raise(episode, registrationsAt, weigh(weights, registrationsAt, registrations, context));
}

/** Raises what other accounts do alike. */
export function raiseCampaigns(weights: Weights, episode: Episode, seen: OtherAccounts): void {
  raise(episode, sourceAt, weigh(weights, sourceAt, campaignSource, seen));
  raise(episode, rangeAt, weigh(weights, rangeAt, campaignRange, seen));
  const there = weigh(weights, countryAt, campaignCountry, seen);
  // What is found of others eases at once, too.
  if (seen.confirmed + seen.cleared > 0) set(episode, countryAt, there);
  else raise(episode, countryAt, there);
}

/**
 * What calls do together where people may be talking: a long talk explains a part of it, but not
 * all of something many times the normal.
 */
function damped(value: number, tenths: number): number {
  return Math.max(Math.trunc((value * tenths) / 10), value - (10 - tenths) * explainedPerTenth);
}

/** Charges as they stand now. A call back is brief: once charges speak it is none. */
export function setCharges(episode: Episode, charged: number): void {
  set(episode, chargesAt, damped(charged, episode.tenths));
  if (episode.evidence[chargesAt]! > 0) set(episode, callBackAt, 0);
}

/** Whether the line raises such alarms by what it does. */
export function setCleared(weights: Weights, episode: Episode, context: CallContext): void {
  set(episode, clearedAt, weigh(weights, clearedAt, cleared, context));
}

export function setChallenge(weights: Weights, episode: Episode, answer: ChallengeAnswer): void {
  set(episode, challengeAt, weigh(weights, challengeAt, challenge, answer));
}
