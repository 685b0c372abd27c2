import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { permissions, roles } from '../../core/access/permissions.ts';
import { passwordLengths } from '../../workflow/people/people-desk.ts';
import type { CodeResult } from '../../workflow/people/sign-in.ts';
import type { CompleteApiSettings } from '../api-settings.ts';
import { contract } from '../contract/registry.ts';
import { ApiError } from '../present-error.ts';
import { sessionToken } from '../session-cookie.ts';
import type { Entrance } from './entrance.ts';
import { orBusy, tooMany } from './too-many.ts';

const meSchema = z.object({
  who: z.string().describe('as in acts and in the audit'),
  name: z.string(),
  role: z.enum([...roles, 'machine']).optional(),
  permissions: z.array(z.enum(permissions as [(typeof permissions)[number]])),
  stepUpAgeMs: z.number().optional().describe('since the last confirmation with the authenticator'),
  signInEndsInMs: z.number().optional(),
});
meSchema.register(contract, { id: 'Me', description: 'Who asks, and what they may do' });
export const doneSchema = z.object({ done: z.literal(true) });
doneSchema.register(contract, { id: 'Done' });

/** `GET /v1/me`, for every kind of caller. */
export function meRoute(app: FastifyInstance, nowMs: () => number): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/me', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'me',
      summary: 'Who asks, and what they may do',
      response: { 200: meSchema },
    },
    handler: async ({ caller }, reply) => {
      reply.header('cache-control', 'no-store');
      const { who, name, role, stepUpAgeMs, sessionEndMs } = caller;
      return {
        who,
        name,
        permissions: [...caller.permissions],
        ...(role === undefined ? {} : { role }),
        ...(stepUpAgeMs === undefined ? {} : { stepUpAgeMs }),
        ...(sessionEndMs === undefined ? {} : { signInEndsInMs: sessionEndMs - nowMs() }),
      };
    },
  });
}

/** What a signed-in person does about their own sign-in. */
export function ownRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  { signIn, desk }: Entrance,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const own = (request: FastifyRequest) => ownSignIn(request, settings);
  typed.post('/v1/me/step-up', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'stepUp',
      summary: 'Confirms with a code of the authenticator, for dangerous acts',
      body: z.strictObject({ code: z.string().min(1).max(32) }),
      response: { 200: doneSchema },
    },
    handler: async (request, reply) => {
      const { token, name } = own(request);
      checkCode(await signIn.stepUp(token, name, request.body.code), reply, 'This code');
      return { done: true } as const;
    },
  });
  typed.post('/v1/me/password', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'changePassword',
      summary: 'Changes the own password; other sign-ins end',
      body: z.strictObject({
        old: z.string().min(1).max(1_024),
        new: z.string().min(1).max(1_024),
      }),
      response: { 200: doneSchema },
    },
    handler: async (request, reply) => {
      const { token, name } = own(request);
      const old = await orBusy(signIn.ownPasswordIsRight(name, request.body.old));
      checkCode(old, reply, 'The old password');
      const changed = await orBusy(desk.changePassword(name, request.body.new));
      if (changed !== 'done') throw new ApiError(400, passwordAdvice);
      await signIn.endOthers(token, name);
      return { done: true } as const;
    },
  });
  typed.post('/v1/me/end-other-sign-ins', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'endOtherSignIns',
      summary: 'Ends the own sign-ins on other browsers',
      response: { 200: doneSchema },
    },
    handler: async request => {
      const { token, name } = own(request);
      await signIn.endOthers(token, name);
      return { done: true } as const;
    },
  });
}

/** Of a signed-in person. Throws ApiError 401 for whoever is none. */
export function ownSignIn(
  request: FastifyRequest,
  settings: CompleteApiSettings,
): { readonly token: string; readonly name: string } {
  const token = sessionToken(request, settings);
  const { kind, name } = request.caller;
  if (kind === 'person' && token !== undefined) return { token, name };
  throw new ApiError(401, 'This is for signed-in people.');
}

export const passwordAdvice =
  `A password has ${passwordLengths.least} to ${passwordLengths.most} characters ` +
  'and is not the name.';

/** Throws ApiError unless it is right. */
export function checkCode(
  result: CodeResult,
  reply: Parameters<typeof tooMany>[0],
  what: string,
): void {
  if (result === 'done') return;
  if (result === 'refused') throw new ApiError(403, `${what} is not right.`);
  if (result === 'no-authenticator') {
    throw new ApiError(409, 'No authenticator is set up: set one up under your own account.');
  }
  throw tooMany(reply, result.waitMs);
}
