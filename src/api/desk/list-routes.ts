// The carrier's lists over HTTP: the rate deck, what an import would change, the import, and who
// changed which row of the restricted list.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import { pageOf } from '../contract/fields.ts';
import {
  importPreviewSchema,
  importSchema,
  importsQuerySchema,
  listBytesMax,
  listImportSchema,
  previewImportSchema,
  rateQuerySchema,
  ratesSchema,
  restrictedChangeSchema,
  restrictedHistoryQuerySchema,
} from '../contract/lists.ts';
import { ApiError } from '../present-error.ts';
import { auditOf, type DeskParts } from './desk-parts.ts';

/** The text grows in JSON. */
const bodyLimit = 2 * listBytesMax;

export function listRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoutes(app, parts);
  importRoute(app, parts);
}

function readRoutes(app: FastifyInstance, { lists }: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/rate-deck', {
    config: { permission: 'list.read' },
    schema: {
      operationId: 'rateDeck',
      summary: 'The rate deck in force, and the countries that it has no rate for',
      querystring: rateQuerySchema,
      response: { 200: ratesSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return lists.rates(request.query);
    },
  });
  typed.get('/v1/list-imports', {
    config: { permission: 'list.read' },
    schema: {
      operationId: 'listImports',
      summary: 'Lists that were taken over in the console, newest first',
      querystring: importsQuerySchema,
      response: { 200: pageOf(listImportSchema) },
    },
    handler: async (request, reply) => {
      const page = await lists.imports(request.query);
      reply.header('cache-control', 'no-store');
      return { ...page, rows: page.rows.map(row => ({ ...row, why: maskNumbersIn(row.why) })) };
    },
  });
  typed.get('/v1/restricted-list/history', {
    config: { permission: 'list.read' },
    schema: {
      operationId: 'restrictedHistory',
      summary: 'Who changed which row of the restricted list, newest first',
      querystring: restrictedHistoryQuerySchema,
      response: { 200: pageOf(restrictedChangeSchema) },
    },
    handler: async (request, reply) => {
      const page = await lists.restrictedHistory(request.query);
      reply.header('cache-control', 'no-store');
      return { ...page, rows: page.rows.map(row => ({ ...row, why: maskNumbersIn(row.why) })) };
    },
  });
}

/** What an import would change; nothing is kept, so that no key is asked for. */
export function previewRoute(app: FastifyInstance, { lists }: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/list-imports/preview', {
    config: { permission: 'list.import' },
    bodyLimit,
    schema: {
      operationId: 'previewImport',
      summary: 'Reads a list and tells what it would change, or every line that is wrong',
      body: previewImportSchema,
      response: { 200: importPreviewSchema },
    },
    handler: request => {
      const { list, text, exchange = {} } = request.body;
      return lists.preview({ list, text, exchange });
    },
  });
}

function importRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/list-imports', {
    config: { permission: 'list.import' },
    bodyLimit,
    schema: {
      operationId: 'importList',
      summary: 'Replaces a list by the one sent, whole or not at all; counts at once',
      body: importSchema,
      response: { 200: listImportSchema },
    },
    handler: async request => {
      const { list, text, exchange = {}, digest, why } = request.body;
      const entry = { what: `list.import.${list}`, why, subject: list };
      const done = await parts.lists.import(
        { list, text, exchange, digest, why, by: request.caller.who },
        auditOf(request, parts, entry),
      );
      if (done === 'changed') {
        throw new ApiError(412, 'The list is another by now: look at the differences again.');
      }
      if (done === 'problems') throw new ApiError(409, 'Lines are wrong. Nothing imported.');
      parts.events.publish({ event: 'list', data: { list } });
      return { ...done, why: maskNumbersIn(done.why) };
    },
  });
}
