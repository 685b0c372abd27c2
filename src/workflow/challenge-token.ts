// Tokens for the Contact of a challenge: the challenge's number and a keyed digest of it and of the
// call it was made for. A number that is given again, since the record of its first challenge was
// lost with the journal's unwritten end, therefore has another token.
import { createHmac, timingSafeEqual } from 'node:crypto';

const digestCharacters = 22;

export interface Challenge {
  readonly challengeId: number;
  readonly callId: string;
}

export function signChallenge(secret: Uint8Array, challenge: Challenge): string {
  return `${challenge.challengeId}.${digestOf(secret, challenge)}`;
}

/** The challenge's number when the token is genuine; `callOf` knows the calls of challenges. */
export function verifyChallenge(
  secret: Uint8Array,
  token: string,
  callOf: (challengeId: number) => string | undefined,
): number | undefined {
  const [number = '', digest = '', ...rest] = token.split('.');
  if (!/^[1-9]\d{0,14}$/.test(number) || rest.length > 0) return undefined;
  const challengeId = Number(number);
  const callId = callOf(challengeId);
  if (callId === undefined) return undefined;
  const given = Buffer.from(digest);
  const wanted = Buffer.from(digestOf(secret, { challengeId, callId }));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? challengeId : undefined;
}

function digestOf(secret: Uint8Array, { challengeId, callId }: Challenge): string {
  const mac = createHmac('sha256', secret).update(`challenge ${challengeId} ${callId}`);
  return mac.digest('base64url').slice(0, digestCharacters);
}
