import { dayMs } from './calendar.ts';
import type { SimDestination } from './destination-table.ts';
import { drawDestination, drawHabit, monthlyYen } from './line-habit.ts';
import {
  drawParameters,
  type ParameterSet,
  type Parameters,
  standardParameters,
} from './parameters.ts';
import { Random } from './random.ts';
import { drawRates, type Rates } from './rates.ts';
import type { Account, Line, LineKind, Reachable, SourceHabit, World } from './world.ts';

/** Share of the lines of each kind; the rest are individuals. */
const shares: readonly (readonly [LineKind, number, readonly [number, number]])[] = [
  ['company', 0.165, [10, 300]],
  ['call-centre', 0.017, [10, 60]],
  ['hotel', 0.018, [4, 24]],
  ['office', 0.3, [1, 8]],
];

const gateways = ['Hikage Gateway H5', 'Hikage Gateway H7', 'Nagi Router VX2', 'Kaede Softphone 4'];
const exchanges = [
  'Aoba PBX 8',
  'Aoba PBX 16',
  'Sumire IP-PBX 2100',
  'Tokiwa Exchange 9',
  'Minato vPBX 3',
  'Yamabuki Trunk G2',
];
const homeNetworks = [
  '60.65',
  '60.112',
  '118.15',
  '118.104',
  '122.25',
  '123.217',
  '125.197',
  '126.23',
  '126.140',
  '153.129',
  '153.203',
  '180.31',
  '182.166',
  '202.215',
  '210.149',
  '219.104',
  '220.98',
  '221.170',
];
const areas = ['033', '035', '036', '066', '05295', '04531', '09247', '01127', '02226', '08224'];

interface Draft {
  readonly seed: number;
  readonly startMs: number;
  readonly days: number;
  readonly subscribers: number;
  readonly parameters: Parameters;
  readonly rates: Rates;
  readonly random: Random;
  readonly lines: Line[];
  readonly accounts: Account[];
  readonly numbers: Set<string>;
}

/**
 * Draws the carrier's accounts and lines. The same options give the same world.
 * @param options `startMs` is a midnight in Japan; `days` is how long the traffic will last, in
 * which some lines are opened and some move.
 */
export function buildWorld(options: {
  readonly seed: number;
  readonly subscribers: number;
  readonly startMs: number;
  readonly days: number;
  /** The standard ones unless told. */
  readonly parameterSet?: ParameterSet;
  /** In place of what is drawn. */
  readonly overrides?: Partial<Parameters>;
}): World {
  const { seed, startMs, parameterSet } = options;
  const drawn =
    parameterSet === undefined ? standardParameters : drawParameters(seed, parameterSet);
  const parameters = { ...drawn, ...options.overrides };
  const rates = drawRates(parameters.price, new Random(seed, 'rates'));
  const draft: Draft = {
    ...options,
    parameters,
    rates,
    random: new Random(seed, 'world'),
    lines: [],
    accounts: [],
    numbers: new Set(),
  };
  for (const [kind, share, size] of shares) {
    let quota = Math.round(options.subscribers * share);
    while (quota > 0) quota -= addAccount(draft, kind, accountSize(draft, size, quota));
  }
  while (draft.lines.length < options.subscribers) {
    const left = options.subscribers - draft.lines.length;
    addAccount(draft, 'individual', Math.min(left, draft.random.chance(0.06) ? 2 : 1));
  }
  const { lines, accounts } = draft;
  return {
    seed,
    startMs,
    parameterSet: parameterSet ?? 'train',
    parameters,
    rates,
    lines,
    accounts,
  };
}

function accountSize(draft: Draft, [least, most]: readonly [number, number], quota: number) {
  const drawn = draft.random.low(least, most);
  return Math.max(1, Math.min(drawn, quota, Math.ceil(draft.subscribers / 8)));
}

function addAccount(draft: Draft, kind: LineKind, size: number): number {
  const { random, parameters, days } = draft;
  const account: Account = { id: `A${1001 + draft.accounts.length}`, kind, lines: [] };
  draft.accounts.push(account);
  const ipShare = { individual: 0.55, office: 0.6, company: 0.75, 'call-centre': 1, hotel: 0.7 };
  const service = random.chance(ipShare[kind] * parameters.ip) ? 'ip' : 'pstn';
  const numbers = drawNumbers(draft, size, service === 'ip' && random.chance(0.6));
  const individual = kind === 'individual';
  const firm = kind === 'office' || kind === 'company';
  const ported = firm && size <= 12 && days >= 4 && random.chance(parameters.ported);
  const model = random.pick(individual && service === 'ip' ? gateways : exchanges);
  const shared = {
    service,
    channels: drawChannels(kind, size, random),
    deviceModel: individual && service === 'pstn' ? '' : model,
    userAgent: service === 'ip' ? `${model}/${random.int(1, 4)}.${random.int(0, 9)}` : '',
    finishedOnly: service === 'pstn' && random.chance(parameters.finishedOnly),
    trunk: size >= 10 ? `T${account.id.slice(1)}` : undefined,
    carrier: service === 'pstn' ? random.pick(['', '', '001', '0033', '0061']) : '',
    source: service === 'ip' ? drawSource(kind, parameters, random) : undefined,
    reachable: drawReachable(kind, parameters, random),
    accessCarrier: random.pick(['access-east', 'access-west', 'access-other']),
    home: drawHome(kind, random),
    sinceMs: draft.startMs - random.low(40, 5_000) * dayMs,
    billingDay: random.pick([1, 1, 1, 11, 21]),
    portedDay: ported ? random.int(1, days - 2) : 0,
  } as const;
  for (const number of numbers) addLine(draft, account, number, shared);
  return numbers.length;
}

