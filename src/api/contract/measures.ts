// Measures, their gates, and what people propose.
import { z } from 'zod';
import { openingConditions } from '../../core/barring/gate-opening.ts';
import * as field from './fields.ts';
import { contract } from './registry.ts';
import { reasonSchema } from './screen.ts';

export const gateSchema = z.object({ gate: z.string(), met: z.boolean(), fact: z.string() });
gateSchema.register(contract, {
  id: 'Gate',
  description: 'A condition, and the fact it was judged by',
});

const source = z.strictObject({ kind: z.literal('source'), sourceIp: field.address });
const country = z.strictObject({ kind: z.literal('country'), country: field.country });

/** What a measure bears on, in a request. */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), subscriber: field.subscriberNumber }),
  source,
  country,
]);
subjectSchema.register(contract, { id: 'MeasureSubject' });

export const blockSubjectSchema = z.discriminatedUnion('kind', [source, country]);

const kind = z.enum(['suspension', 'barring', 'source-block', 'country-block']);

/** A measure; `endMs` null: no end of its own, `endedMs` null: in force. */
export const measureSchema = z.object({
  id: z.string(),
  kind,
  ground: z.string(),
  subject: z.looseObject({ kind: z.enum(['line', 'source', 'country']) }),
  case: z.string(),
  beginMs: z.number(),
  endMs: z.number().nullable(),
  endedMs: z.number().nullable(),
  endedBy: z.string().nullable(),
  reopened: z.enum(['usual', 'all']).nullable(),
  decidedBy: z.string(),
  gates: z.array(gateSchema).readonly(),
  reasons: z.array(reasonSchema).readonly(),
  renewals: z.number(),
});
measureSchema.register(contract, { id: 'Measure' });
export type MeasureView = z.infer<typeof measureSchema>;

export const measureQuerySchema = z.strictObject({
  inForce: z.enum(['true', 'false']).exactOptional(),
  kind: kind.exactOptional(),
  case: field.caseName.exactOptional(),
  subscriber: field.subscriberNumber.exactOptional(),
  ...field.pageQuery,
});

export const suspendSchema = z.strictObject({
  subscribers: z.array(field.subscriberNumber).min(1).max(100),
  ground: z.enum(['A', 'B', 'C']),
  why: field.why,
});
suspendSchema.register(contract, { id: 'Suspend' });

export const extendSchema = z.strictObject({
  subject: subjectSchema,
  untilMs: field.timeMs,
  why: field.why,
});
extendSchema.register(contract, { id: 'Extend' });

export const endMeasureSchema = z.strictObject({ subject: subjectSchema, why: field.why });
endMeasureSchema.register(contract, { id: 'EndMeasure' });

/** What is asked of the gates before anybody acts. */
export const proposeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('suspend'),
    case: field.caseName,
    subscribers: z.array(field.subscriberNumber).min(1).max(100),
    ground: z.enum(['A', 'B', 'C']),
    why: field.why.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('block'), subject: subjectSchema, lastsMs: field.lastsMs }),
  z.strictObject({ kind: z.literal('extend'), subject: subjectSchema, untilMs: field.timeMs }),
  z.strictObject({
    kind: z.literal('end-measure'),
    subject: subjectSchema,
    why: field.why.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('bar'),
    subscriber: field.subscriberNumber,
    on: z.enum(['request', 'consent']),
  }),
  z.strictObject({
    kind: z.literal('reopen-line'),
    subscriber: field.subscriberNumber,
    stage: z.enum(['usual', 'all']),
    mended: z.boolean(),
  }),
]);
proposeSchema.register(contract, { id: 'Propose' });

/** A gate of a proposal: where it is not met, what would open it and when, as far as is known. */
export const proposedGateSchema = gateSchema.extend({
  opens: z.exactOptional(
    z.object({
      when: z.enum(openingConditions),
      atMs: z.number().nullable().describe('not before; null: no time is known'),
    }),
  ),
});
proposedGateSchema.register(contract, { id: 'ProposedGate' });

export const proposalSchema = z.object({
  measure: z.exactOptional(
    z.enum(['challenge', 'suspension', 'source-block', 'country-block', 'barring']),
  ),
  subjects: z.array(z.looseObject({ kind: z.enum(['line', 'source', 'country']) })).readonly(),
  gates: z.array(proposedGateSchema).readonly(),
  allowed: z.boolean().describe('whether the act would be carried out now'),
  reason: z.string(),
  ground: z.string(),
  scope: z.enum(['international', 'but-usual', 'nothing']),
  case: z.string(),
  beginMs: z.number(),
  endMs: z.number().nullable(),
});
proposalSchema.register(contract, { id: 'Proposal', description: 'An act judged gate by gate' });

/** An act was carried out, and what case it belongs to. */
export const doneSchema = z.object({ done: z.literal(true), case: z.exactOptional(z.string()) });
doneSchema.register(contract, { id: 'Done' });
