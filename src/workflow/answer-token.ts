// The token of an answer link: which attempt it is about, until when, and a keyed digest of both.
// It ends in letters or digits, since programs that make links of text leave other ends out.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { assert } from '../core/stdx/assert.ts';

/** Keys by version; new tokens are made with the newest, older ones are still believed. */
export interface AnswerKeys {
  readonly newest: number;
  readonly byVersion: ReadonlyMap<number, Uint8Array>;
}

export interface AnswerTicket {
  readonly case: string;
  readonly attempt: number;
  /** To the minute. */
  readonly expiresMs: number;
}

/** 96 bits: guesses can only be tried here, and few at a time; a link in an SMS must be short. */
const digestCharacters = 16;
const minuteMs = 60_000;
const shape = /^(\d{1,6})\.([\w-]{16})\.([\w-]{1,64})\.(0|[1-9]\d{0,5})\.([0-9a-z]{1,8})$/;

export function signAnswer(keys: AnswerKeys, ticket: AnswerTicket): string {
  const key = keys.byVersion.get(keys.newest);
  assert(key !== undefined, 'the newest key is among the keys');
  assert(/^[\w-]{1,64}$/.test(ticket.case), `the case ${ticket.case} can stand in a link`);
  const minutes = Math.floor(ticket.expiresMs / minuteMs).toString(36);
  const said = `${ticket.case}.${ticket.attempt}.${minutes}`;
  return `${keys.newest}.${digestOf(key, keys.newest, said)}.${said}`;
}

/** What the token is about when it is genuine and not expired. */
export function verifyAnswer(
  keys: AnswerKeys,
  token: string,
  nowMs: number,
): AnswerTicket | undefined {
  const [, version, digest = '', name = '', attempt = '', minutes = ''] = shape.exec(token) ?? [];
  if (version === undefined) return undefined;
  const key = keys.byVersion.get(Number(version));
  if (key === undefined) return undefined;
  const wanted = Buffer.from(digestOf(key, Number(version), `${name}.${attempt}.${minutes}`));
  const given = Buffer.from(digest);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const expiresMs = Number.parseInt(minutes, 36) * minuteMs;
  return nowMs < expiresMs ? { case: name, attempt: Number(attempt), expiresMs } : undefined;
}

function digestOf(key: Uint8Array, version: number, said: string): string {
  const mac = createHmac('sha256', key).update(`answer ${version} ${said}`);
  return mac.digest('base64url').slice(0, digestCharacters);
}
