// What is kept how long, legal holds, and the proofs of erasure.
import { z } from 'zod';
import * as field from './fields.ts';
import { contract } from './registry.ts';

const held = z.enum(['case', 'subscriber']);

export const holdSchema = z.strictObject({
  kind: held,
  subject: field.subscriberNumber.describe('name of the case, or the line'),
  why: field.why,
});
holdSchema.register(contract, { id: 'Hold' });

export const holdsSchema = z.object({
  rows: z
    .array(
      z.object({
        kind: held,
        subject: z.string(),
        why: z.string(),
        by: z.string(),
        placedMs: z.number(),
      }),
    )
    .readonly(),
});
holdsSchema.register(contract, { id: 'Holds' });

export const heldSchema = z.object({ held: z.boolean() });
heldSchema.register(contract, { id: 'Held' });

export const retentionSchema = z.object({
  classes: z
    .array(z.object({ class: z.string(), days: z.int(), beforeMs: z.number() }))
    .readonly()
    .describe('what is older than `beforeMs` is erased, but for what is held'),
});
retentionSchema.register(contract, { id: 'Retention' });

export const erasureQuerySchema = z.strictObject({
  cursor: field
    .numberIn(1, 2 ** 52)
    .exactOptional()
    .describe('the `next` of the page before'),
  limit: field.numberIn(1, 200).default(50),
});

export const erasuresSchema = field.pageOf(
  z.object({
    seq: z.int().describe('of the entry in the audit log'),
    atMs: z.number(),
    class: z.string(),
    digest: z.string().describe('SHA-256 of the keys that went'),
    what: z.string().describe('how many rows, and up to when'),
  }),
);
erasuresSchema.register(contract, { id: 'Erasures' });
