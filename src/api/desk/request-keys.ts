import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { KeyedRequest } from '../../core/access/keyed-request.ts';
import type { RequestKeys } from '../../workflow/desk-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import { ApiError } from '../present-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while this request has a claim on its key. */
    claimed: KeyedRequest | undefined;
  }
}

/**
 * Every POST of these routes carries an Idempotency-Key: the same key with the same request gets
 * the answer that the first one got, with another request 422. Answers are kept for a day; those of
 * searches, which change nothing, are not.
 */
export function requireRequestKeys(
  app: FastifyInstance,
  { keys, clock }: { readonly keys: RequestKeys; readonly clock: Clock },
): void {
  app.decorateRequest('claimed', undefined);
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.config.reads === true) return;
    const asked = keyedRequest(request);
    const claim = await keys.claim(asked, clock.nowMs());
    switch (claim.kind) {
      case 'claimed':
        request.claimed = asked;
        return;
      case 'other-request':
        throw new ApiError(422, 'This Idempotency-Key came with another request: take a new one.');
      case 'in-progress':
        throw new ApiError(409, 'The request with this Idempotency-Key is still under way.');
      case 'answered':
        reply.header('cache-control', 'no-store').header('idempotency-replayed', 'true');
        return reply
          .code(claim.answer.status)
          .type(`application/${claim.answer.status < 400 ? '' : 'problem+'}json; charset=utf-8`)
          .send(claim.answer.body);
    }
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { claimed } = request;
    if (claimed === undefined) return payload;
    request.claimed = undefined;
    const status = reply.statusCode;
    // A refusal by the rules is an answer; what did nothing may be sent again.
    if (typeof payload === 'string' && (status < 300 || status === 404 || status === 409)) {
      await keys.answered(claimed, { status, body: payload });
    } else {
      await keys.forget(claimed);
    }
    return payload;
  });
}

function keyedRequest(request: FastifyRequest): KeyedRequest {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[A-Za-z0-9._:-]{8,128}$/.test(key)) {
    const form = '8 to 128 letters, digits, points, colons, hyphens';
    throw new ApiError(400, `Send an Idempotency-Key of your own making (${form}).`);
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest('hex');
  return { who: request.caller.who, key, digest };
}
