// One-time tokens for the Contact of a challenge: the challenge's number and a keyed digest of it.
import { createHmac, timingSafeEqual } from 'node:crypto';

const digestCharacters = 22;

export function signChallenge(secret: Uint8Array, challengeId: number): string {
  return `${challengeId}.${digestOf(secret, challengeId)}`;
}

/** The challenge's number when the token is genuine. */
export function verifyChallenge(secret: Uint8Array, token: string): number | undefined {
  const cut = token.indexOf('.');
  const challengeId = Number(token.slice(0, cut));
  if (cut < 1 || !Number.isSafeInteger(challengeId) || challengeId < 1) return undefined;
  const given = Buffer.from(token.slice(cut + 1));
  const wanted = Buffer.from(digestOf(secret, challengeId));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? challengeId : undefined;
}

function digestOf(secret: Uint8Array, challengeId: number): string {
  const mac = createHmac('sha256', secret).update(`challenge ${challengeId}`);
  return mac.digest('base64url').slice(0, digestCharacters);
}