interface Shared
  extends Pick<
    Line,
    | 'service'
    | 'channels'
    | 'deviceModel'
    | 'userAgent'
    | 'finishedOnly'
    | 'trunk'
    | 'carrier'
    | 'source'
    | 'reachable'
    | 'accessCarrier'
    | 'sinceMs'
    | 'billingDay'
  > {
  readonly home: readonly SimDestination[];
  /** Day on which the account's numbers came from another carrier; 0 for none. */
  readonly portedDay: number;
}

function addLine(draft: Draft, account: Account, number: string, shared: Shared): void {
  const { random, parameters, rates } = draft;
  const { home, portedDay, ...same } = shared;
  const alone = account.kind === 'individual' || account.kind === 'office';
  const opened = alone && portedDay === 0 && draft.days >= 4 && random.chance(parameters.opened);
  const firstDay = opened ? random.int(1, draft.days - 2) : portedDay;
  const moves =
    same.service === 'ip' && alone && draft.days >= 4 && random.chance(parameters.moved);
  const movedDay = random.int(1, Math.max(1, draft.days - 2));
  const habit = drawHabit(account.kind, home, parameters, random);
  const monthly = Math.round(monthlyYen(habit, rates) * (0.6 + 0.8 * random.next()));
  const line: Line = {
    ...same,
    index: draft.lines.length,
    number,
    account,
    kind: account.kind,
    type: account.kind === 'individual' ? 'individual' : 'corporate',
    challenge: !random.chance(parameters.unchallengeable / (same.service === 'pstn' ? 1 : 3)),
    habit,
    firstDay,
    ported: portedDay > 0,
    sinceMs: firstDay > 0 ? draft.startMs + firstDay * dayMs : same.sinceMs,
    lastMonthYen: firstDay > 0 ? 0 : monthly,
    moved: moves
      ? { day: movedDay, source: drawSource(account.kind, parameters, random) }
      : undefined,
  };
  account.lines.push(line);
  draft.lines.push(line);
}

/** Neighbouring numbers for one account, as direct-dial-in blocks are given out. */
function drawNumbers(draft: Draft, size: number, fifty: boolean): string[] {
  const { random, numbers } = draft;
  for (;;) {
    const head = fifty ? `050${random.int(1, 9)}` : random.pick(areas);
    const free = (fifty ? 11 : 10) - head.length;
    const base = random.int(0, 10 ** free - 1 - size);
    const block = Array.from(
      { length: size },
      (_, index) => head + String(base + index).padStart(free, '0'),
    );
    if (block.some(number => numbers.has(number))) continue;
    for (const number of block) numbers.add(number);
    return block;
  }
}

function drawChannels(kind: LineKind, size: number, random: Random): number {
  switch (kind) {
    case 'individual':
      return random.chance(0.2) ? 2 : 1;
    case 'office':
      return Math.max(2, Math.min(8, size + random.int(0, 3)));
    case 'company':
      return Math.min(60, 8 + Math.round(size / 4) + random.int(0, 8));
    case 'call-centre':
      return Math.max(12, size);
    case 'hotel':
      return random.int(6, 23);
  }
}

function drawSource(kind: LineKind, parameters: Parameters, random: Random): SourceHabit {
  if (kind === 'individual' && random.chance(parameters.sharedAddress)) {
    // Carrier-grade NAT: some forty homes behind each of the provider's shared addresses.
    return {
      kind: 'shared',
      address: `106.72.${random.int(0, 1)}.${random.int(1, 30)}`,
      leaseDays: 1,
    };
  }
  const network = random.pick(homeNetworks);
  const address = `${network}.${random.int(0, 255)}.${random.int(1, 254)}`;
  const steady = kind !== 'individual' && random.chance(0.85);
  return steady
    ? { kind: 'fixed', address, leaseDays: 1 }
    : { kind: 'dynamic', address, leaseDays: random.int(1, Math.round(parameters.leaseDays)) };
}

function drawReachable(
  kind: LineKind,
  parameters: Parameters,
  random: Random,
): Reachable | undefined {
  if (kind === 'hotel' || kind === 'call-centre') {
    return { from: '00:00', to: '24:00', days: 'all' };
  }
  if (random.chance(parameters.unreachable)) return undefined;
  const draw = random.next();
  if (kind === 'individual') {
    if (draw < 0.17) return { from: '09:00', to: '18:00', days: 'all' };
    if (draw < 0.33) return { from: '18:00', to: '23:00', days: 'weekdays' };
    return draw < 0.9
      ? { from: '08:00', to: '23:00', days: 'all' }
      : { from: '00:00', to: '24:00', days: 'all' };
  }
  return draw < 0.88
    ? { from: '09:00', to: random.pick(['17:30', '18:00', '19:00']), days: 'weekdays' }
    : { from: '00:00', to: '24:00', days: 'all' };
}

function drawHome(kind: LineKind, random: Random): SimDestination[] {
  const counts = { individual: 1, office: 2, company: 3, 'call-centre': 6, hotel: 8 };
  const count = random.int(1, counts[kind] + 1);
  return Array.from({ length: count }, () => drawDestination(random));
}
