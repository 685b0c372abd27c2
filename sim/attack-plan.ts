// What all attacks are made of: victims, numbers, sources, and channels kept busy.
import { calendarDay, dayMs, hourMs, minuteMs, secondMs } from './calendar.ts';
import { restrictedCountries, type SimDestination, simDestinations } from './destination-table.ts';
import { numberAfter, numberIn } from './number-plan.ts';
import { drawParameter, type ParameterName } from './parameters.ts';
import type { Random } from './random.ts';
import type { AttackLabel, SimCall, SimRegistration } from './sim-call.ts';
import { addressOn, dialled, type Line, type World } from './world.ts';

/** An attack being planned: what it knows, and what it has put down so far. */
export interface AttackPlan {
  readonly world: World;
  readonly random: Random;
  /** What its figures are multiplied with. */
  readonly scale: AttackScale;
  readonly label: AttackLabel;
  readonly beginMs: number;
  readonly calls: SimCall[];
  readonly registrations: SimRegistration[];
}

export interface AttackScale {
  readonly hold: number;
  readonly gap: number;
  readonly span: number;
  readonly channels: number;
}

export function drawScale(world: World, random: Random): AttackScale {
  const draw = (name: ParameterName) => drawParameter(name, world.parameterSet, random);
  return {
    hold: draw('attackHold'),
    gap: draw('attackGap'),
    span: draw('attackSpan'),
    channels: draw('attackChannels'),
  };
}

/** Figures of a published case stay as they were published. */
export const asPublished: AttackScale = { hold: 1, gap: 1, span: 1, channels: 1 };

export interface Source {
  readonly sourceIp: string | undefined;
  readonly userAgent: string;
}

const attackerAgents = [
  'friendly-scanner',
  'sipcli/v1.8',
  'pplsip',
  'Zoiper rev.6751',
  'Cisco-SIPGateway/IOS-12.x',
  'eyeBeam release 3015c',
  'CSipSimple',
  'Asterisk PBX 1.8',
  'PortSIP VoIP SDK',
  'Z 5.5.8',
];
const foreignNetworks = [
  '5.79',
  '31.3',
  '37.8',
  '41.66',
  '45.148',
  '46.166',
  '62.210',
  '77.247',
  '80.94',
  '85.93',
  '89.42',
  '91.200',
  '102.65',
  '103.145',
  '105.73',
  '141.98',
  '156.96',
  '178.132',
  '185.53',
  '188.161',
  '193.46',
  '195.154',
  '212.83',
  '213.6',
];

/** Any address abroad. */
export function foreignAddress(random: Random): string {
  return `${random.pick(foreignNetworks)}.${random.int(0, 255)}.${random.int(1, 254)}`;
}

/** A stolen credential is used from anywhere; one time in three with the victim's own agent. */
export function foreignSource(line: Line, random: Random): Source {
  const userAgent = random.chance(0.33) ? line.userAgent : random.pick(attackerAgents);
  return { sourceIp: foreignAddress(random), userAgent };
}

/** Calls made through the victim's own exchange come from where its lawful calls come from. */
export function ownSource(line: Line, world: World, timeMs: number): Source {
  const day = Math.max(0, Math.floor((timeMs - world.startMs) / dayMs));
  return { sourceIp: addressOn(line, day), userAgent: line.userAgent };
}

export function listedDestination(random: Random): SimDestination {
  const country = random.pick(restrictedCountries);
  return simDestinations.find(destination => destination.country === country) as SimDestination;
}

const unlisted = simDestinations.filter(
  destination =>
    destination.country !== '' &&
    !restrictedCountries.includes(destination.country) &&
    destination.yenPerMinute >= 35 &&
    destination.yenPerMinute <= 240 &&
    destination.prefixes[0]?.length !== 4,
);

/** Anywhere that pays and is on nobody's list. */
export function unlistedDestination(random: Random): SimDestination {
  return random.pick(unlisted);
}

/** A maker of called numbers: some few again and again, or a range upwards, or ever new ones. */
export function numberSource(
  destination: SimDestination,
  { random, world }: Pick<AttackPlan, 'random' | 'world'>,
): () => string {
  const count = random.low(1, Math.round(world.parameters.attackNumbers));
  const fixed = Array.from({ length: count }, () => mobile(destination, random));
  const draw = random.next();
  if (draw < 0.5) return () => random.pick(fixed);
  if (draw < 0.75) return sequentialNumbers(destination, random, 1);
  return () => mobile(destination, random);
}

/** Counts upwards in each of `blocks` blocks of ten thousand numbers, in turn. */
export function sequentialNumbers(
  destination: SimDestination,
  random: Random,
  blocks: number,
): () => string {
  const bases = Array.from({ length: blocks }, () => mobile(destination, random));
  let count = 0;
  return () => {
    count += 1;
    return numberAfter(bases[count % blocks] as string, Math.floor(count / blocks));
  };
}

function mobile(destination: SimDestination, random: Random): string {
  return numberIn(destination, random.chance(0.8) ? 'mobile' : 'fixed', random);
}

