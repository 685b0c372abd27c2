import { assert } from '../stdx/assert.ts';
import { rangeOf } from './destination-table.ts';
import type { DialPlan } from './dial-plan.ts';
import type {
  Destination,
  DialledNumber,
  NumberKind,
  NumberStatus,
  NumberType,
} from './dialled-number.ts';
import { type PlanReader, prefixKind, readerOf } from './plan-reader.ts';
import { rootNode, walk } from './range-table.ts';
import { readDialledText } from './read-dialled-text.ts';

/** Digits of an E.164 form that are kept; what is longer is too long anyway (E.164 allows 15). */
const e164Limit = 32;

/** Prefixes used in other countries to call abroad; here they are a sign of probing. */
const foreignPrefixes = ['00', '010', '011', '0011', '810', '00700', '119'];

/** What stood before the number proper. */
interface Lead {
  carrier: string;
  clir: DialledNumber['clir'];
}

/**
 * Understands a dialled string or URI. Total: never throws, whatever the text, given a plan
 * without `dialPlanProblems`.
 *
 * Grammar (Japan, the others alike): `[outside line][184|186][122][carrier] 010 CC NSN`, `+CC NSN`,
 * `0 NSN`, short codes. Prefixes before the number may stand in any order, each once.
 * - `international` only when positively so: an international prefix of this plan or a +, then a
 *   code that is not home's, or behind home's code a place that is not domestic. Prefixes of
 *   other countries make kind `unknown`, `manipulated`.
 * - Home's own code after + is domestic; after an international prefix too, but `manipulated`.
 * - `+CC 0 …` where no number of that code begins so is `manipulated`, its E.164 form without
 *   the 0. Italy and others whose numbers do begin with 0 keep it.
 * - `e164` holds at most 32 digits.
 */
export function normaliseNumber(dialled: string, plan: DialPlan): DialledNumber {
  const reader = readerOf(plan);
  if (isPlain(dialled)) return understand(dialled, reader);
  const text = readDialledText(dialled);
  if (text.kind === 'number') return understandInContext(text.dialled, reader);
  if (text.kind === 'emergency') return bare('emergency', 'valid', newLead());
  return bare('unknown', text.kind === 'nothing' ? 'too-short' : 'manipulated', newLead());
}

