// Feeds, network elements, ways out, settings and the machine: what administrators look at and try.
import { z } from 'zod';
import { line, why } from './fields.ts';
import { contract } from './registry.ts';

const count = z.int().min(0);
const time = z.number();
const name = line(128);

export const feedParams = z.object({ feed: name });
export const feedsSchema = z.object({
  rows: z
    .array(
      z.object({
        name: z.string(),
        sees: z
          .array(z.enum(['setup', 'answer', 'end', 'register', 'source']))
          .nullable()
          .describe('what it declared to tell of; null: nothing declared'),
        can: z.array(z.enum(['refuse', 'redirect', 'release'])).nullable(),
        events: count.describe('since the start'),
        quarantined: count,
        lastMs: time.describe('of the last event or quarantined line, on the clock of the calls'),
      }),
    )
    .readonly(),
});
feedsSchema.register(contract, { id: 'Feeds' });

export const feedSamplesSchema = z.object({
  events: z
    .array(
      z.object({
        takenMs: time,
        type: z.enum(['setup', 'answer', 'end', 'register', 'cdr', 'challenge']),
        timeMs: time.describe('when it happened, as the feed says'),
        direction: z.enum(['outbound', 'inbound']).nullable(),
        called: z
          .object({ begins: z.string(), digits: count })
          .nullable()
          .describe('how the called number is written; the number itself is not kept'),
      }),
    )
    .readonly(),
  quarantine: z
    .array(
      z.object({
        takenMs: time,
        source: z.string(),
        position: z.int().describe('line, byte or record, from 1'),
        reason: z.string().describe('numbers in it are masked'),
      }),
    )
    .readonly(),
});
feedSamplesSchema.register(contract, { id: 'FeedSamples' });

export const trialSchema = z.object({
  ok: z.boolean(),
  steps: z
    .array(
      z.object({
        step: z.enum(['apply', 'read-applied', 'remove', 'read-removed', 'read-all', 'send']),
        lastedMs: count,
        problem: z.string().exactOptional(),
      }),
    )
    .readonly(),
  standing: count.exactOptional().describe('measures that stand there, where they were counted'),
});
trialSchema.register(contract, { id: 'Trial' });

export const enforcerParams = z.object({ enforcer: name });
export const enforcersSchema = z.object({
  rows: z
    .array(
      z.object({
        name: z.string(),
        kind: z.enum(['engine', 'webhook']).describe('engine: Sekisho’s own verdicts'),
        host: z.string().nullable(),
        problem: z.string().nullable(),
      }),
    )
    .readonly(),
});
enforcersSchema.register(contract, { id: 'Enforcers' });

const way = z.enum(['mail', 'sms', 'voice', 'webhook']);
export const waysSchema = z.object({
  rows: z
    .array(
      z.object({
        kind: way,
        name: z.string().describe('of the webhook; else the same as kind'),
        host: z.string().nullable().describe('null: nothing leaves, as in the demonstration'),
      }),
    )
    .readonly(),
});
waysSchema.register(contract, { id: 'Ways' });

export const wayTestSchema = z.strictObject({
  kind: way,
  name: name.describe('as in the list of ways'),
  to: line(254).exactOptional().describe('own address or number; not for a webhook'),
  why,
});
wayTestSchema.register(contract, { id: 'WayTest' });

export const trialWhySchema = z.strictObject({ why });

export const settingsSchema = z.object({
  file: z.string().nullable().describe('name of the file; null: all are defaults'),
  rows: z
    .array(
      z.object({
        path: z.string(),
        value: z.string().nullable().describe('null: not set'),
        secret: z.boolean().describe('the value says only whether it is set'),
        isDefault: z.boolean(),
        meaning: z.object({ ja: z.string(), en: z.string() }),
      }),
    )
    .readonly(),
});
settingsSchema.register(contract, { id: 'SettingsShown' });

export const systemSchema = z.object({
  version: z.string(),
  startedMs: time,
  nowMs: time,
  carrierMs: time.describe('clock of the calls; another in the demonstration'),
  journal: z.object({ firstSeq: count, lastSeq: count, durableSeq: count, bytes: count }),
  snapshot: z.object({ writtenMs: time, bytes: count, count }).nullable(),
  store: z.object({
    kind: z.enum(['embedded', 'served']),
    bytes: count,
    behind: count.describe('journal records whose decisions are not stored yet'),
  }),
  disk: z.object({ totalBytes: count, freeBytes: count }),
  memory: z.object({ processBytes: count, machineFreeBytes: count }),
});
systemSchema.register(contract, { id: 'System' });
