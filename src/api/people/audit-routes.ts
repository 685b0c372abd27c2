// The audit log, for those who check others. Looking into it is an entry itself.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { AuditHead, AuditQuery, ChainedEntry } from '../../core/access/audit-chain.ts';
import { csvLine } from '../../core/stdx/csv-line.ts';
import type { AuditTrail } from '../../workflow/people-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import {
  auditExportSchema,
  auditPageSchema,
  auditQuerySchema,
  auditSearchSchema,
  auditVerificationSchema,
} from '../contract/audit.ts';
import { toldTo } from '../desk/told-to.ts';

export interface AuditParts {
  readonly audit: AuditTrail;
  readonly clock: Clock;
  /** The end of the chain that was last kept outside the database; undefined: none was. */
  readonly knownHead?: () => AuditHead | undefined;
}

const exportPage = 2_000;
const exportMax = 200_000;

export function auditRoutes(app: FastifyInstance, parts: AuditParts): void {
  searchRoutes(app, parts);
  verifyRoute(app, parts);
  exportRoute(app, parts);
}

function searchRoutes(app: FastifyInstance, parts: AuditParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'audit.read' } as const;
  typed.get('/v1/audit', {
    config,
    schema: {
      operationId: 'audit',
      summary: 'Entries of the audit log, newest first',
      querystring: auditQuerySchema,
      response: { 200: auditPageSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return page(request, parts, request.query);
    },
  });
  typed.post('/v1/audit/search', {
    config,
    schema: {
      operationId: 'searchAudit',
      summary: 'The same with what is looked for in the body, so that no address names it',
      body: auditSearchSchema,
      response: { 200: auditPageSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return page(request, parts, request.body);
    },
  });
}

async function page(
  request: FastifyRequest,
  { audit, clock }: AuditParts,
  asked: z.infer<typeof auditQuerySchema>,
): Promise<z.infer<typeof auditPageSchema>> {
  const { cursor, limit, ...wanted } = asked;
  const { who } = request.caller;
  const why = JSON.stringify(asked);
  await audit.append([{ atMs: clock.nowMs(), who, what: 'audit.read', why, subject: 'audit' }]);
  const before = cursor === undefined ? {} : { beforeSeq: cursor };
  const rows = await audit.search({ ...wanted, ...before, ...toldTo(request), limit });
  return { rows, next: rows.length < limit ? null : String(rows.at(-1)?.seq) };
}

function verifyRoute(app: FastifyInstance, { audit, knownHead }: AuditParts): void {
  let running: ReturnType<AuditTrail['verify']> | undefined;
  app.withTypeProvider<ZodTypeProvider>().post('/v1/audit/verify', {
    config: { permission: 'audit.verify' },
    schema: {
      operationId: 'verifyAudit',
      summary:
        'Recomputes the chain of the audit log, to the end that was last kept outside the ' +
        'database; names the first entry that was changed',
      response: { 200: auditVerificationSchema },
    },
    handler: async (_request, reply) => {
      // Requests at one time share one run.
      running ??= audit.verify(knownHead?.()).finally(() => {
        running = undefined;
      });
      reply.header('cache-control', 'no-store');
      return running;
    },
  });
}

function exportRoute(app: FastifyInstance, { audit, clock }: AuditParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/audit/export', {
    config: { permission: 'audit.read' },
    schema: {
      operationId: 'exportAudit',
      summary: `What a search finds as one CSV, newest first, at most ${exportMax} entries`,
      body: auditExportSchema,
    },
    handler: async (request, reply) => {
      const { why: reason, ...wanted } = request.body;
      const { who } = request.caller;
      const why = `${reason} ${JSON.stringify(wanted)}`;
      const entry = { who, what: 'audit.export', why, subject: 'audit' };
      await audit.append([{ atMs: clock.nowMs(), ...entry }]);
      reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .type('text/csv; charset=utf-8');
      const lines = csvOf(audit, { ...wanted, ...toldTo(request) });
      // The first page is read before the answer begins, so that a trouble is still told as one.
      const first = await lines.next();
      return reply.send(Readable.from(after(first.value ?? '', lines)));
    },
  });
}

async function* csvOf(
  audit: AuditTrail,
  wanted: Omit<AuditQuery, 'limit'>,
): AsyncGenerator<string, undefined> {
  const head = csvLine(['seq', 'time', 'who', 'what', 'why', 'subject', 'called', 'hash']);
  let before = '\ufeff'.concat(head);
  let beforeSeq: number | undefined;
  for (let given = 0; given < exportMax; given += exportPage) {
    const from = beforeSeq === undefined ? {} : { beforeSeq };
    const rows = await audit.search({ ...wanted, ...from, limit: exportPage });
    yield before + rows.map(lineOf).join('');
    before = '';
    beforeSeq = rows.at(-1)?.seq;
    if (rows.length < exportPage) return undefined;
  }
  return undefined;
}

async function* after(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function lineOf({ seq, atMs, who, what, why, subject, called, hash }: ChainedEntry): string {
  const time = new Date(atMs).toISOString();
  return csvLine([String(seq), time, who, what, why, subject, called.join(' '), hash]);
}
