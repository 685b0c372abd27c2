// How a case came about, on one time axis.
import { z } from 'zod';
import * as field from './fields.ts';
import { contract } from './registry.ts';

const timeMs = z.number();
const count = z.number();

export const timelineQuerySchema = z.strictObject({
  atMs: field
    .numberIn(0, 8.64e15)
    .exactOptional()
    .meta({ description: 'the case as it stood then; default: now' }),
});

const callSchema = z.object({
  line: z.int().describe('place in `lines`'),
  setupMs: timeMs,
  answerMs: timeMs.nullable(),
  endMs: timeMs.nullable().describe('null: it runs, or rings'),
  yen: z.number().describe('so far, or in the end'),
  yenPerMinute: z.number(),
  estimateFromMs: timeMs.nullable().describe('nothing has confirmed it since: an estimate'),
  fate: z.enum(['ringing', 'running', 'ended', 'challenged', 'refused', 'released']),
  suspected: z.boolean().describe('it counts as one of the case’s episode'),
  country: z.string().describe('ISO code'),
  to: z.string().nullable().describe('masked, from stage 3; in full at stage 4'),
});
callSchema.register(contract, { id: 'TimelineCall' });

const bucketSchema = z.object({
  atMs: timeMs.describe('end of the span'),
  yen: z.number().describe('charges of the lines since `fromMs`'),
  suspectedYen: z.number().describe('of them those of the episode'),
  calls: count.describe('set up in the span, refused ones left out'),
  refused: count,
});

const stepSchema = z.object({
  atMs: timeMs,
  centiDecibans: z.number(),
  subscriber: z
    .string()
    .nullable()
    .describe('the line whose evidence was strongest; null: the account as a whole'),
  levels: z
    .object({ alert: z.number(), challenge: z.number(), suspension: z.number() })
    .describe('of the policy then, centi-decibans'),
  shares: z
    .array(z.object({ reading: z.string(), centiDecibans: z.number() }))
    .readonly()
    .describe('what each reading has of the sum; they add up to it'),
});

export const timelineSchema = z.object({
  stage: z.int().min(1).max(4).describe('how much of the calls is open to you'),
  atMs: timeMs.describe('as of then'),
  live: z.boolean().describe('as of now, calls in progress included'),
  timeZone: z.string(),
  lines: z.array(z.string()).readonly(),
  fromMs: timeMs.describe('where charges are counted from'),
  focusMs: timeMs.describe('where the episode begins'),
  calls: z.array(callSchema).readonly().nullable().describe('from stage 2; null before'),
  callsLeftOut: count,
  spanMs: z.number().describe('of `charges`'),
  charges: z.array(bucketSchema).readonly(),
  usual: z
    .array(z.object({ fromMs: timeMs, yen: z.number(), mostYen: z.number() }))
    .readonly()
    .describe('by hour: what these lines usually spend in it, and the most in the weeks before'),
  registrations: z
    .array(
      z.object({
        fromMs: timeMs,
        toMs: timeMs,
        refused: count,
        guessedMs: timeMs.nullable().describe('then one succeeded from elsewhere'),
      }),
    )
    .readonly(),
  evidence: z.array(stepSchema).readonly(),
});
timelineSchema.register(contract, { id: 'Timeline' });
export type TimelineView = z.infer<typeof timelineSchema>;
