// Feeds, network elements, ways out, settings and the machine. Nothing secret leaves here: numbers
// are masked, and of a secret it is told only whether it is set.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { Administration, FeedFacts, Trial } from '../../workflow/administration-ports.ts';
import type { AuditTrail } from '../../workflow/people-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import {
  enforcerParams,
  enforcersSchema,
  feedParams,
  feedSamplesSchema,
  feedsSchema,
  settingsSchema,
  systemSchema,
  trialSchema,
  trialWhySchema,
  waysSchema,
  wayTestSchema,
} from '../contract/administration.ts';
import { stepUpOfPeople } from '../people/people-routes.ts';
import { ApiError } from '../present-error.ts';

export interface AdministrationParts {
  readonly administration: Administration;
  readonly audit: Pick<AuditTrail, 'append'>;
  /** Wall clock. */
  readonly clock: Clock;
}

const read = { permission: 'system.read' } as const;

export function administrationRoutes(app: FastifyInstance, parts: AdministrationParts): void {
  feedRoutes(app, parts.administration);
  systemRoutes(app, parts.administration);
  enforcerRoutes(app, parts);
  wayRoutes(app, parts);
}

function feedRoutes(app: FastifyInstance, administration: Administration): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/feeds', {
    config: read,
    schema: {
      operationId: 'feeds',
      summary: 'Where events come from, what each declared and how much came',
      response: { 200: feedsSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { rows: administration.feeds().map(shownFeed) };
    },
  });
  typed.get('/v1/feeds/:feed', {
    config: read,
    schema: {
      operationId: 'feedSamples',
      summary: 'The last events of a feed and what could not be used of it, and why',
      params: feedParams,
      response: { 200: feedSamplesSchema },
    },
    handler: async ({ params }, reply) => {
      const samples = administration.feed(params.feed);
      if (samples === undefined) throw new ApiError(404, 'Nothing has come of such a feed.');
      reply.header('cache-control', 'no-store');
      return {
        events: samples.events.map(({ direction = null, called = null, ...event }) => ({
          ...event,
          direction,
          called,
        })),
        quarantine: samples.quarantine.map(item => ({
          ...item,
          source: maskNumbersIn(item.source),
          reason: maskNumbersIn(item.reason),
        })),
      };
    },
  });
}

function systemRoutes(app: FastifyInstance, administration: Administration): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/system', {
    config: read,
    schema: {
      operationId: 'system',
      summary: 'Journal, store, disk and memory as they are now',
      response: { 200: systemSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return administration.system();
    },
  });
  typed.get('/v1/settings', {
    config: read,
    schema: {
      operationId: 'settings',
      summary: 'The settings in force, without secrets',
      response: { 200: settingsSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return administration.settings();
    },
  });
}

function enforcerRoutes(app: FastifyInstance, parts: AdministrationParts): void {
  const { administration } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/enforcement/enforcers', {
    config: read,
    schema: {
      operationId: 'enforcers',
      summary: 'Network elements that carry measures out, and what is wrong there',
      response: { 200: enforcersSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return {
        rows: administration.enforcers().map(({ host = null, problem = null, ...one }) => ({
          ...one,
          host,
          problem: problem === null ? null : maskNumbersIn(problem),
        })),
      };
    },
  });
  typed.post('/v1/enforcement/enforcers/:enforcer/test', {
    config: { permission: 'system.test' },
    schema: {
      operationId: 'testEnforcer',
      summary: 'Orders a block of an address that nobody has, reads it back, removes it (step-up)',
      params: enforcerParams,
      body: trialWhySchema,
      response: { 200: trialSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { enforcer } = request.params;
      const asked = { what: 'enforcer.test', subject: enforcer, why: request.body.why };
      return tried(request, parts, asked, () => administration.tryEnforcer(enforcer));
    },
  });
}

function wayRoutes(app: FastifyInstance, parts: AdministrationParts): void {
  const { administration } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/ways', {
    config: read,
    schema: {
      operationId: 'ways',
      summary: 'By which ways messages and effects leave',
      response: { 200: waysSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const rows = administration.ways().map(({ host = null, ...way }) => ({ ...way, host }));
      return { rows };
    },
  });
  typed.post('/v1/ways/test', {
    config: { permission: 'system.test' },
    schema: {
      operationId: 'testWay',
      summary: 'Sends what is plainly a test, to oneself or to a webhook (step-up)',
      body: wayTestSchema,
      response: { 200: trialSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { kind, name, to = '', why } = request.body;
      if (kind !== 'webhook' && to === '') throw new ApiError(400, 'To whom? Name your address.');
      const subject = [kind, name, maskNumbersIn(to)].filter(part => part !== '').join(' ');
      const asked = { what: 'way.test', subject, why };
      const by = request.caller.who;
      return tried(request, parts, asked, () => administration.tryWay({ kind, name, to, by }));
    },
  });
}

/** What is tried is in the audit log first, whatever comes of it. */
async function tried(
  request: FastifyRequest,
  { audit, clock }: AdministrationParts,
  asked: { readonly what: string; readonly subject: string; readonly why: string },
  work: () => Promise<Trial | undefined>,
) {
  await audit.append([{ atMs: clock.nowMs(), who: request.caller.who, ...asked }]);
  const trial = await work();
  if (trial === undefined) throw new ApiError(404, 'There is none of that name here.');
  return {
    ...trial,
    steps: trial.steps.map(({ problem, ...step }) => ({
      ...step,
      ...(problem === undefined ? {} : { problem: maskNumbersIn(problem) }),
    })),
  };
}

function shownFeed({ declared, ...feed }: FeedFacts) {
  const { sees, can } = declared ?? {};
  return { ...feed, sees: namesOf(sees), can: namesOf(can) };
}

/** Those that hold. */
function namesOf<Name extends string>(
  facts: Readonly<Record<Name, boolean>> | undefined,
): Name[] | null {
  if (facts === undefined) return null;
  return (Object.keys(facts) as Name[]).filter(name => facts[name]);
}
