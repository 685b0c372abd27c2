// Working on a case: what is next, who is on the telephone and what is said there, who did what.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { nextStepOf } from '../../core/case/next-step.ts';
import { contactScript } from '../../core/notice/contact-script.ts';
import { caseParams } from '../contract/cases.ts';
import {
  caseAuditQuerySchema,
  caseAuditSchema,
  caseworkSchema,
  claimContactSchema,
  contactClaimSchema,
  copiedSchema,
  copySchema,
  scriptQuerySchema,
  scriptSchema,
} from '../contract/casework.ts';
import { ApiError } from '../present-error.ts';
import { caseOf } from './case-routes.ts';
import { auditOf, type DeskParts } from './desk-parts.ts';
import { stageOfCase } from './open-stage.ts';
import { toldTo } from './told-to.ts';

/** Requests of a case for a second person whose entries its audit shows. */
const approvalsMax = 200;

export function caseworkRoutes(app: FastifyInstance, parts: DeskParts): void {
  workRoute(app, parts);
  claimRoute(app, parts);
  scriptRoute(app, parts);
  auditRoute(app, parts);
  copyRoute(app, parts);
}

function workRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases/:case/work', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'casework',
      summary: 'What is next in a case, by whom and until when, and who is on the telephone',
      params: caseParams,
      response: { 200: caseworkSchema },
    },
    handler: async (request, reply) => {
      const page = await caseOf(request, parts, request.params.case);
      const next = nextStepOf(page);
      reply.header('cache-control', 'no-store');
      return {
        next: { ...next, may: request.caller.permissions.has(next.needs) },
        outlook: parts.casework.outlook(page.row.case) ?? null,
        calling: callingOf(request, parts, page.row.case),
      };
    },
  });
}

function callingOf(request: FastifyRequest, { casework }: DeskParts, name: string) {
  const claim = casework.calling.of(name);
  if (claim === undefined) return null;
  const own = claim.by === request.caller.who;
  return { by: claim.by, own, endsInMs: casework.calling.endsInMs(claim) };
}

function claimRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/contact-claims', {
    config: { permission: 'contact.record' },
    schema: {
      operationId: 'claimContact',
      summary: 'Claims the call to the owner for 60 s, so that two people do not make it at once',
      params: caseParams,
      body: claimContactSchema,
      response: { 200: contactClaimSchema },
    },
    handler: async request => {
      const { row } = await caseOf(request, parts, request.params.case);
      const { who } = request.caller;
      const { calling } = parts.casework;
      const before = calling.of(row.case)?.by;
      if (!request.body.hold) calling.release(row.case, who);
      else if (calling.claim(row.case, who).by !== who) {
        throw new ApiError(409, `${before} is on the telephone with the owner.`);
      }
      const after = callingOf(request, parts, row.case);
      if (after?.by !== before) {
        const data = { case: row.case, calling: after?.by ?? null };
        parts.events.publish({ event: 'case', data });
      }
      return { calling: after };
    },
  });
}

function scriptRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases/:case/contact-script', {
    config: { permission: 'contact.read' },
    schema: {
      operationId: 'contactScript',
      summary: 'What is said to the owner on the telephone, what follows, and what is never said',
      params: caseParams,
      querystring: scriptQuerySchema,
      response: { 200: scriptSchema },
    },
    handler: async (request, reply) => {
      const page = await caseOf(request, parts, request.params.case);
      const { carrier, zoneAt } = parts.casework;
      const countriesOpen = (await stageOfCase(request, parts, page)) >= 2;
      const facts = (await parts.told.questionFacts(page.row.case)) ?? {};
      const { subscriber } = page.row;
      reply.header('cache-control', 'no-store');
      const about = { carrier, zoneAt, subscriber, facts, countriesOpen };
      return contactScript(about, request.query.language);
    },
  });
}

function auditRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases/:case/audit', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'caseAudit',
      summary: 'Who did and looked at what in a case, newest first, each entry checked',
      params: caseParams,
      querystring: caseAuditQuerySchema,
      response: { 200: caseAuditSchema },
    },
    handler: async (request, reply) => {
      const { row, lines } = await caseOf(request, parts, request.params.case);
      const { cursor, limit } = request.query;
      const { audit } = parts.casework;
      if (cursor === undefined) {
        const entry = { what: 'case-audit.read', why: '', subject: row.case };
        await parts.work.record(auditOf(request, parts, entry));
      }
      const nowMs = parts.clock.nowMs();
      const about = { nowMs, case: row.case, limit: approvalsMax };
      const asked = await parts.work.approvals({ ...about, ...toldTo(request) });
      const head = await audit.head();
      const { rows, total } = await audit.entries({
        case: row.case,
        approvals: asked.rows.map(one => one.id),
        lines,
        sinceMs: row.openedMs,
        limit,
        ...(cursor === undefined ? {} : { beforeSeq: cursor }),
      });
      reply.header('cache-control', 'no-store');
      return {
        rows: rows.map(({ seq, atMs, who, what, why, subject, sound }) => {
          return { seq, atMs, who, what, why, subject, sound };
        }),
        total,
        next: rows.length < limit ? null : String(rows.at(-1)?.seq),
        sound: rows.every(one => one.sound),
        head,
      };
    },
  });
}

function copyRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/copies', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'recordCopy',
      summary: 'A page tells that somebody copied what it shows them for a time only',
      params: caseParams,
      body: copySchema,
      response: { 200: copiedSchema },
    },
    handler: async request => {
      const { row } = await caseOf(request, parts, request.params.case);
      const entry = { what: `${request.body.what}.copy`, why: 'from the page', subject: row.case };
      await parts.work.record(auditOf(request, parts, entry));
      return { recorded: true as const };
    },
  });
}