function isPlain(text: string): boolean {
  const length = text.length;
  if (length === 0 || length > 64) return false;
  for (let i = text.charCodeAt(0) === 43 && length > 1 ? 1 : 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/**
 * `;context;number` comes from a URI whose phone-context is a global prefix. What the plan reads as
 * a whole number stays so (telephones are shipped with a context that is not theirs); the context
 * decides only what is none, and abroad only when a valid number comes of it.
 */
function understandInContext(text: string, reader: PlanReader): DialledNumber {
  if (!text.startsWith(';')) return understand(text, reader);
  const [, context = '', number = ''] = text.split(';');
  const asDialled = understand(number, reader);
  if (asDialled.e164 !== '' || (asDialled.kind !== 'unknown' && asDialled.kind !== 'domestic')) {
    return asDialled;
  }
  const inContext = understand(`+${context}${number}`, reader);
  return inContext.status === 'valid' ? inContext : asDialled;
}

function understand(text: string, reader: PlanReader): DialledNumber {
  const { outsideLinePrefixes } = reader.plan;
  if (outsideLinePrefixes.length === 0 || isEmergency(text, 0, reader)) {
    return readFrom(text, 0, reader);
  }
  for (const prefix of outsideLinePrefixes) {
    if (text.length <= prefix.length || !text.startsWith(prefix)) continue;
    const inside = readFrom(text, prefix.length, reader);
    if (inside.kind !== 'unknown') return inside;
  }
  return readFrom(text, 0, reader);
}

function newLead(): Lead {
  return { carrier: '', clir: 'default' };
}

function readFrom(text: string, start: number, reader: PlanReader): DialledNumber {
  const lead = newLead();
  let at = start;
  let overridden = false;
  for (;;) {
    if (isEmergency(text, at, reader)) return bare('emergency', 'valid', lead);
    const found = reader.prefixes.match(text, at);
    const kind = prefixKind(found);
    const after = at + (found >> 4);
    if (kind === 'international') return readInternational(text, after, reader, lead, false);
    if (kind === 'plus') return readInternational(text, after, reader, lead, true);
    if (kind === 'none' || after === text.length) break;
    if (kind === 'carrier') {
      if (lead.carrier !== '' || !mayFollowCarrier(text, after, reader)) break;
      lead.carrier = text.slice(at, after);
    } else if (kind === 'override') {
      if (overridden) break;
      overridden = true;
    } else {
      if (lead.clir !== 'default') break;
      lead.clir = kind;
    }
    at = after;
  }
  return readNational(text, at, reader, lead);
}

function isEmergency(text: string, at: number, reader: PlanReader): boolean {
  const digits = text.length - at;
  if (digits > reader.emergencyDigits || digits < 2) return false;
  return reader.emergency.has(text.slice(at));
}

/** So that 0046 8121… is no dial-around, and 0037 6… stays the service number that it is. */
function mayFollowCarrier(text: string, at: number, reader: PlanReader): boolean {
  const kind = prefixKind(reader.prefixes.match(text, at));
  if (kind !== 'none' && kind !== 'carrier') return true;
  if (isEmergency(text, at, reader)) return true;
  return text.startsWith('0', at) || text.startsWith(reader.plan.trunkPrefix, at);
}

/** `at` stands behind the international prefix or the +. */
function readInternational(
  text: string,
  at: number,
  reader: PlanReader,
  lead: Lead,
  byPlus: boolean,
): DialledNumber {
  const doubled = !byPlus && text.charCodeAt(at) === 43;
  const begin = doubled ? at + 1 : at;
  if (begin >= text.length) return bare('unknown', 'too-short', lead);
  if (isEmergency(text, begin, reader)) return bare('emergency', 'manipulated', lead);
  if (text.charCodeAt(begin) === 48 || !onlyDigits(text, begin)) {
    return bare('unknown', 'manipulated', lead);
  }
  const home = reader.plan.callingCode;
  if (text.startsWith(home, begin)) {
    const number = readHome(text, begin + home.length, reader, lead, true);
    return byPlus || number.kind !== 'domestic' ? number : { ...number, status: 'manipulated' };
  }
  const walked = walk(rootNode, text, begin);
  const { destination, numberType, status } = rangeOf(walked);
  const code = destination.callingCode.length;
  if (walked >>> 16 < code) {
    const broken = text.length - begin < 3 && status === 'too-short';
    const unassigned = broken ? 'too-short' : 'unallocated';
    return make('international', digitsFrom(text, begin), unassigned, 'unknown', undefined, lead);
  }
  if (status !== 'valid' && text.charCodeAt(begin + code) === 48) {
    const repaired = readWithoutZero(text, begin, code, walked, lead);
    if (repaired !== undefined) return repaired;
  }
  const shown = doubled ? 'manipulated' : status;
  return make('international', digitsFrom(text, begin), shown, numberType, destination, lead);
}

/** `+44 0 20 …`; undefined when the 0 may belong there. */
function readWithoutZero(
  text: string,
  begin: number,
  code: number,
  walked: number,
  lead: Lead,
): DialledNumber | undefined {
  const without = text.slice(begin, begin + code) + text.slice(begin + code + 1);
  const range = rangeOf(walk(rootNode, without, 0));
  if (range.status !== 'valid' && walked >>> 16 > code) return undefined;
  return make(
    'international',
    digitsFrom(without, 0),
    'manipulated',
    range.numberType,
    range.destination,
    lead,
  );
}

/** A national number at `at`, behind the home calling code or the trunk prefix. */
function readHome(
  text: string,
  at: number,
  reader: PlanReader,
  lead: Lead,
  byCode: boolean,
): DialledNumber {
  const { callingCode, trunkPrefix } = reader.plan;
  if (byCode && isEmergency(text, at, reader)) return bare('emergency', 'manipulated', lead);
  const walked = walk(reader.homeNode, text, at);
  const { destination, numberType, status } = rangeOf(walked);
  if (byCode && status !== 'valid' && trunkPrefix === '0' && text.charCodeAt(at) === 48) {
    return { ...readHome(text, at + 1, reader, lead, false), status: 'manipulated' };
  }
  const e164 = callingCode + digitsFrom(text, at);
  if (isOtherTerritory(destination.index, numberType, status, reader)) {
    return make('international', e164, status, numberType, destination, lead);
  }
  return make('domestic', e164, status, numberType, undefined, lead);
}

/** Abroad behind the home calling code: positively so, not by default. */
function isOtherTerritory(
  destination: number,
  numberType: NumberType,
  status: NumberStatus,
  { domestic, mainDestination }: PlanReader,
): boolean {
  if (domestic.has(destination)) return false;
  if (destination !== mainDestination) return true;
  // 1-800 and the like belong to the whole code; the table gives them to its main territory.
  const ofAPlace =
    numberType === 'fixed' || numberType === 'mobile' || numberType === 'fixed-or-mobile';
  return status === 'valid' && ofAPlace;
}

function readNational(text: string, at: number, reader: PlanReader, lead: Lead): DialledNumber {
  const { plan } = reader;
  const digits = text.length - at;
  if (digits === 0) return bare(at > 0 ? 'special' : 'unknown', 'too-short', lead);
  const first = text.charCodeAt(at);
  if (first === 42 || first === 35) return bare('special', 'valid', lead);
  if (!onlyDigits(text, at)) return bare('unknown', 'manipulated', lead);
  const trunk = plan.trunkPrefix;
  if (text.startsWith(trunk, at) && digits > trunk.length) {
    const national = readTrunk(text, at + trunk.length, reader, lead);
    if (national !== undefined) return national;
  }
  if (first === 48 || plan.trunkOptional) {
    const untrunked = readUntrunked(text, at, reader, lead);
    if (untrunked !== undefined) return untrunked;
  }
  return readShort(text, at, reader, lead);
}

/** Service numbers such as Japan's 0077 7…, and numbers that need no trunk prefix. */
function readUntrunked(
  text: string,
  at: number,
  reader: PlanReader,
  lead: Lead,
): DialledNumber | undefined {
  const number = readHome(text, at, reader, lead, false);
  if (text.charCodeAt(at) === 48) {
    if (number.status !== 'valid' || number.kind !== 'domestic') return undefined;
    return { ...number, kind: 'special', e164: '' };
  }
  return number.status === 'valid' || text.length - at === 10 ? number : undefined;
}

/** Behind the trunk prefix; undefined when it cannot be a national number. */
function readTrunk(
  text: string,
  at: number,
  reader: PlanReader,
  lead: Lead,
): DialledNumber | undefined {
  const { trunkPrefix } = reader.plan;
  if (trunkPrefix === '0' && text.charCodeAt(at) === 48) return undefined;
  const number = readHome(text, at, reader, lead, false);
  if (number.status === 'valid') return number;
  if (isForeignPrefix(text, at - trunkPrefix.length, reader)) return undefined;
  if (reader.plan.trunkOptional && number.kind === 'domestic' && text.length - at < 9) {
    return undefined;
  }
  return number;
}

/** A foreign international prefix with a whole foreign number behind it. */
function isForeignPrefix(text: string, at: number, reader: PlanReader): boolean {
  for (const prefix of foreignPrefixes) {
    if (!text.startsWith(prefix, at) || reader.plan.internationalPrefixes.includes(prefix)) {
      continue;
    }
    const walked = walk(rootNode, text, at + prefix.length);
    const { destination, status } = rangeOf(walked);
    if (status === 'valid' && walked >>> 16 >= destination.callingCode.length) return true;
  }
  return false;
}

function readShort(text: string, at: number, reader: PlanReader, lead: Lead): DialledNumber {
  const { plan } = reader;
  const digits = text.length - at;
  const first = text.charCodeAt(at) - 48;
  if (digits <= 8) {
    for (const number of plan.emergency) {
      if (text.startsWith(number, at)) return bare('emergency', 'too-long', lead);
    }
  }
  for (const special of plan.special) {
    if (digits <= special.digits && text.startsWith(special.prefix, at)) {
      return bare('special', digits < 3 && special.digits > 2 ? 'too-short' : 'valid', lead);
    }
  }
  const [least, most] = plan.localDigits;
  if (first >= 2 && digits >= least && digits <= most) return bare('domestic', 'valid', lead);
  if (plan.plusOmitted && first !== 0 && digits > most) {
    return readInternational(text, at, reader, lead, true);
  }
  return bare('unknown', digits < 3 ? 'too-short' : 'manipulated', lead);
}

function onlyDigits(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function digitsFrom(text: string, at: number): string {
  return text.slice(at, at + e164Limit);
}

/** A number without an E.164 form. */
function bare(kind: NumberKind, status: NumberStatus, lead: Lead): DialledNumber {
  return make(kind, '', status, 'unknown', undefined, lead);
}

function make(
  kind: NumberKind,
  e164: string,
  status: NumberStatus,
  numberType: NumberType,
  destination: Destination | undefined,
  lead: Lead,
): DialledNumber {
  assert(kind === 'international' || destination === undefined, 'only abroad has a destination');
  return { kind, e164, status, numberType, destination, carrier: lead.carrier, clir: lead.clir };
}
