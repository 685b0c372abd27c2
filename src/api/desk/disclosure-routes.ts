// Opening a stage of disclosure, with purpose and reason; and the restricted list.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  basisOf,
  type DisclosureFacts,
  type DisclosureSubject,
  disclosureLastsMs,
  nameOfDisclosed,
} from '../../core/access/disclosure.ts';
import { hasValidChecks } from '../../core/intelligence/restricted-list.ts';
import { disclosureSchema, openStageSchema, restrictedListSchema } from '../contract/approvals.ts';
import { ApiError } from '../present-error.ts';
import { caseOf } from './case-routes.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';
import { lineOf } from './line-routes.ts';
import { factsOfCase, factsOfLine } from './open-stage.ts';

export function disclosureRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/disclosures', {
    config: { permission: 'disclose.stage2' },
    schema: {
      operationId: 'openStage',
      summary:
        'Opens countries (2) or ranges, masked numbers and addresses (3) to you, for 8 hours',
      body: openStageSchema,
      response: { 200: disclosureSchema },
    },
    handler: async request => {
      const { of, stage, purpose, why, stated = 'reason' } = request.body;
      const { caller } = request;
      if (stage === 3 && !caller.permissions.has('disclose.stage3')) {
        throw new ApiError(403, 'This needs disclose.stage3.');
      }
      const basis = basisOf(stage, await factsOf(request, parts, of), stated);
      if (basis === undefined) throw new ApiError(403, 'Have it approved first.', 'approval');
      const openedMs = parts.clock.nowMs();
      const endMs = openedMs + disclosureLastsMs;
      const opened = { id: randomUUID(), of, stage, by: caller.who, purpose, why, basis };
      const disclosure = { ...opened, openedMs, endMs };
      const subject = of.kind === 'source' ? `source ${of.source}` : nameOfDisclosed(of);
      const entry = { what: `disclosure.open.${stage}`, why: `${purpose}: ${why}`, subject };
      await parts.work.openDisclosure(disclosure, auditOf(request, parts, entry));
      return disclosure;
    },
  });
  typed.get('/v1/restricted-list', {
    config: { permission: 'list.read' },
    schema: {
      operationId: 'restrictedList',
      summary: 'The restricted destinations with their checks, author, approver and review date',
      response: { 200: restrictedListSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const nowMs = parts.clock.nowMs();
      const rows = await parts.work.restrictedList();
      const entries = rows.map(row => ({ ...row, checksValid: hasValidChecks(row, nowMs) }));
      return { entries, nowMs };
    },
  });
}

async function factsOf(
  request: FastifyRequest,
  parts: DeskParts,
  of: DisclosureSubject,
): Promise<DisclosureFacts> {
  if (of.kind === 'case') return factsOfCase(await caseOf(request, parts, of.case));
  if (of.kind === 'subscriber') return factsOfLine(await lineOf(request, parts, of.subscriber));
  found(await parts.network.reader.nameOf('source', of.source), 'address');
  return { alertOpen: false, saidNotMine: false };
}
