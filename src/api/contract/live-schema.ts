// The schema of live.ts; its test stops compiling when the two differ.

import { z } from 'zod';
import { caseOutcomes, caseStates } from '../../core/case/case-state.ts';
import { contract } from './registry.ts';
import { explanationSchema, reasonSchema } from './screen.ts';

const count = z.int().min(0);

const stepSchema = z.object({
  timeMs: z.number(),
  kind: z.enum([
    'alert',
    'challenge',
    'contact',
    'block',
    'release',
    'suspension',
    'source-block',
    'country-block',
    'restoration',
    'closed',
  ]),
  detail: z.string(),
  count,
});

/** One case with its evidence and its steps. */
export const liveCaseSchema = z.object({
  case: z.string(),
  subject: z.string(),
  state: z.enum(caseStates),
  outcome: z.exactOptional(z.enum(caseOutcomes)),
  openedMs: z.number(),
  exposureYen: z.number(),
  decibans: z.number(),
  reasons: z.array(reasonSchema).readonly(),
  explanation: z.exactOptional(explanationSchema),
  steps: z.array(stepSchema).readonly(),
});
liveCaseSchema.register(contract, { id: 'LiveCase' });

const callSchema = z.object({
  subscriber: z.string(),
  toMasked: z.string(),
  country: z.string(),
  destination: z.string(),
  startMs: z.number(),
  answered: z.boolean(),
  yen: z.number(),
  yenPerMinute: z.number(),
  decibans: z.number(),
});

const measureSchema = z.object({
  kind: z.enum(['suspension', 'source-block', 'country-block']),
  subject: z.string(),
  ground: z.string(),
  beginMs: z.number(),
  endMs: z.number(),
  case: z.string(),
  refused: count,
});

const feedSchema = z.object({
  name: z.string(),
  events: count,
  quarantined: count,
  lastMs: z.number(),
});

const minuteSchema = z.object({
  minuteMs: z.number(),
  yen: z.number(),
  blocked: count,
  challenged: count,
});

/** Everything the live page shows; times in milliseconds since 1970, UTC; called numbers masked. */
export const liveViewSchema = z.object({
  nowMs: z.number(),
  demo: z.boolean(),
  policy: z.string(),
  timeZone: z.string(),
  totals: z.object({
    events: count,
    calls: count,
    domestic: count,
    quarantined: count,
    allowed: count,
    challenged: count,
    blocked: count,
    released: count,
    failedOpen: count,
  }),
  callsInProgress: count,
  yenPerMinute: z.number(),
  exposureYen: z.number(),
  calls: z.array(callSchema).readonly(),
  cases: z.array(liveCaseSchema).readonly(),
  measures: z.array(measureSchema).readonly(),
  feeds: z.array(feedSchema).readonly(),
  minutes: z.array(minuteSchema).readonly(),
});
liveViewSchema.register(contract, { id: 'LiveView' });
