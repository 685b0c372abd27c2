// The audit log: what is looked for, its entries, and whether it is as it was written.
import { z } from 'zod';
import { chainFaults } from '../../core/access/audit-chain.ts';
import { line, numberIn, pageOf, timeMs, why } from './fields.ts';
import { contract } from './registry.ts';

const times = numberIn(0, 8_640_000_000_000_000);
const wanted = {
  who: line(128).exactOptional(),
  what: line(128).exactOptional().describe('one that ends in a dot finds all that begin so'),
  subject: line(128).exactOptional().describe('a case, line, person or other reference'),
  text: line(128).exactOptional().describe('anywhere in what, why and subject'),
};

export const auditQuerySchema = z.strictObject({
  ...wanted,
  fromMs: times.exactOptional(),
  toMs: times.exactOptional(),
  cursor: numberIn(1, 2 ** 52)
    .exactOptional()
    .describe('the `next` of the page before'),
  limit: numberIn(1, 200).default(50),
});

const inBody = {
  ...wanted,
  withoutLooks: z
    .boolean()
    .exactOptional()
    .describe('leaves out that somebody looked into the log itself'),
  fromMs: timeMs.exactOptional(),
  toMs: timeMs.exactOptional(),
};
export const auditSearchSchema = z.strictObject({
  ...inBody,
  cursor: z
    .int()
    .min(1)
    .max(2 ** 52)
    .exactOptional()
    .describe('the `next` of the page before'),
  limit: z.int().min(1).max(200).default(50),
});
auditSearchSchema.register(contract, { id: 'AuditSearch' });

export const auditExportSchema = z.strictObject({ ...inBody, why });
auditExportSchema.register(contract, { id: 'AuditExport' });

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

export const auditPageSchema = pageOf(entrySchema);
auditPageSchema.register(contract, { id: 'AuditPage' });

export const auditVerificationSchema = z.union([
  z.object({ ok: z.literal(true), head: z.object({ seq: z.int(), hash: z.string() }) }),
  z.object({
    ok: z.literal(false),
    seq: z.int(),
    fault: z.enum(chainFaults),
    problem: z.string(),
  }),
]);
auditVerificationSchema.register(contract, { id: 'AuditVerification' });
