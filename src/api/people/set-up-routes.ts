import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { roles } from '../../core/access/permissions.ts';
import { qrCode } from '../../core/stdx/qr-code.ts';
import { type PeopleDesk, passwordLengths } from '../../workflow/people/people-desk.ts';
import { qr } from '../contract/own-account.ts';
import { contract } from '../contract/registry.ts';
import { ApiError } from '../present-error.ts';
import { AddressThrottle } from './address-throttle.ts';
import { passwordAdvice } from './own-routes.ts';
import { orBusy, tooMany } from './too-many.ts';

const code = z.string().min(1).max(64).describe('of the one-time set-up link');
const offerSchema = z.object({
  name: z.string(),
  role: z.enum(roles),
  authenticatorNeeded: z.boolean(),
  secret: z.string().describe('for the authenticator, base32'),
  uri: z.string().describe('the same as otpauth: URI'),
  qr,
  passwordLeast: z.int(),
});
offerSchema.register(contract, { id: 'SetUpOffer' });
const setUpSchema = z.strictObject({
  code,
  password: z.string().min(1).max(1_024),
  totp: z.string().max(16).optional().describe('a code of the authenticator that took the secret'),
});
setUpSchema.register(contract, { id: 'SetUp' });
const setUpDoneSchema = z.object({
  backupCodes: z.array(z.string()).describe('each signs in once in place of the authenticator'),
});
setUpDoneSchema.register(contract, { id: 'SetUpDone' });

const gone = 'This link does not hold any more: ask for a new one.';

/** A new person sets password and authenticator by a one-time link. */
export function setUpRoutes(app: FastifyInstance, desk: PeopleDesk, nowMs: () => number): void {
  const throttle = new AddressThrottle(nowMs);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/set-up/offer', {
    config: { scope: 'public' },
    schema: {
      operationId: 'setUpOffer',
      summary: 'Whose set-up link this is, and the secret for the authenticator',
      security: [],
      body: z.strictObject({ code }),
      response: { 200: offerSchema },
    },
    handler: async (request, reply) => {
      const { ip } = request;
      if (throttle.waitMs(ip) > 0) throw tooMany(reply, throttle.waitMs(ip));
      const offer = await desk.offer(request.body.code);
      reply.header('cache-control', 'no-store');
      if (offer !== undefined) {
        return { ...offer, qr: qrCode(offer.uri), passwordLeast: passwordLengths.least };
      }
      throttle.failed(ip);
      throw new ApiError(404, gone);
    },
  });
  typed.post('/v1/set-up', {
    config: { scope: 'public' },
    schema: {
      operationId: 'setUp',
      summary: 'Sets password and authenticator, once',
      security: [],
      body: setUpSchema,
      response: { 200: setUpDoneSchema },
    },
    handler: async (request, reply) => {
      const { ip } = request;
      if (throttle.waitMs(ip) > 0) throw tooMany(reply, throttle.waitMs(ip));
      const outcome = await orBusy(desk.setUp(request.body));
      reply.header('cache-control', 'no-store');
      if (outcome.result === 'done') return { backupCodes: [...outcome.backupCodes] };
      throttle.failed(ip);
      if (outcome.result === 'gone') throw new ApiError(404, gone);
      if (outcome.result === 'bad-password') throw new ApiError(400, passwordAdvice);
      throw new ApiError(400, codeAdvice[outcome.result]);
    },
  });
}

const codeAdvice = {
  'wrong-code': 'This code is not right: is the clock of the authenticator?',
  'code-needed': 'This role needs an authenticator: type in a code that it shows.',
} as const;
