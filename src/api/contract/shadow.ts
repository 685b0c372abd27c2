// A candidate policy beside the live one: what each did, and where they differ.
import { z } from 'zod';
import { contract } from './registry.ts';

const count = z.int().min(0);

const countsSchema = z.object({
  asked: count.describe('questions to owners: cases opened'),
  challenged: count,
  blocked: count.describe('calls refused'),
  released: count,
  suspended: count.describe('lines whose suspension began'),
  sourceBlocks: count,
  countryBlocks: count.nullable().describe('null to those who may not know of country blocks'),
});

const verdict = z.enum(['allow', 'challenge', 'block']);

const sideSchema = z.object({
  case: z.string(),
  subscriber: z.string(),
  openedMs: z.number(),
  suspended: z.boolean(),
});

export const shadowViewSchema = z.object({
  policy: z.object({ name: z.string(), version: z.string() }),
  live: z.object({ name: z.string(), version: z.string() }),
  sinceMs: z.number().describe('when the comparison began: at the last start'),
  waiting: count.describe('inputs it has still to see'),
  dropped: count.describe('inputs it never saw, because it was too far behind'),
  failed: count.describe('inputs that failed inside it'),
  calls: count.describe('calls that both judged'),
  differingCalls: count,
  counts: z.object({ live: countsSchema, shadow: countsSchema }),
  cases: z.object({ both: count, onlyLive: count, onlyShadow: count }),
  lastCalls: z
    .array(
      z.object({
        timeMs: z.number(),
        callId: z.string(),
        subscriber: z.string(),
        toMasked: z.string(),
        live: verdict,
        shadow: verdict,
      }),
    )
    .readonly()
    .describe('the last calls on which they differed, at most 200, newest last'),
  lastCases: z
    .array(
      z.object({
        account: z.string(),
        live: z.exactOptional(sideSchema),
        shadow: z.exactOptional(sideSchema),
      }),
    )
    .readonly()
    .describe('the last cases of either, at most 500, newest last'),
});
shadowViewSchema.register(contract, { id: 'Shadow' });

export type ShadowView = z.infer<typeof shadowViewSchema>;
