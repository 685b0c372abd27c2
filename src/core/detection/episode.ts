// The suspicious episode of a line or account: evidence as a bounded sum over readings.
//
// Readings of one call (who, where, when, from where) are dependent, so the episode keeps the
// vector of its most unusual call rather than adding calls up; what the calls do together
// (how many at once, how fast, how dear) is kept per reading. Nothing convicts by repetition.
import { callReadingCount, reading, readingCount, readings } from './reading-list.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const chargesAt = reading.charges;
const volumeAt = reading.volume;
const offHoursAt = reading['off-hours'];
const newNumbersAt = reading['new-numbers'];
const destinationAt = reading.destination;

export interface Episode {
  readonly startMs: number;
  /** The case it led to, '' before. */
  case: string;
  /** When the evidence faded last. */
  fadedMs: number;
  readonly evidence: number[];
  /** Share in which the last call let weigh what calls do together, tenths. */
  tenths: number;
  /** Destinations and networks of calls that look like the episode; at most 16 each. */
  destinations: readonly number[];
  networks: readonly number[];
  /** Called numbers of such calls; at most 6. */
  numbers: readonly number[];
  /** Lines that made such calls; at most 400. */
  lines: readonly string[];
  /** Destination of each such line's last call. */
  lineDestinations: number[];
  calls: number;
  listedCalls: number;
  maxConcurrent: number;
  /** Unusual calls within the policy's `several` window, counted at their set-up. */
  severalCalls: number;
  /** Finished charges of calls that look like the episode, thousandths of a yen. */
  milliYen: number;
  refused: number;
  lastRefusedMs: number;
}

/** Lists of an episode are copied when they grow: thousands lie about, and few of them grow. */
const none: readonly never[] = Object.freeze([]);

/** @param startMs Set-up of its first call, which may be told of later. */
export function newEpisode(atMs: number, startMs = atMs): Episode {
  return {
    startMs,
    case: '',
    tenths: 10,
    fadedMs: atMs,
    evidence: new Array<number>(readingCount).fill(0),
    destinations: none,
    networks: none,
    numbers: none,
    lines: none,
    lineDestinations: [],
    calls: 0,
    listedCalls: 0,
    maxConcurrent: 0,
    severalCalls: 0,
    milliYen: 0,
    refused: 0,
    lastRefusedMs: 0,
  };
}

/**
 * Sum over the readings. More calls than ever in a day, at this time of the day, and dearer in sum
 * are much the same fact seen three times: the largest counts in full, the others half. So are new
 * numbers in a row and a new destination: guests and campaigns bring both.
 */
export function evidenceSum(episode: Episode): number {
  const { evidence } = episode;
  let sum = 0;
  for (let i = 0; i < evidence.length; i += 1) sum += evidence[i]!;
  const charges = Math.max(0, evidence[chargesAt]!);
  const volume = evidence[volumeAt]!;
  const offHours = evidence[offHoursAt]!;
  const twice = charges + volume + offHours - Math.max(charges, volume, offHours);
  const news = Math.max(0, Math.min(evidence[newNumbersAt]!, evidence[destinationAt]!));
  return sum - (twice >> 1) - (news >> 1);
}

/**
 * Evidence fades in proportion to the time that passes; a day without anything leaves none. A busy
 * line fades as others do: what still holds is raised again by its next call.
 */
export function fade(episode: Episode, atMs: number): void {
  if (atMs < fadesAtMs(episode)) return;
  const quiet = Math.min(dayMs, atMs - episode.fadedMs);
  for (let i = 0; i < readingCount; i += 1) {
    const value = episode.evidence[i]!;
    if (value > 0) episode.evidence[i] = value - Math.trunc((value * quiet) / dayMs);
  }
  episode.fadedMs = atMs;
}

/** From when on the evidence fades further: twice an hour is often enough. */
export function fadesAtMs(episode: Episode): number {
  return episode.fadedMs + hourMs / 2;
}

/** Takes the call's vector when it is the most unusual so far; a usual call eases the old one. */
export function weighCall(episode: Episode, vector: Int32Array): void {
  let now = 0;
  let before = 0;
  for (let i = 0; i < callReadingCount; i += 1) {
    now += vector[i]!;
    before += episode.evidence[i]!;
  }
  if (now >= before) {
    for (let i = 0; i < callReadingCount; i += 1) episode.evidence[i] = vector[i]!;
    return;
  }
  if (now > 0) return;
  for (let i = 0; i < callReadingCount; i += 1) {
    const value = episode.evidence[i]!;
    episode.evidence[i] = value - Math.trunc(value / 16);
  }
}

/** Raises a reading to `value` if that is more than it had. */
export function raise(episode: Episode, at: number, value: number): void {
  const bounded = boundedAt(at, value);
  if (bounded > episode.evidence[at]!) episode.evidence[at] = bounded;
}

/** Sets a reading, whatever it was. */
export function set(episode: Episode, at: number, value: number): void {
  episode.evidence[at] = boundedAt(at, value);
}

function boundedAt(at: number, value: number): number {
  const { range } = readings[at]!;
  return value < range[0] ? range[0] : value > range[1] ? range[1] : value;
}

/** Notes that a call looks like the episode. */
export function noteEpisodeCall(
  episode: Episode,
  call: {
    destination: number;
    number: number;
    network: number;
    subscriber: string;
    listed: boolean;
  },
): void {
  episode.calls += 1;
  if (call.listed) episode.listedCalls += 1;
  episode.destinations = withOne(episode.destinations, call.destination, 16);
  episode.numbers = withOne(episode.numbers, call.number, 6);
  if (call.network >= 0) episode.networks = withOne(episode.networks, call.network, 16);
  const at = episode.lines.indexOf(call.subscriber);
  if (at >= 0) episode.lineDestinations[at] = call.destination;
  else if (episode.lines.length < 400) {
    episode.lines = episode.lines.concat(call.subscriber);
    episode.lineDestinations = episode.lineDestinations.concat(call.destination);
  }
}

/** Notes that the episode goes to this destination too. */
export function noteEpisodePlace(episode: Episode, destination: number): void {
  episode.destinations = withOne(episode.destinations, destination, 16);
}

function withOne(list: readonly number[], value: number, limit: number): readonly number[] {
  return list.length < limit && !list.includes(value) ? list.concat(value) : list;
}
