// Four eyes, and how much of a communication is open to whom.
import { z } from 'zod';
import { purposes } from '../../core/access/disclosure.ts';
import * as field from './fields.ts';
import { blockSubjectSchema, gateSchema } from './measures.ts';
import { contract } from './registry.ts';

const purpose = z.enum(purposes);

export const disclosureSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), case: field.caseName }),
  z.strictObject({ kind: z.literal('subscriber'), subscriber: field.subscriberNumber }),
]);
disclosureSubjectSchema.register(contract, { id: 'DisclosureSubject' });

export const restrictedEntrySchema = z.strictObject({
  prefix: z.string().regex(/^\d{1,15}$/),
  destination: field.line(128),
  country: field.country,
  governmentChecked: z.exactOptional(z.boolean()),
  lifeCriticalChecked: z.exactOptional(z.boolean()),
  trafficMinutes: z.exactOptional(z.number().min(0).max(1e12)),
  reviewMs: z.exactOptional(field.timeMs),
});
restrictedEntrySchema.register(contract, { id: 'RestrictedEntry' });

/** An entry that somebody puts on the list: with its three checks and a review date (R2). */
const checkedEntry = restrictedEntrySchema.required();

export const matterSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('country-block'),
    country: field.country,
    lastsMs: field.lastsMs,
  }),
  z.strictObject({
    kind: z.literal('source-block'),
    sourceIp: field.address,
    lastsMs: field.lastsMs,
  }),
  z.strictObject({
    kind: z.literal('block-extension'),
    subject: blockSubjectSchema,
    untilMs: field.timeMs,
  }),
  z.strictObject({
    kind: z.literal('list-edit'),
    put: z.array(checkedEntry).max(500),
    remove: z.array(z.string().regex(/^\d{1,15}$/)).max(500),
  }),
  z.strictObject({ kind: z.literal('unmask'), of: disclosureSubjectSchema, purpose }),
  z.strictObject({
    kind: z.literal('bulk-export'),
    what: field
      .line(128)
      .describe('`evidence-pack <case>`: called numbers in full in the pack of that case'),
    purpose,
  }),
]);
matterSchema.register(contract, { id: 'Matter', description: 'What a second person approves' });

export const askSchema = z.strictObject({ matter: matterSchema, why: field.why });
askSchema.register(contract, { id: 'AskApproval' });

export const approvalSchema = z.object({
  id: z.string(),
  matter: z.looseObject({ kind: z.string() }),
  state: z.enum(['asked', 'approved', 'refused', 'expired', 'used']),
  askedBy: z.string(),
  askedMs: z.number(),
  why: z.string(),
  gates: z.array(gateSchema).readonly().describe('as they stood when it was asked'),
  expiresMs: z.number(),
  decidedBy: z.exactOptional(z.string()),
  decidedMs: z.exactOptional(z.number()),
  decidedWhy: z.exactOptional(z.string()),
  usedBy: z.exactOptional(z.string()),
  usedMs: z.exactOptional(z.number()),
});
approvalSchema.register(contract, { id: 'Approval' });
export type ApprovalView = z.infer<typeof approvalSchema>;

export const approvalParams = z.strictObject({ approval: field.id });
export const approvalQuerySchema = z.strictObject({
  waiting: z.enum(['true', 'false']).exactOptional(),
  kind: z
    .enum([
      'country-block',
      'source-block',
      'block-extension',
      'list-edit',
      'unmask',
      'compensation',
      'bulk-export',
      'policy',
    ])
    .exactOptional(),
  case: field.caseName.exactOptional().describe('about that case'),
  mine: z.enum(['true', 'false']).exactOptional(),
  ...field.pageQuery,
});

/** What a stage is opened of; an address that cases share by its id in the network view. */
const openedSubject = z.discriminatedUnion('kind', [
  ...disclosureSubjectSchema.options,
  z.strictObject({ kind: z.literal('source'), source: field.shortId }),
]);

export const openStageSchema = z.strictObject({
  of: openedSubject,
  stage: z.union([z.literal(2), z.literal(3)]),
  purpose,
  why: field.why,
  stated: z.enum(['authorities', 'consent', 'reason']).exactOptional(),
});
openStageSchema.register(contract, { id: 'OpenStage' });

export const disclosureSchema = z.object({
  id: z.string(),
  of: openedSubject,
  stage: z.int().min(1).max(4),
  by: z.string(),
  purpose,
  why: z.string(),
  basis: z.union([z.string(), z.object({ approval: z.string() })]),
  openedMs: z.number(),
  endMs: z.number(),
});
disclosureSchema.register(contract, { id: 'Disclosure' });

/** Imported rows have neither author nor approver. */
const authoredEntry = restrictedEntrySchema.extend({
  author: z.exactOptional(z.string()),
  approver: z.exactOptional(z.string()),
});

export const restrictedListSchema = z.object({
  entries: z
    .array(
      authoredEntry.extend({
        checksValid: z.boolean().describe('three checks, and no review overdue: gates take it'),
      }),
    )
    .readonly(),
  nowMs: z.number().describe('the clock that reviews are due by'),
});
restrictedListSchema.register(contract, { id: 'RestrictedList' });
