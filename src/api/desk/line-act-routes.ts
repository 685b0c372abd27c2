// What an owner asks for, or a person does, to a line.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { whySchema } from '../contract/cases.ts';
import { authoriseSchema, barSchema, lineParams, reopenSchema } from '../contract/lines.ts';
import { doneSchema } from '../contract/measures.ts';
import { carryOut, type DeskParts, requireRestoring } from './desk-parts.ts';

export function lineActRoutes(app: FastifyInstance, parts: DeskParts): void {
  barRoute(app, parts);
  reopenRoute(app, parts);
  authoriseRoute(app, parts);
  reportRoute(app, parts);
}

function barRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/subscribers/:subscriber/barring', {
    config: { permission: 'line.bar' },
    schema: {
      operationId: 'barLine',
      summary: 'Bars international calling on the owner’s request or consent, without an end',
      params: lineParams,
      body: barSchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subscriber } = request.params;
      const act = { kind: 'bar', subscriber, on: request.body.on } as const;
      return carryOut(request, parts, { act, why: request.body.why, subject: subscriber });
    },
  });
}

function reopenRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/subscribers/:subscriber/reopening', {
    config: { permission: 'line.bar' },
    schema: {
      operationId: 'reopenLine',
      summary: 'Opens a line again: usual destinations first; `all` needs a step-up',
      params: lineParams,
      body: reopenSchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subscriber } = request.params;
      const { stage, mended, why } = request.body;
      if (stage === 'all') requireRestoring(request);
      const act = { kind: 'reopen-line', subscriber, stage, mended } as const;
      return carryOut(request, parts, { act, why, subject: subscriber });
    },
  });
}

function authoriseRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/subscribers/:subscriber/authorisation', {
    config: { permission: 'subscriber.edit' },
    schema: {
      operationId: 'authoriseLine',
      summary: 'The owner authorises beforehand “stop first, ask after”, or takes it back',
      params: lineParams,
      body: authoriseSchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subscriber } = request.params;
      const { authorisation, why } = request.body;
      const act = { kind: 'authorise', subscriber, authorisation } as const;
      return carryOut(request, parts, { act, why, subject: subscriber });
    },
  });
}

function reportRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/subscribers/:subscriber/fraud-reports', {
    config: { permission: 'contact.record' },
    schema: {
      operationId: 'reportFraud',
      summary: 'The owner reports fraud unasked: a case opens, and the calls are not theirs',
      params: lineParams,
      body: whySchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subscriber } = request.params;
      const act = { kind: 'report-fraud', subscriber } as const;
      return carryOut(request, parts, { act, why: request.body.why, subject: subscriber });
    },
  });
}
