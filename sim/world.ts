// The simulated carrier's lines and their habits: who they are, where they call, from where.
import type { SimDestination } from './destination-table.ts';
import type { ParameterSet, Parameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { Rates } from './rates.ts';

export type LineKind = 'individual' | 'office' | 'company' | 'call-centre' | 'hotel';

/** Where the line's signalling comes from. */
export interface SourceHabit {
  readonly kind: 'fixed' | 'dynamic' | 'shared';
  readonly address: string;
  /** Dynamic only: the address changes every so many days. */
  readonly leaseDays: number;
}

/** A number abroad that the line calls again and again. */
export interface Favourite {
  /** E.164 digits without +. */
  readonly number: string;
  readonly destination: SimDestination;
}

export interface Habit {
  /** Mean calls on an office day (individuals: on any day). */
  readonly abroadPerDay: number;
  readonly domesticPerDay: number;
  readonly inboundPerDay: number;
  /** Most called first. */
  readonly favourites: readonly Favourite[];
  readonly favouriteWeights: readonly number[];
  /** Chance that a call abroad goes to a number never called before, in a usual country. */
  readonly newNumber: number;
  /** Chance that it goes to a new country. */
  readonly newCountry: number;
  readonly meanHoldSeconds: number;
  /** Relative weight of each hour, 0 to 23. */
  readonly hours: readonly number[];
  /** Factor of traffic on days when offices are empty. */
  readonly closedFactor: number;
}

export interface Reachable {
  readonly from: string;
  readonly to: string;
  readonly days: 'weekdays' | 'all';
}

export interface Account {
  readonly id: string;
  readonly kind: LineKind;
  readonly lines: Line[];
}

export interface Line {
  readonly index: number;
  readonly number: string;
  readonly account: Account;
  readonly kind: LineKind;
  readonly type: 'individual' | 'corporate';
  readonly service: 'ip' | 'pstn';
  readonly channels: number;
  readonly deviceModel: string;
  readonly userAgent: string;
  readonly challenge: boolean;
  /** Its switch delivers one record for each finished call, and nothing before. */
  readonly finishedOnly: boolean;
  readonly trunk: string | undefined;
  /** Dial-around prefix that the line always dials; '' for none. */
  readonly carrier: string;
  readonly source: SourceHabit | undefined;
  readonly habit: Habit;
  readonly reachable: Reachable | undefined;
  readonly accessCarrier: string;
  readonly sinceMs: number;
  /** First day of traffic; later than 0 for a line newly opened. */
  readonly firstDay: number;
  /** It came with its number, and its habits, from another carrier. */
  readonly ported: boolean;
  /** Set once more when an old habit that is out of the ordinary is laid upon the line. */
  lastMonthYen: number;
  readonly billingDay: number;
  /** The line moved to another address on that day. */
  readonly moved: { readonly day: number; readonly source: SourceHabit } | undefined;
}

export interface World {
  readonly seed: number;
  readonly parameterSet: ParameterSet;
  readonly parameters: Parameters;
  readonly rates: Rates;
  readonly startMs: number;
  readonly lines: readonly Line[];
  readonly accounts: readonly Account[];
}

/** The address a line signals from on a day (its router's, or its provider's shared one). */
export function addressOn(line: Line, day: number): string | undefined {
  const source =
    line.moved !== undefined && day >= line.moved.day ? line.moved.source : line.source;
  if (source === undefined || source.kind !== 'dynamic') return source?.address;
  const lease = Math.floor((day + (line.index % source.leaseDays)) / source.leaseDays);
  const [first, second, third] = source.address.split('.');
  // A new lease comes from the provider's pool: the same /16, another host.
  const spread = (Math.imul(lease + 1, 0x9e3779b1) ^ line.index) >>> 0;
  return `${first}.${second}.${(Number(third) + (spread % 8)) % 256}.${1 + ((spread >>> 8) % 254)}`;
}

/** How the line would dial a number abroad. */
export function dialled(line: Line, number: string, random: Random): string {
  if (line.service === 'pstn') {
    const withheld = random.chance(0.01) ? '186' : '';
    return `${withheld}${line.carrier}010${number}`;
  }
  return line.userAgent.startsWith('Kaede Softphone') ? `+${number}` : `010${number}`;
}
