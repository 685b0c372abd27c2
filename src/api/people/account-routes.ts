// A person's own account: what is set up, and setting up an authenticator from within.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Person } from '../../core/access/person.ts';
import { qrCode } from '../../core/stdx/qr-code.ts';
import { passwordLengths } from '../../workflow/people/people-desk.ts';
import type { CompleteApiSettings } from '../api-settings.ts';
import { accountSchema, backupCodesSchema, offerSchema } from '../contract/own-account.ts';
import { requireStepUp } from '../guard.ts';
import { ApiError } from '../present-error.ts';
import type { Entrance } from './entrance.ts';
import { checkCode, ownSignIn } from './own-routes.ts';
import { dangerousMs } from './people-routes.ts';
import { orBusy, type tooMany } from './too-many.ts';

type Reply = Parameters<typeof tooMany>[0];

/** Who has no password, having come by the identity provider, shows themselves by coming anew. */
const freshMs = 10 * 60_000;

export function accountRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  entrance: Entrance,
): void {
  accountRoute(app, settings, entrance);
  enrolRoutes(app, settings, entrance);
}

function accountRoute(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  { desk, authenticators }: Entrance,
): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/me/account', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'ownAccount',
      summary: 'What is set up for the own sign-in',
      response: { 200: accountSchema },
    },
    handler: async (request, reply) => {
      const { name } = ownSignIn(request, settings);
      const { lastSignInMs: _, ...person } = await found(desk.one(name));
      reply.header('cache-control', 'no-store');
      return {
        ...person,
        backupCodesLeft: await authenticators.backupCodesLeft(name),
        authenticatorNeeded: desk.needsAuthenticator(person.role),
        passwordLeast: passwordLengths.least,
      };
    },
  });
}

function enrolRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  entrance: Entrance,
): void {
  const { authenticators, signIn } = entrance;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/me/authenticator/offer', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'offerAuthenticator',
      summary:
        'A secret for a new authenticator; needs the own password, and a step-up where there is ' +
        'an authenticator already',
      body: z.strictObject({ password: z.string().min(1).max(1_024).exactOptional() }),
      response: { 200: offerSchema },
    },
    handler: async (request, reply) => {
      const { name } = ownSignIn(request, settings);
      await requireOneself(request, reply, { settings, entrance });
      reply.header('cache-control', 'no-store');
      const offer = authenticators.offer(name);
      return { ...offer, qr: qrCode(offer.uri) };
    },
  });
  typed.post('/v1/me/authenticator', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'enrolAuthenticator',
      summary: 'Sets up the offered authenticator by its first code; other sign-ins end',
      body: z.strictObject({
        offer: z.string().min(1).max(512),
        code: z.string().min(1).max(16),
      }),
      response: { 200: backupCodesSchema },
    },
    handler: async (request, reply) => {
      const { token, name } = ownSignIn(request, settings);
      const outcome = await authenticators.enrol(name, request.body);
      if (outcome.result === 'gone') throw new ApiError(409, 'Begin anew: this offer has ended.');
      if (outcome.result !== 'done') {
        throw new ApiError(400, 'This code is not right: is the clock of the authenticator?');
      }
      await signIn.endOthers(token, name);
      await signIn.confirmed(token, name, 'new authenticator');
      reply.header('cache-control', 'no-store');
      return { backupCodes: [...outcome.backupCodes] };
    },
  });
  typed.post('/v1/me/backup-codes', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'renewBackupCodes',
      summary: 'New backup codes in place of those before (step-up)',
      response: { 200: backupCodesSchema },
    },
    handler: async (request, reply) => {
      const { name } = ownSignIn(request, settings);
      requireStepUp(request, dangerousMs);
      const codes = await authenticators.renewBackupCodes(name);
      if (codes === undefined) throw new ApiError(409, 'No authenticator is set up.');
      reply.header('cache-control', 'no-store');
      return { backupCodes: [...codes] };
    },
  });
}

/** A browser left open is not enough to exchange what the person is known by. */
async function requireOneself(
  request: FastifyRequest<{ Body: { password?: string } }>,
  reply: Reply,
  parts: { readonly settings: CompleteApiSettings; readonly entrance: Entrance },
): Promise<void> {
  const { desk, signIn, signInList, clock } = parts.entrance;
  const { token, name } = ownSignIn(request, parts.settings);
  const person = await found(desk.one(name));
  if (person.hasAuthenticator) requireStepUp(request, dangerousMs);
  const { password } = request.body;
  if (person.hasPassword) {
    if (password === undefined) throw new ApiError(403, 'Type in your password.');
    checkCode(await orBusy(signIn.ownPasswordIsRight(name, password)), reply, 'The password');
    return;
  }
  const current = (await signInList.of(name, token)).find(each => each.current);
  if (current !== undefined && clock.nowMs() - current.beginMs <= freshMs) return;
  throw new ApiError(403, 'Sign in anew first, then set it up within ten minutes.');
}

async function found(looked: Promise<Person | undefined>): Promise<Person> {
  const person = await looked;
  if (person === undefined) throw new ApiError(404, 'There is nobody of that name.');
  return person;
}
