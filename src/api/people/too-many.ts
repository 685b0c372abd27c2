// Attempts that come too fast: how they are answered.
import type { FastifyReply } from 'fastify';
import { TooManySignInsError } from '../../workflow/people/password-hash.ts';
import { ApiError } from '../present-error.ts';

/** The error that says how long to wait. */
export function tooMany(reply: FastifyReply, waitMs: number): ApiError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  reply.header('retry-after', String(seconds));
  return new ApiError(429, `Too many attempts. Try again in ${seconds} seconds.`);
}

/** What `work` gives; when too many passwords wait to be examined, that is answered by 503. */
export async function orBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof TooManySignInsError)) throw error;
    throw new ApiError(503, 'Too many sign in at once. Try again in a moment.');
  }
}
