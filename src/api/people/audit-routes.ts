// The audit log, for those who check others. Looking into it is an entry itself.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AuditTrail } from '../../workflow/people-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import { line, numberIn, pageOf } from '../contract/fields.ts';
import { contract } from '../contract/registry.ts';

const times = numberIn(0, 8_640_000_000_000_000);
const querySchema = z.strictObject({
  who: line(128).exactOptional(),
  what: line(128).exactOptional(),
  subject: line(128).exactOptional().describe('a case, line, person or other reference'),
  fromMs: times.exactOptional(),
  toMs: times.exactOptional(),
  cursor: numberIn(1, 2 ** 52)
    .exactOptional()
    .describe('the `next` of the page before'),
  limit: numberIn(1, 200).default(50),
});
const entrySchema = z.object({
  seq: z.int(),
  atMs: z.number(),
  who: z.string(),
  what: z.string(),
  why: z.string(),
  subject: z.string(),
  called: z.array(z.string()).readonly(),
  previous: z.string(),
  hash: z.string(),
});
entrySchema.register(contract, { id: 'AuditEntry' });
const pageSchema = pageOf(entrySchema);
pageSchema.register(contract, { id: 'AuditPage' });
const verificationSchema = z.union([
  z.object({ ok: z.literal(true), head: z.object({ seq: z.int(), hash: z.string() }) }),
  z.object({ ok: z.literal(false), seq: z.int(), problem: z.string() }),
]);
verificationSchema.register(contract, { id: 'AuditVerification' });

export function auditRoutes(app: FastifyInstance, audit: AuditTrail, clock: Clock): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/audit', {
    config: { permission: 'audit.read' },
    schema: {
      operationId: 'audit',
      summary: 'Entries of the audit log, newest first',
      querystring: querySchema,
      response: { 200: pageSchema },
    },
    handler: async (request, reply) => {
      const { cursor, limit, ...wanted } = request.query;
      const { who } = request.caller;
      const why = JSON.stringify(request.query);
      await audit.append([{ atMs: clock.nowMs(), who, what: 'audit.read', why, subject: 'audit' }]);
      const before = cursor === undefined ? {} : { beforeSeq: cursor };
      const rows = await audit.search({ ...wanted, ...before, limit });
      reply.header('cache-control', 'no-store');
      return { rows, next: rows.length < limit ? null : String(rows.at(-1)?.seq) };
    },
  });
  let running: ReturnType<AuditTrail['verify']> | undefined;
  typed.post('/v1/audit/verify', {
    config: { permission: 'audit.verify' },
    schema: {
      operationId: 'verifyAudit',
      summary: 'Recomputes the chain of the audit log; names the first entry that was changed',
      response: { 200: verificationSchema },
    },
    handler: async (_request, reply) => {
      // Requests at one time share one run.
      running ??= audit.verify().finally(() => {
        running = undefined;
      });
      reply.header('cache-control', 'no-store');
      return running;
    },
  });
}
