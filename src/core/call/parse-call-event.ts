import type {
  CallEvent,
  CallFacts,
  CdrEvent,
  ChallengeEvent,
  EndEvent,
  RegisterEvent,
  SetupEvent,
} from './call-event.ts';
import type { IsoTime } from './parse-iso-time.ts';
import { parseIsoTime } from './parse-iso-time.ts';

export type ParsedCallEvent =
  | { readonly ok: true; readonly event: CallEvent }
  | { readonly ok: false; readonly reason: string };

/** Longest accepted texts, UTF-16 code units. */
const callIdLength = 256;
const userAgentLength = 256;
const numberLength = 128;

type Fields = Readonly<Record<string, unknown>>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The first thing found wrong; reading goes on with a stand-in, and the event is not used. */
interface Fault {
  reason: string | undefined;
}

const noTime: IsoTime = { timeMs: 0, zone: 'Z' };

/**
 * Reads one call event of the contract (design §7) from a parsed JSON value. Total: what is wrong
 * comes back as a reason that names the field. Unknown fields are ignored; an optional field that
 * is `null` is absent, one with a wrong value refuses the event. Texts must not be empty, hold
 * control characters or lone surrogates, or be longer than 256 (callId, userAgent) or 128.
 */
export function parseCallEvent(value: unknown): ParsedCallEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, reason: 'not a JSON object' };
  }
  const fault: Fault = { reason: undefined };
  const event = eventOf(value as Fields, fault);
  if (event !== undefined && fault.reason === undefined) return { ok: true, event };
  return { ok: false, reason: fault.reason ?? 'not a call event' };
}

function eventOf(fields: Fields, fault: Fault): CallEvent | undefined {
  const type = fields.type;
  switch (type) {
    case 'setup':
      return setupOf(fields, fault);
    case 'answer': {
      const { timeMs, zone } = time(fields.time, 'time', fault);
      return { type, timeMs, zone, callId: text(fields.callId, 'callId', callIdLength, fault) };
    }
    case 'end':
      return endOf(fields, fault);
    case 'register':
      return registerOf(fields, fault);
    case 'cdr':
      return cdrOf(fields, fault);
    case 'challenge':
      return challengeOf(fields, fault);
    case undefined:
    case null:
      refuse(fault, 'type is missing');
      return undefined;
    default:
      refuse(
        fault,
        typeof type === 'string' ? `unknown type ${quoted(type)}` : 'type is not a text',
      );
      return undefined;
  }
}

function setupOf(fields: Fields, fault: Fault): SetupEvent {
  const { timeMs, zone } = time(fields.time, 'time', fault);
  const event: Writable<SetupEvent> = {
    type: 'setup',
    timeMs,
    zone,
    callId: text(fields.callId, 'callId', callIdLength, fault),
    subscriber: text(fields.subscriber, 'subscriber', numberLength, fault),
    to: text(fields.to, 'to', numberLength, fault),
    direction: word(fields.direction ?? 'outbound', 'direction', directions, fault),
  };
  addFacts(event, fields, fault);
  return event;
}

function endOf(fields: Fields, fault: Fault): EndEvent {
  const { timeMs, zone } = time(fields.time, 'time', fault);
  const callId = text(fields.callId, 'callId', callIdLength, fault);
  const cause = fields.cause;
  if (!given(cause)) return { type: 'end', timeMs, zone, callId };
  return { type: 'end', timeMs, zone, callId, cause: causeOf(cause, fault) };
}

function registerOf(fields: Fields, fault: Fault): RegisterEvent {
  const { timeMs, zone } = time(fields.time, 'time', fault);
  const subscriber = text(fields.subscriber, 'subscriber', numberLength, fault);
  const result = word(fields.result, 'result', registerResults, fault);
  const event: Writable<RegisterEvent> = { type: 'register', timeMs, zone, subscriber, result };
  addSource(event, fields, fault);
  return event;
}

function challengeOf(fields: Fields, fault: Fault): ChallengeEvent {
  const { timeMs, zone } = time(fields.time, 'time', fault);
  const callId = text(fields.callId, 'callId', callIdLength, fault);
  const result = word(fields.result, 'result', challengeResults, fault);
  return { type: 'challenge', timeMs, zone, callId, result };
}

function cdrOf(fields: Fields, fault: Fault): CdrEvent {
  const { timeMs, zone } = time(fields.time, 'time', fault);
  const event: Writable<CdrEvent> = {
    type: 'cdr',
    timeMs,
    zone,
    callId: text(fields.callId, 'callId', callIdLength, fault),
    subscriber: text(fields.subscriber, 'subscriber', numberLength, fault),
    to: text(fields.to, 'to', numberLength, fault),
    direction: word(fields.direction ?? 'outbound', 'direction', directions, fault),
    setupMs: time(fields.setupTime, 'setupTime', fault).timeMs,
    endMs: time(fields.endTime, 'endTime', fault).timeMs,
  };
  if (event.endMs < event.setupMs) refuse(fault, 'endTime is before setupTime');
  if (given(fields.answerTime)) {
    event.answerMs = time(fields.answerTime, 'answerTime', fault).timeMs;
    if (event.answerMs < event.setupMs) refuse(fault, 'answerTime is before setupTime');
    if (event.answerMs > event.endMs) refuse(fault, 'answerTime is after endTime');
  }
  if (given(fields.cause)) event.cause = causeOf(fields.cause, fault);
  addFacts(event, fields, fault);
  return event;
}

