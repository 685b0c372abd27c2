// Measures in force and past, what an act would come to, their extension and early end.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { openingOf } from '../../core/barring/gate-opening.ts';
import type { MeasureSubject } from '../../core/case/act.ts';
import { pageOf } from '../contract/fields.ts';
import {
  doneSchema,
  endMeasureSchema,
  extendSchema,
  measureQuerySchema,
  measureSchema,
  proposalSchema,
  proposeSchema,
} from '../contract/measures.ts';
import { ApiError } from '../present-error.ts';
import { carryOut, type DeskParts, requireRestoring } from './desk-parts.ts';
import { presentMeasure } from './present-desk.ts';
import { mayKnowBlocks, toldTo } from './told-to.ts';

export function measureRoutes(app: FastifyInstance, parts: DeskParts): void {
  listRoute(app, parts);
  proposalRoute(app, parts);
  changeRoutes(app, parts);
}

function listRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/measures', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'measures',
      summary: 'Measures with the gates and evidence they were decided on',
      querystring: measureQuerySchema,
      response: { 200: pageOf(measureSchema) },
    },
    handler: async (request, reply) => {
      const { inForce, ...rest } = request.query;
      const query = { ...rest, ...toldTo(request) };
      const { rows, next } = await parts.reader.measures(
        inForce === undefined ? query : { ...query, inForce: inForce === 'true' },
      );
      reply.header('cache-control', 'no-store');
      // In a list nobody has stated a reason yet.
      return { rows: rows.map(row => presentMeasure(row, 1)), next };
    },
  });
}

function proposalRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/proposals', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'propose',
      summary: 'What an act would come to now, gate by gate; nothing is done',
      body: proposeSchema,
      response: { 200: proposalSchema },
    },
    handler: async request => {
      const { body, caller } = request;
      const { why = '', ...asked } = { why: undefined, ...body };
      if ('subject' in asked && asked.subject.kind === 'country' && !mayKnowBlocks(request)) {
        throw new ApiError(403, 'Asking about the block of a country needs block.read.');
      }
      const act = asked.kind === 'block' ? { ...asked, approvals: [] } : asked;
      const proposal = parts.proposals.propose({ by: caller.who, why, act });
      if (proposal === undefined) throw new ApiError(503, 'The engine is recovering.');
      const silence = parts.casework.outlook(proposal.case);
      const gates = proposal.gates.map(gate => {
        const opens = openingOf(gate, silence);
        return opens === undefined ? gate : { ...gate, opens };
      });
      return { ...proposal, gates };
    },
  });
}

function changeRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/measures/extend', {
    config: { permission: 'measure.suspend' },
    schema: {
      operationId: 'extendMeasure',
      summary: 'Extends a measure, where its gates are still met',
      body: extendSchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subject, untilMs, why } = request.body;
      const act = { kind: 'extend', subject, untilMs } as const;
      return carryOut(request, parts, { act, why, subject: nameOf(subject) });
    },
  });
  typed.post('/v1/measures/end', {
    config: { permission: 'measure.end' },
    schema: {
      operationId: 'endMeasure',
      summary: 'Ends a measure before its time; that of a line needs a step-up',
      body: endMeasureSchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subject, why } = request.body;
      if (subject.kind === 'line') requireRestoring(request);
      const act = { kind: 'end-measure', subject } as const;
      return carryOut(request, parts, { act, why, subject: nameOf(subject) });
    },
  });
}

function nameOf(subject: MeasureSubject): string {
  switch (subject.kind) {
    case 'line':
      return subject.subscriber;
    case 'source':
      return subject.sourceIp;
    case 'country':
      return subject.country;
  }
}
