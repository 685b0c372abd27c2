// What administrators do to people, over HTTP; the same as "sekisho user".
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { roles } from '../../core/access/permissions.ts';
import { isPersonName } from '../../core/access/person.ts';
import type { LinkResult, PeopleDesk } from '../../workflow/people/people-desk.ts';
import { line, prose } from '../contract/fields.ts';
import { contract } from '../contract/registry.ts';
import { requireStepUp } from '../guard.ts';
import { ApiError } from '../present-error.ts';

const name = z.string().max(63).refine(isPersonName, 'lower-case letters, digits, . _ - only');
const role = z.enum(roles);
export const byName = z.object({ name });
const personSchema = z.object({
  name: z.string(),
  role,
  createdMs: z.number(),
  createdBy: z.string(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  hasAuthenticator: z.boolean(),
  hasOidc: z.boolean(),
  lastSignInMs: z.number().optional(),
});
personSchema.register(contract, { id: 'Person' });
const peopleSchema = z.object({ rows: z.array(personSchema).readonly() });
peopleSchema.register(contract, { id: 'People' });
const linkSchema = z.object({
  path: z.string().describe('one-time link for the person, on this server'),
  endMs: z.number(),
});
linkSchema.register(contract, { id: 'SetUpLink' });
const changedSchema = z.object({ done: z.literal(true) });
changedSchema.register(contract, { id: 'Changed' });

/** People make people only after a code of their authenticator. */
export const dangerousMs = 15 * 60_000;

export function stepUpOfPeople(request: FastifyRequest): void {
  if (request.caller.kind === 'person') requireStepUp(request, dangerousMs);
}

/** `issuer`: the identity provider, where there is one. */
export function peopleRoutes(
  app: FastifyInstance,
  desk: PeopleDesk,
  issuer: string | undefined,
): void {
  oidcRoute(app, desk, issuer);
  listRoute(app, desk);
  linkRoutes(app, desk);
  changeRoutes(app, desk);
}

function listRoute(app: FastifyInstance, desk: PeopleDesk): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/people', {
    config: { permission: 'people.read' },
    schema: {
      operationId: 'people',
      summary: 'Who may sign in, with which role',
      response: { 200: peopleSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const people = await desk.list();
      return {
        rows: people.map(({ lastSignInMs, ...person }) => ({
          ...person,
          ...(lastSignInMs === undefined ? {} : { lastSignInMs }),
        })),
      };
    },
  });
}

function linkRoutes(app: FastifyInstance, desk: PeopleDesk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/people', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'addPerson',
      summary: 'Makes a person; answers with a one-time link (step-up)',
      body: z.strictObject({ name, role }),
      response: { 200: linkSchema },
    },
    handler: async (request, reply) => {
      stepUpOfPeople(request);
      const { body, caller } = request;
      reply.header('cache-control', 'no-store');
      return linkOf(await desk.add(body.name, body.role, caller.who));
    },
  });
  typed.post('/v1/people/:name/reset', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'resetPerson',
      summary: 'Takes password and authenticator away; answers with a one-time link (step-up)',
      params: byName,
      body: z.strictObject({ why: prose(1_000) }),
      response: { 200: linkSchema },
    },
    handler: async (request, reply) => {
      stepUpOfPeople(request);
      const { params, body, caller } = request;
      reply.header('cache-control', 'no-store');
      return linkOf(await desk.reset(params.name, body.why, caller.who));
    },
  });
}

function changeRoutes(app: FastifyInstance, desk: PeopleDesk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/people/:name/role', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'setRole',
      summary: 'Gives a person another role; counts at once (step-up)',
      params: byName,
      body: z.strictObject({ role }),
      response: { 200: changedSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { params, body, caller } = request;
      // Somebody who could make themselves a supervisor would be four eyes alone.
      if (caller.name === params.name) throw new ApiError(403, 'Nobody changes their own role.');
      return doneOf(await desk.setRole(params.name, body.role, caller.who));
    },
  });
  typed.post('/v1/people/:name/disable', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'disablePerson',
      summary: 'Ends the sign-ins of a person and takes no more, or the opposite (step-up)',
      params: byName,
      body: z.strictObject({ disabled: z.boolean() }),
      response: { 200: changedSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { params, body, caller } = request;
      return doneOf(await desk.setDisabled(params.name, body.disabled, caller.who));
    },
  });
}

function oidcRoute(app: FastifyInstance, desk: PeopleDesk, issuer: string | undefined): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/people/:name/oidc', {
    config: { permission: 'people.manage' },
    schema: {
      operationId: 'linkOidc',
      summary: 'Links a person with their subject at the identity provider, or with none (step-up)',
      params: byName,
      body: z.strictObject({ subject: line(256).nullable() }),
      response: { 200: changedSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { params, body, caller } = request;
      // Whoever linked their own role with another's sign-in could lend it unseen.
      if (caller.name === params.name) throw new ApiError(403, 'Nobody links themselves.');
      if (issuer === undefined) throw new ApiError(409, 'No identity provider is set up here.');
      const identity = body.subject === null ? undefined : { issuer, subject: body.subject };
      return doneOf(await desk.linkOidc(params.name, identity, caller.who));
    },
  });
}

function linkOf(result: LinkResult): z.infer<typeof linkSchema> {
  if (result.change === 'done') return { path: `/set-up#${result.code}`, endMs: result.endMs };
  throw refused(result.change);
}

function doneOf(change: 'done' | Exclude<LinkResult['change'], 'done'>): { done: true } {
  if (change === 'done') return { done: true };
  throw refused(change);
}

function refused(change: Exclude<LinkResult['change'], 'done'>): ApiError {
  switch (change) {
    case 'unknown':
      return new ApiError(404, 'There is nobody of that name.');
    case 'exists':
      return new ApiError(409, 'Somebody of that name is there already.');
    case 'last-administrator':
      return new ApiError(409, 'The last administrator cannot be taken away.');
    default:
      return new ApiError(400, 'A name has lower-case letters, digits, and . _ - only.');
  }
}
