// Lines and accounts as people read them, each look at calls or contacts recorded.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AccountPage, SubscriberPage } from '../../core/case/case-rows.ts';
import {
  accountParams,
  accountSchema,
  callQuerySchema,
  callsSchema,
  contactsSchema,
  lineParams,
  lineSchema,
  subscriberQuerySchema,
  subscribersSchema,
} from '../contract/lines.ts';
import { ApiError } from '../present-error.ts';
import { accountOf, auditOf, type DeskParts, found } from './desk-parts.ts';
import { stageOfLine } from './open-stage.ts';
import {
  presentCall,
  presentContact,
  presentMeasure,
  presentSubscriber,
  presentUsage,
} from './present-desk.ts';
import { mayKnowBlocks, toldTo } from './told-to.ts';

export function lineRoutes(app: FastifyInstance, parts: DeskParts): void {
  searchRoute(app, parts);
  lineRoute(app, parts);
  contactsRoute(app, parts);
  callsRoute(app, parts);
  accountRoute(app, parts);
}

function searchRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/subscribers', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'subscribers',
      summary: 'Finds lines by how their number, account or device begins',
      querystring: subscriberQuerySchema,
      response: { 200: subscribersSchema },
    },
    handler: async (request, reply) => {
      const only = accountOf(request);
      reply.header('cache-control', 'no-store');
      const { account = only } = request.query;
      if (only !== undefined && account !== only) return { rows: [], next: null };
      const asked = account === undefined ? request.query : { ...request.query, account };
      const { rows, next } = await parts.reader.subscribers(asked);
      return { rows: rows.map(row => presentSubscriber(row, readerOf(request, parts))), next };
    },
  });
}

function lineRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/subscribers/:subscriber', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'subscriber',
      summary: 'A line: its usage by day, cases and measures; contacts masked',
      params: lineParams,
      response: { 200: lineSchema },
    },
    handler: async (request, reply) => {
      const { subscriber } = request.params;
      const page = await lineOf(request, parts, subscriber);
      const stage = await stageOfLine(request, parts, subscriber, page.cases);
      reply.header('cache-control', 'no-store');
      const { subscriber: listed } = page;
      return {
        subscriber:
          listed === undefined ? null : presentSubscriber(listed, readerOf(request, parts)),
        stage,
        contacts: page.contacts.map(contact => presentContact(contact, false)),
        measures: page.measures.map(measure => presentMeasure(measure, stage)),
        cases: page.cases,
        usage: presentUsage(page.usage, stage),
      };
    },
  });
}

function contactsRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/subscribers/:subscriber/contacts', {
    config: { permission: 'contact.read' },
    schema: {
      operationId: 'subscriberContacts',
      summary: 'Contacts of a line in full, to call them; the look is recorded',
      params: lineParams,
      response: { 200: contactsSchema },
    },
    handler: async (request, reply) => {
      const { subscriber } = request.params;
      const page = await lineOf(request, parts, subscriber);
      const entry = { what: 'contacts.view', why: 'to call them', subject: subscriber };
      await parts.work.record(auditOf(request, parts, entry));
      reply.header('cache-control', 'no-store');
      return { contacts: page.contacts.map(contact => presentContact(contact, true)) };
    },
  });
}

function callsRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/subscribers/:subscriber/calls', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'subscriberCalls',
      summary: 'International calls of a line, from stage 3 on; each look is recorded',
      params: lineParams,
      querystring: callQuerySchema,
      response: { 200: callsSchema },
    },
    handler: async (request, reply) => {
      const { subscriber } = request.params;
      const page = await lineOf(request, parts, subscriber);
      const stage = await stageOfLine(request, parts, subscriber, page.cases);
      if (stage < 3) {
        const how = 'POST /v1/disclosures with stage 3, purpose and reason opens them to you.';
        throw new ApiError(403, `Single calls are not open to you: ${how}`, 'reason');
      }
      const calls = await parts.reader.calls({ subscriber, ...request.query });
      const what = stage === 4 ? 'calls.view.in-full' : 'calls.view';
      const called = calls.rows.map(call => call.to);
      const entry = { what, why: `stage ${stage}`, subject: subscriber, called };
      await parts.work.record(auditOf(request, parts, entry));
      reply.header('cache-control', 'no-store');
      const told = new Set(page.cases.map(one => one.case));
      const hides = (name: string | null) => !mayKnowBlocks(request) && !told.has(name ?? '');
      const rows = calls.rows
        .map(call => (hides(call.case) ? { ...call, case: null } : call))
        .map(call => presentCall(call, stage === 4 ? 4 : 3));
      return { rows, next: calls.next, stage };
    },
  });
}

function accountRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/accounts/:account', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'account',
      summary: 'An account: its lines and cases',
      params: accountParams,
      response: { 200: accountSchema },
    },
    handler: async (request, reply) => {
      const page = await accountNamed(request, parts, request.params.account);
      reply.header('cache-control', 'no-store');
      const to = readerOf(request, parts);
      return { ...page, subscribers: page.subscribers.map(row => presentSubscriber(row, to)) };
    },
  });
}

/** The account, if the caller may see it. Throws ApiError 404. */
export async function accountNamed(
  request: FastifyRequest,
  { reader }: DeskParts,
  account: string,
): Promise<AccountPage> {
  const only = accountOf(request);
  const asked = only === undefined || only === account;
  return found(asked ? await reader.account(account, toldTo(request)) : undefined, 'account');
}

/** What the caller may see of a line of the lists. */
export function readerOf(request: FastifyRequest, { names }: DeskParts) {
  return { names, named: request.caller.permissions.has('contact.read') };
}

/** The line, if it is known and the caller's. Throws ApiError 404. */
export async function lineOf(
  request: FastifyRequest,
  { reader, clock }: DeskParts,
  subscriber: string,
): Promise<SubscriberPage> {
  const known = await reader.subscriber(subscriber, clock.nowMs(), toldTo(request));
  const page = found(known, 'line');
  const account = accountOf(request);
  if (account === undefined) return page;
  return found(page.subscriber?.account === account ? page : undefined, 'line');
}
