// Cases given to somebody, many at once: each for itself, so that who was refused is told why.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { type AssignOutcome, assignMax } from '../../core/case/queue.ts';
import {
  assignCasesSchema,
  assignMatchingSchema,
  assignOutcomeSchema,
  assignPreviewSchema,
  previewAssignSchema,
  takeNextSchema,
  takenSchema,
} from '../contract/queue.ts';
import { ApiError } from '../present-error.ts';
import type { DeskParts } from './desk-parts.ts';
import { presentQueueRow, queryOf } from './queue-parts.ts';
import { requirePerson } from './queue-routes.ts';

/** So many changed cases are told one by one; of more, pages ask anew. */
const toldOneByOne = 20;

export function assignRoutes(app: FastifyInstance, parts: DeskParts): void {
  previewRoute(app, parts);
  casesRoute(app, parts);
  matchingRoute(app, parts);
  nextRoute(app, parts);
}

function previewRoute(app: FastifyInstance, { queue, clock }: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/assign-preview', {
    config: { permission: 'case.work', reads: true },
    schema: {
      operationId: 'previewAssign',
      summary: 'What assigning all cases of a filter would come to; nothing is done',
      body: previewAssignSchema,
      response: { 200: assignPreviewSchema },
    },
    handler: async (request, reply) => {
      const query = queryOf(request.body.filter, request.caller.name, clock.nowMs());
      reply.header('cache-control', 'no-store');
      return { ...(await queue.book.previewAssign(query)), most: assignMax };
    },
  });
}

function casesRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/assign', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'assignCases',
      summary: 'Gives cases to somebody, or back; what others changed meanwhile is refused',
      body: assignCasesSchema,
      response: { 200: assignOutcomeSchema },
    },
    handler: async request => {
      const { cases, takeOver } = request.body;
      const by = { who: request.caller.who, nowMs: parts.clock.nowMs() };
      const outcome = await parts.queue.book.assign(cases, takeOver, by);
      const wanted = new Map(cases.map(one => [one.case, one.assignee]));
      tell(parts, outcome, name => wanted.get(name) ?? null);
      return outcome;
    },
  });
}

function matchingRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/assign-matching', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'assignMatchingCases',
      summary: 'Gives all cases of a filter to somebody, at most 5,000; answered case by case',
      body: assignMatchingSchema,
      response: { 200: assignOutcomeSchema },
    },
    handler: async request => {
      const { filter, assignee, takeOver } = request.body;
      const nowMs = parts.clock.nowMs();
      const query = queryOf(filter, request.caller.name, nowMs);
      const by = { who: request.caller.who, nowMs };
      const outcome = await parts.queue.book.assignMatching(query, assignee, takeOver, by);
      if (outcome === 'too-many') {
        throw new ApiError(409, `More than ${assignMax} cases match: narrow the filter.`);
      }
      tell(parts, outcome, () => assignee);
      return outcome;
    },
  });
}

function nextRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/take-next', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'takeNextCase',
      summary: 'Gives who asks the first case of a filter that nobody has',
      body: takeNextSchema,
      response: { 200: takenSchema },
    },
    handler: async request => {
      requirePerson(request);
      const { filter, sort = 'loss' } = request.body;
      const { who, name } = request.caller;
      const nowMs = parts.clock.nowMs();
      const { queue } = parts;
      const query = { ...queryOf(filter, name, nowMs), sort };
      const row = await queue.book.takeNext(query, name, { who, nowMs });
      if (row === undefined) return { row: null };
      parts.events.publish({ event: 'case', data: { case: row.case, assignee: name } });
      return { row: presentQueueRow(row, queue) };
    },
  });
}

function tell(
  { events }: DeskParts,
  { assigned }: AssignOutcome,
  ownerOf: (name: string) => string | null,
): void {
  if (assigned.length > toldOneByOne) {
    events.publish({ event: 'cases', data: { changed: assigned.length } });
    return;
  }
  for (const { case: name } of assigned) {
    events.publish({ event: 'case', data: { case: name, assignee: ownerOf(name) } });
  }
}