function addFacts(event: Writable<CallFacts>, fields: Fields, fault: Fault): void {
  if (given(fields.from)) event.from = text(fields.from, 'from', numberLength, fault);
  if (given(fields.service)) event.service = word(fields.service, 'service', services, fault);
  addSource(event, fields, fault);
  if (given(fields.forwardedFrom)) {
    event.forwardedFrom = text(fields.forwardedFrom, 'forwardedFrom', numberLength, fault);
  }
  if (given(fields.trunk)) event.trunk = text(fields.trunk, 'trunk', numberLength, fault);
  if (given(fields.carrier)) event.carrier = text(fields.carrier, 'carrier', numberLength, fault);
}

function addSource(
  event: { sourceIp?: string; userAgent?: string },
  fields: Fields,
  fault: Fault,
): void {
  if (given(fields.sourceIp)) event.sourceIp = address(fields.sourceIp, 'sourceIp', fault);
  if (given(fields.userAgent)) {
    event.userAgent = text(fields.userAgent, 'userAgent', userAgentLength, fault);
  }
}

function refuse(fault: Fault, reason: string): void {
  fault.reason ??= reason;
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function time(value: unknown, field: string, fault: Fault): IsoTime {
  if (typeof value !== 'string') {
    refuse(fault, given(value) ? `${field} is not a text` : `${field} is missing`);
    return noTime;
  }
  const parsed = parseIsoTime(value);
  if (parsed !== undefined) return parsed;
  refuse(fault, `${field} ${quoted(value)} is not an ISO 8601 time with offset`);
  return noTime;
}

function text(value: unknown, field: string, longest: number, fault: Fault): string {
  if (typeof value !== 'string') {
    refuse(fault, given(value) ? `${field} is not a text` : `${field} is missing`);
    return '';
  }
  if (value.length === 0) refuse(fault, `${field} is empty`);
  if (value.length > longest) {
    refuse(fault, `${field} is longer than ${longest} characters`);
    return '';
  }
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) refuse(fault, `${field} has a control character`);
    // A lone surrogate has no UTF-8 form: the text would not survive the way to disk and back.
    if (code >= 0xd800 && !value.isWellFormed()) refuse(fault, `${field} is not well-formed`);
  }
  return value;
}

/** IPv4 in four decimal parts, or what has only the characters and colons of IPv6 (RFC 4291). */
function address(value: unknown, field: string, fault: Fault): string {
  const written = text(value, field, numberLength, fault);
  const ipv6 = written.includes(':');
  if (ipv6 ? !/^(?=.*:.*:)[0-9a-f:.]{2,45}$/i.test(written) : !isIpv4(written)) {
    refuse(fault, `${field} ${quoted(written)} is not an IP address`);
  }
  return written;
}

function isIpv4(written: string): boolean {
  let parts = 0;
  let part = -1;
  for (let at = 0; at <= written.length; at++) {
    const code = at < written.length ? written.charCodeAt(at) : 46;
    if (code === 46) {
      if (part < 0) return false;
      parts++;
      part = -1;
    } else if (code >= 48 && code <= 57 && part !== 0) {
      part = (part < 0 ? 0 : part * 10) + code - 48;
      if (part > 255) return false;
    } else {
      return false;
    }
  }
  return parts === 4;
}

const directions = ['outbound', 'inbound'] as const;
const services = ['ip', 'pstn'] as const;
const registerResults = ['ok', 'rejected'] as const;
const challengeResults = ['passed', 'failed', 'abandoned'] as const;

/** One of the contract's words, as the table's own string. */
function word<W extends string>(
  value: unknown,
  field: string,
  words: readonly [W, ...W[]],
  fault: Fault,
): W {
  for (let at = 0; at < words.length; at++) if (value === words[at]) return words[at]!;
  refuse(fault, given(value) ? `${field} is not ${words.join(' or ')}` : `${field} is missing`);
  return words[0];
}

/** Q.850 ends at 127; switches write causes of their own above it, up to three digits. */
function causeOf(value: unknown, fault: Fault): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 999) {
    return value;
  }
  refuse(fault, 'cause is not an integer of 0 to 999');
  return 0;
}

/** Cut, and escaped as JSON, so that a reason stays one readable line. */
function quoted(value: string): string {
  return JSON.stringify(value.length > 64 ? `${value.slice(0, 64).toWellFormed()}…` : value);
}
