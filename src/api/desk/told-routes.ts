// What became of messages and of orders to the network.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { whySchema } from '../contract/cases.ts';
import { pageOf } from '../contract/fields.ts';
import { lineParams } from '../contract/lines.ts';
import {
  barringsSchema,
  driftsSchema,
  handledSchema,
  messageParams,
  messageQuerySchema,
  messageSchema,
  noticeQuerySchema,
  orderQuerySchema,
  orderSchema,
  previewSchema,
} from '../contract/told.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';
import { lineOf } from './line-routes.ts';
import { presentMessage } from './present-desk.ts';

const driftsMax = 100;

export function toldRoutes(app: FastifyInstance, parts: DeskParts): void {
  messageRoutes(app, parts);
  noticeRoute(app, parts);
  enforcementRoutes(app, parts);
}

function messageRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/messages', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'messages',
      summary: 'Messages and calls to make, newest first; addresses masked',
      querystring: messageQuerySchema,
      response: { 200: pageOf(messageSchema) },
    },
    handler: async ({ query }, reply) => {
      const { waiting, ...rest } = query;
      const page = await parts.told.messages({ ...rest, waiting: waiting === 'true' });
      reply.header('cache-control', 'no-store');
      return { rows: page.rows.map(presentMessage), next: page.next };
    },
  });
  typed.post('/v1/messages/:message/handled', {
    config: { permission: 'contact.record' },
    schema: {
      operationId: 'handleMessage',
      summary: 'A person dealt with a message of unknown fate, or made the call',
      params: messageParams,
      body: whySchema,
      response: { 200: handledSchema },
    },
    handler: async request => {
      const { message } = request.params;
      const entry = { what: 'message.handle', why: request.body.why, subject: message };
      const audit = auditOf(request, parts, entry);
      const done = await parts.told.handleMessage(message, parts.clock.nowMs(), audit);
      found(done ? true : undefined, 'message that waits for a person');
      parts.events.publish({ event: 'message', data: { message } });
      return { handled: true as const };
    },
  });
}

function noticeRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/notices', {
    config: { permission: 'policy.read' },
    schema: {
      operationId: 'previewNotices',
      summary: 'The texts of messages, filled in with an example',
      querystring: noticeQuerySchema,
      response: { 200: previewSchema },
    },
    handler: async ({ query }) => ({ preview: parts.previewNotices(query) }),
  });
}

function enforcementRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { told } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'enforcement.read' } as const;
  typed.get('/v1/enforcement/orders', {
    config,
    schema: {
      operationId: 'enforcementOrders',
      summary: 'Orders to network elements with the times of request and confirmation',
      querystring: orderQuerySchema,
      response: { 200: pageOf(orderSchema) },
    },
    handler: ({ query }) => told.orders(query),
  });
  typed.get('/v1/enforcement/drifts', {
    config,
    schema: {
      operationId: 'enforcementDrifts',
      summary: 'The last 100 times that a network element held something else than was wanted',
      response: { 200: driftsSchema },
    },
    handler: async () => ({ drifts: await told.drifts(driftsMax) }),
  });
  typed.get('/v1/subscribers/:subscriber/barrings', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'subscriberBarrings',
      summary: 'Barring that the owner asked for or consented to: when received, when completed',
      params: lineParams,
      response: { 200: barringsSchema },
    },
    handler: async request => {
      const { subscriber } = request.params;
      await lineOf(request, parts, subscriber);
      return { barrings: await told.barrings(subscriber) };
    },
  });
}
