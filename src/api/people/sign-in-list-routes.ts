// The browsers on which somebody is signed in: one's own, and for administrators those of others.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { SignInList } from '../../workflow/people/sign-in-list.ts';
import type { CompleteApiSettings } from '../api-settings.ts';
import { why } from '../contract/fields.ts';
import { signInId, signInsSchema } from '../contract/own-account.ts';
import { ApiError } from '../present-error.ts';
import { doneSchema, ownSignIn } from './own-routes.ts';
import { byName, stepUpOfPeople } from './people-routes.ts';

const gone = 'There is no such sign-in any more.';

export function signInListRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  list: SignInList,
): void {
  ownListRoutes(app, settings, list);
  othersListRoutes(app, list);
}

function ownListRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  list: SignInList,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/me/sign-ins', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'ownSignIns',
      summary: 'The browsers on which one is signed in',
      response: { 200: signInsSchema },
    },
    handler: async (request, reply) => {
      const { token, name } = ownSignIn(request, settings);
      return listed(await list.of(name, token), reply);
    },
  });
  typed.post('/v1/me/sign-ins/:signIn/end', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'endOwnSignIn',
      summary: 'Ends one of the own sign-ins; its live pages end within seconds',
      params: z.object({ signIn: signInId }),
      response: { 200: doneSchema },
    },
    handler: async request => {
      const { name } = ownSignIn(request, settings);
      const of = { name, id: request.params.signIn, by: request.caller.who, why: '' };
      if (!(await list.end(of))) throw new ApiError(404, gone);
      return { done: true } as const;
    },
  });
}

function othersListRoutes(app: FastifyInstance, list: SignInList): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/people/:name/sign-ins', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'signInsOf',
      summary: 'The browsers on which a person is signed in',
      params: byName,
      response: { 200: signInsSchema },
    },
    handler: async (request, reply) => listed(await list.of(request.params.name), reply),
  });
  typed.post('/v1/people/:name/end-sign-ins', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'endSignInsOf',
      summary: 'Ends one sign-in of a person, or all (step-up); live pages end within seconds',
      params: byName,
      body: z.strictObject({ why, signIn: signInId.exactOptional() }),
      response: { 200: doneSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { signIn: id, why: reason } = request.body;
      const of = { name: request.params.name, by: request.caller.who, why: reason };
      if (id === undefined) await list.endAll(of);
      else if (!(await list.end({ ...of, id }))) throw new ApiError(404, gone);
      return { done: true } as const;
    },
  });
}

function listed(rows: Awaited<ReturnType<SignInList['of']>>, reply: FastifyReply) {
  reply.header('cache-control', 'no-store');
  return { rows: rows.map(({ stepUpMs = null, ...row }) => ({ ...row, stepUpMs })) };
}
