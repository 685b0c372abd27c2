// Cases as people read them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CasePage } from '../../core/case/case-rows.ts';
import {
  assignSchema,
  caseParams,
  caseQuerySchema,
  caseRowSchema,
  caseSchema,
  casesSchema,
  statsQuerySchema,
  statsSchema,
} from '../contract/cases.ts';
import { ApiError } from '../present-error.ts';
import { accountOf, auditOf, type DeskParts, found } from './desk-parts.ts';
import { stageOfCase } from './open-stage.ts';
import { presentAttachment, presentDecision, presentMeasure, presentNote } from './present-desk.ts';
import { etagOf } from './queue-parts.ts';
import { toldTo } from './told-to.ts';

export function caseRoutes(app: FastifyInstance, parts: DeskParts): void {
  listRoute(app, parts);
  caseRoute(app, parts);
  assignRoute(app, parts);
  app.withTypeProvider<ZodTypeProvider>().get('/v1/stats', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'caseStats',
      summary: 'Open cases and measures in force, and cases closed in a time by outcome and cause',
      querystring: statsQuerySchema,
      response: { 200: statsSchema },
    },
    handler: request => {
      const { fromMs, toMs } = request.query;
      return parts.reader.stats(fromMs, toMs, toldTo(request));
    },
  });
}

function listRoute(app: FastifyInstance, { reader }: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'cases',
      summary: 'Cases, those that lose most per hour first',
      querystring: caseQuerySchema,
      response: { 200: casesSchema },
    },
    handler: async (request, reply) => {
      const { state, account, ...rest } = request.query;
      const only = accountOf(request) ?? account;
      reply.header('cache-control', 'no-store');
      return reader.cases({
        ...rest,
        ...toldTo(request),
        ...(state === undefined ? {} : { states: state.split(',') as CasePage['row']['state'][] }),
        ...(only === undefined ? {} : { account: only }),
      });
    },
  });
}

function caseRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases/:case', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'case',
      summary: 'One case: contacts, measures, and each decision with the evidence that stood then',
      params: caseParams,
      response: { 200: caseSchema },
    },
    handler: async (request, reply) => {
      const page = await caseOf(request, parts, request.params.case);
      const { row, decisions, measures, linked } = page;
      const stage = await stageOfCase(request, parts, page);
      const bound = accountOf(request) !== undefined;
      reply.header('cache-control', 'no-store').header('etag', etagOf(row));
      return {
        ...page,
        stage,
        decisions: decisions.map(one => presentDecision(one, stage)),
        measures: measures.map(one => presentMeasure(one, stage)),
        // Of other accounts nothing, not even the names of their cases.
        linked: bound ? [] : linked,
        notes: bound ? [] : (await parts.work.notes(row.case)).map(presentNote),
        attachments: bound ? [] : (await parts.work.attachments(row.case)).map(presentAttachment),
      };
    },
  });
}

function assignRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().patch('/v1/cases/:case', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'assignCase',
      summary: 'Gives a case to somebody, or to nobody; needs If-Match with the ETag of the case',
      params: caseParams,
      body: assignSchema,
      response: { 200: caseRowSchema },
    },
    handler: async (request, reply) => {
      const { row } = await caseOf(request, parts, request.params.case);
      checkVersion(request, row);
      const { assignee } = request.body;
      const what = assignee === null ? 'case.unassign' : 'case.assign';
      const why = assignee === null ? '' : `to ${assignee}`;
      const audit = auditOf(request, parts, { what, why, subject: row.case });
      const assigned = await parts.writer.assign(row.case, assignee, row.version, audit);
      const version = found(assigned, 'case');
      if (version === 'stale') throw stale();
      parts.events.publish({ event: 'case', data: { case: row.case, assignee } });
      const changed = { ...row, assignee, version };
      reply.header('etag', etagOf(changed));
      return changed;
    },
  });
}

/** The case, if the caller may see it. Throws ApiError 404. */
export async function caseOf(
  request: FastifyRequest,
  { reader }: Pick<DeskParts, 'reader'>,
  name: string,
): Promise<CasePage> {
  const page = found(await reader.case(name, toldTo(request)), 'case');
  const account = accountOf(request);
  return found(account === undefined || account === page.row.account ? page : undefined, 'case');
}

/**
 * Two people may have the case open: who changes it says which version they saw. Throws ApiError
 * 428 without If-Match, 412 when it is another by now.
 */
export function checkVersion(request: FastifyRequest, row: CasePage['row']): void {
  const seen = request.headers['if-match'];
  if (seen === undefined) {
    throw new ApiError(428, 'Send If-Match with the ETag of the case that you saw.');
  }
  if (seen !== etagOf(row)) throw stale();
}

function stale(): ApiError {
  return new ApiError(412, 'Somebody changed the case meanwhile: read it again.');
}

/** Headers of a download whose content nobody here vouches for. */
export function asDownload(reply: FastifyReply, name: string): FastifyReply {
  const safe = encodeURIComponent(name.toWellFormed()).replaceAll("'", '%27');
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${safe}`)
    .type('application/octet-stream');
}