export interface Pumping {
  readonly lines: readonly Line[];
  readonly beginMs: number;
  readonly endMs: number;
  /** Calls kept up at once. */
  readonly concurrent: number;
  readonly holdMs: readonly [number, number];
  readonly gapMs: readonly [number, number];
  readonly number: () => string;
  readonly source: (line: Line, timeMs: number) => Source;
  /** Chance that a call is answered; the seed's unless told. */
  readonly answered?: number;
  readonly mostCalls?: number;
  readonly forwarded?: boolean;
  /** How the number is dialled; as the line always does unless told. */
  readonly dial?: (number: string) => string;
  /** Told of each call's set-up, to add what goes before it. */
  readonly before?: (line: Line, setupMs: number, endMs: number) => void;
}

/** Keeps channels busy, each calling again after a gap, the lines taken in turn. */
export function pump(plan: AttackPlan, pumping: Pumping): void {
  const { random, scale } = plan;
  const most = pumping.mostCalls ?? Number.POSITIVE_INFINITY;
  const endMs = pumping.beginMs + (pumping.endMs - pumping.beginMs) * scale.span;
  const gapMs = [pumping.gapMs[0], Math.round(pumping.gapMs[1] * scale.gap)] as const;
  const freeMs = Array.from(
    { length: channelsBusy(plan, pumping) },
    () => pumping.beginMs + random.int(0, Math.min(pumping.gapMs[1], 5 * minuteMs)),
  );
  for (let count = 0; count < most; count += 1) {
    let channel = 0;
    for (let index = 1; index < freeMs.length; index += 1) {
      if ((freeMs[index] as number) < (freeMs[channel] as number)) channel = index;
    }
    const setupMs = freeMs[channel] as number;
    if (setupMs >= endMs) break;
    const line = pumping.lines[channel % pumping.lines.length] as Line;
    const call = attackCall(plan, line, setupMs, pumping);
    plan.calls.push(call);
    pumping.before?.(line, setupMs, call.endMs);
    freeMs[channel] = call.endMs + random.int(gapMs[0], Math.max(gapMs[0], gapMs[1]));
  }
}

function channelsBusy({ scale }: AttackPlan, { concurrent, lines, forwarded }: Pumping): number {
  const wanted = Math.max(1, Math.round(concurrent * scale.channels));
  // An exchange that forwards is not held back by the line's channels.
  if (forwarded || wanted <= concurrent) return wanted;
  return Math.max(concurrent, Math.min(wanted, lines[0]?.channels ?? 1));
}

function attackCall(plan: AttackPlan, line: Line, setupMs: number, pumping: Pumping): SimCall {
  const { random } = plan;
  const answered = random.chance(pumping.answered ?? plan.world.parameters.answered);
  const answerMs = answered ? setupMs + random.int(1_500, 9_000) : undefined;
  const holdMs = Math.round(random.int(...pumping.holdMs) * plan.scale.hold);
  const number = pumping.number();
  return {
    ...pumping.source(line, setupMs),
    line,
    direction: 'outbound',
    setupMs,
    answerMs,
    endMs: answerMs === undefined ? setupMs + random.int(1_000, 25_000) : answerMs + holdMs,
    from: line.number,
    to: pumping.dial?.(number) ?? dialled(line, number, random),
    abroad: number,
    forwardedFrom: pumping.forwarded ? line.number : undefined,
    cause: answered ? 16 : random.pick([17, 18, 31, 34, 1, 28]),
    label: plan.label,
  };
}

/** Guesses passwords: refused registrations, then one that succeeds from elsewhere. */
export function guessPassword(plan: AttackPlan, line: Line, source: Source, enterMs: number): void {
  if (line.service !== 'ip' || source.sourceIp === undefined) return;
  const { random } = plan;
  const scanner = { sourceIp: foreignAddress(random), userAgent: random.pick(attackerAgents) };
  const guesses = random.chance(0.7) ? random.low(5, 150) : 0;
  const lastMs = enterMs - random.low(20, 80 * 60) * minuteMs;
  const gapMs = random.int(200, 4_000);
  for (let index = guesses; index > 0; index -= 1) {
    const timeMs = lastMs - index * gapMs;
    plan.registrations.push({ line, timeMs, ...scanner, result: 'rejected' });
  }
  plan.registrations.push({
    line,
    timeMs: enterMs,
    sourceIp: source.sourceIp,
    userAgent: source.userAgent,
    result: 'ok',
  });
}

/** The evening before a day off, or one in the night: when nobody is in the office. */
export function emptyOfficeHour(aroundMs: number, random: Random): number {
  for (const day of [0, 1, -1, 2, -2, 3, -3]) {
    const today = calendarDay(aroundMs + day * dayMs);
    const tomorrow = calendarDay(aroundMs + (day + 1) * dayMs);
    if (!today.officeClosed && tomorrow.officeClosed) {
      return today.startMs + 20 * hourMs + random.int(0, 10 * 60) * minuteMs;
    }
  }
  return aroundMs;
}

/** Most between 22:00 and 05:00, the others at any hour. */
export function anyHour(dayStartMs: number, random: Random, world: World): number {
  const atNight = random.chance(world.parameters.night);
  const minutes = atNight ? 22 * 60 + random.int(0, 7 * 60) : random.int(0, 24 * 60);
  return calendarDay(dayStartMs).startMs + minutes * minuteMs + random.int(0, 59) * secondMs;
}

/** Whole hours or minutes of a range, in milliseconds. */
export function drawn(random: Random, range: readonly [number, number], unitMs: number): number {
  return random.low(range[0] * unitMs, range[1] * unitMs);
}
