// The queue: searching it (by POST, so that no line or account stands in an address), counting,
// kept searches, and who looks at what.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CaseView } from '../../core/case/queue.ts';
import {
  changeViewSchema,
  countCasesSchema,
  countsSchema,
  deskPeopleSchema,
  emptyBody,
  lookSchema,
  newViewSchema,
  presenceSchema,
  queuePageSchema,
  removedSchema,
  searchCasesSchema,
  viewParams,
  viewSchema,
  viewsSchema,
} from '../contract/queue.ts';
import { ApiError } from '../present-error.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';
import { presentQueueRow, queryOf } from './queue-parts.ts';
import { mayKnowBlocks, toldTo } from './told-to.ts';

const reads = { permission: 'case.read', reads: true } as const;

export function queueRoutes(app: FastifyInstance, parts: DeskParts): void {
  searchRoutes(app, parts);
  viewRoutes(app, parts);
  changeViewRoutes(app, parts);
  presenceRoutes(app, parts);
}

function searchRoutes(app: FastifyInstance, { queue, clock }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/cases/search', {
    config: reads,
    schema: {
      operationId: 'searchCases',
      summary: 'The queue: open cases with why and what was tried, most loss per hour first',
      body: searchCasesSchema,
      response: { 200: queuePageSchema },
    },
    handler: async (request, reply) => {
      const { filter, ...page } = request.body;
      const query = queryOf(filter, request.caller.name, clock.nowMs());
      const told = toldTo(request);
      const { rows, next } = await queue.book.search({ ...query, ...page, ...told });
      reply.header('cache-control', 'no-store');
      return { rows: rows.map(row => presentQueueRow(row, queue)), next };
    },
  });
  typed.post('/v1/cases/count', {
    config: reads,
    schema: {
      operationId: 'countCases',
      summary: 'How many cases each of several filters finds, and what they lose per hour',
      body: countCasesSchema,
      response: { 200: countsSchema },
    },
    handler: async (request, reply) => {
      const nowMs = clock.nowMs();
      const { name } = request.caller;
      const queries = request.body.filters.map(one => {
        return { ...queryOf(one, name, nowMs), ...toldTo(request) };
      });
      reply.header('cache-control', 'no-store');
      return { counts: await queue.book.counts(queries) };
    },
  });
  typed.get('/v1/desk-people', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'deskPeople',
      summary: 'Operators and supervisors, to whom cases can be given',
      response: { 200: deskPeopleSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { people: await queue.book.people() };
    },
  });
}

function viewRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { queue, clock } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/case-views', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'caseViews',
      summary: 'Kept searches: one’s own, and those shared with the desk',
      response: { 200: viewsSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { views: await queue.views.views(request.caller.who) };
    },
  });
  typed.post('/v1/case-views', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'addCaseView',
      summary: 'Keeps a search; one shared with the desk needs case.work',
      body: newViewSchema,
      response: { 200: viewSchema },
    },
    handler: async request => {
      const { body, caller } = request;
      requirePerson(request);
      if (body.shared) requireShare(request);
      const changedMs = clock.nowMs();
      const view = { ...body, id: randomUUID(), by: caller.who, changedMs, version: 1 };
      const entry = { what: 'view.add', why: body.name, subject: view.id };
      if (!(await queue.views.add(view, auditOf(request, parts, entry)))) {
        throw new ApiError(409, 'There are as many views as there may be: remove one first.');
      }
      return view;
    },
  });
}

function changeViewRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { queue, clock } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/case-views/:view/change', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'changeCaseView',
      summary: 'Changes a kept search, if nobody did since `version`',
      params: viewParams,
      body: changeViewSchema,
      response: { 200: viewSchema },
    },
    handler: async request => {
      const view = await ownView(request, parts);
      const { version, ...fields } = request.body;
      if (fields.shared) requireShare(request);
      const changed = { ...view, ...fields, changedMs: clock.nowMs() };
      const entry = { what: 'view.change', why: fields.name, subject: view.id };
      if (!(await queue.views.change(changed, version, auditOf(request, parts, entry)))) {
        throw new ApiError(409, 'Somebody changed the view meanwhile: read it again.');
      }
      return { ...changed, version: version + 1 };
    },
  });
  typed.post('/v1/case-views/:view/remove', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'removeCaseView',
      summary: 'Removes a kept search; of a shared one its author or a supervisor',
      params: viewParams,
      body: emptyBody,
      response: { 200: removedSchema },
    },
    handler: async request => {
      const view = await ownView(request, parts);
      const entry = { what: 'view.remove', why: view.name, subject: view.id };
      const removed = await queue.views.remove(view.id, auditOf(request, parts, entry));
      found(removed || undefined, 'view');
      return { done: true } as const;
    },
  });
}

/** The view, if the caller may change it. Throws ApiError 403 or 404. */
async function ownView(request: FastifyRequest, { queue }: DeskParts): Promise<CaseView> {
  requirePerson(request);
  const { view: id } = request.params as { readonly view: string };
  const view = await queue.views.view(id);
  const { who, role } = request.caller;
  const seen = view !== undefined && (view.shared || view.by === who) ? view : undefined;
  const one = found(seen, 'view');
  if (one.by === who || (one.shared && role === 'supervisor')) return one;
  throw new ApiError(403, 'A shared view is changed by who made it, or by a supervisor.');
}

function presenceRoutes(app: FastifyInstance, { queue, events }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/presence', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'presence',
      summary: 'Who has which case open',
      response: { 200: presenceSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const cases = queue.presence.all();
      if (mayKnowBlocks(request)) return { cases };
      return { cases: cases.filter(one => !events.isHidden(one.case)) };
    },
  });
  typed.post('/v1/presence', {
    config: reads,
    schema: {
      operationId: 'look',
      summary: 'Says which case a page shows; again every 15 s, or it is taken to be closed',
      body: lookSchema,
      response: { 200: removedSchema },
    },
    handler: async request => {
      requirePerson(request);
      const { tab, case: looksAt } = request.body;
      queue.presence.look(request.caller.name, tab, looksAt);
      return { done: true } as const;
    },
  });
}

export function requirePerson({ caller }: FastifyRequest): void {
  if (caller.kind !== 'person') throw new ApiError(403, 'This needs a signed-in person.');
}

function requireShare({ caller }: FastifyRequest): void {
  if (caller.permissions.has('case.work')) return;
  throw new ApiError(403, 'Sharing a view with the desk needs case.work.');
}
