// Legal holds, and what is kept how long, with the proof of what was erased.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { LegalHold } from '../../core/access/retention.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import {
  erasureQuerySchema,
  erasuresSchema,
  heldSchema,
  holdSchema,
  holdsSchema,
  retentionSchema,
} from '../contract/retention.ts';
import { ApiError } from '../present-error.ts';
import { type DeskParts, found } from './desk-parts.ts';
import { toldTo } from './told-to.ts';

const dayMs = 86_400_000;

export function retentionRoutes(app: FastifyInstance, parts: DeskParts): void {
  keptRoutes(app, parts);
  holdRoutes(app, parts);
}

function keptRoutes(app: FastifyInstance, { retention, retentionDays, clock }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/retention', {
    config: { permission: 'retention.read' },
    schema: {
      operationId: 'retention',
      summary: 'How many days each class of data is kept',
      response: { 200: retentionSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const nowMs = clock.nowMs();
      const classes = Object.entries(retentionDays).map(([name, days]) => {
        return { class: name, days, beforeMs: nowMs - days * dayMs };
      });
      return { classes };
    },
  });
  typed.get('/v1/retention/erasures', {
    config: { permission: 'retention.read' },
    schema: {
      operationId: 'erasures',
      summary: 'Proofs of erasure from the audit log, newest first',
      querystring: erasureQuerySchema,
      response: { 200: erasuresSchema },
    },
    handler: async (request, reply) => {
      const { cursor, limit } = request.query;
      const rows = await retention.erasures(limit, cursor);
      reply.header('cache-control', 'no-store');
      return { rows, next: rows.length < limit ? null : String(rows.at(-1)!.seq) };
    },
  });
}

function holdRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { retention, clock } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/legal-holds', {
    config: { permission: 'retention.read' },
    schema: {
      operationId: 'legalHolds',
      summary: 'What retention leaves, and why',
      response: { 200: holdsSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const holds = await retention.holds();
      return { rows: holds.map(one => ({ ...one, why: maskNumbersIn(one.why) })) };
    },
  });
  typed.post('/v1/legal-holds', {
    config: { permission: 'retention.hold' },
    schema: {
      operationId: 'placeHold',
      summary: 'Keeps a case or a line, with all that belongs to it, until the hold is lifted',
      body: holdSchema,
      response: { 200: heldSchema },
    },
    handler: async request => {
      const hold = { ...request.body, by: request.caller.who };
      await checkKnown(request, parts, hold);
      const placed = await retention.hold(hold, clock.nowMs());
      if (!placed) throw new ApiError(409, 'It is held already.');
      return { held: true };
    },
  });
  typed.post('/v1/legal-holds/lift', {
    config: { permission: 'retention.hold' },
    schema: {
      operationId: 'liftHold',
      summary: 'Ends a legal hold; retention may erase what it kept',
      body: holdSchema,
      response: { 200: heldSchema },
    },
    handler: async request => {
      const hold = { ...request.body, by: request.caller.who };
      const lifted = await retention.lift(hold, clock.nowMs());
      found(lifted || undefined, 'legal hold');
      return { held: false };
    },
  });
}

async function checkKnown(
  request: FastifyRequest,
  { reader, clock }: DeskParts,
  hold: LegalHold,
): Promise<void> {
  const { kind, subject } = hold;
  if (kind === 'case') found(await reader.case(subject, toldTo(request)), 'case');
  else found(await reader.subscriber(subject, clock.nowMs()), 'line');
}
