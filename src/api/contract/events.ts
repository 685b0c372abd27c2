import { z } from 'zod';
import { contract } from './registry.ts';

/** What became of a batch, line by line; lines that are not listed were accepted. */
export const eventsAnswerSchema = z.object({
  accepted: z.int().min(0),
  quarantined: z.array(
    z.object({
      line: z.int().min(1).describe('line of the NDJSON, or place in the array, from 1'),
      reason: z.string(),
    }),
  ),
});
eventsAnswerSchema.register(contract, { id: 'EventsAnswer' });

export type EventsAnswer = z.infer<typeof eventsAnswerSchema>;

/** Name of a feed, as declared in the settings. */
export const feedQuerySchema = z.object({
  feed: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)
    .optional()
    .describe('feed the events belong to; default: the feed or name of the API key, else `http`'),
});

/** What the announcement reports about one challenge. */
export const challengeReportSchema = z.object({
  token: z.string().min(1).max(2_048),
  result: z
    .enum(['passed', 'wrong', 'failed', 'abandoned'])
    .describe('`wrong` is one wrong try of three, the other three are final'),
  time: z.string().min(1).max(64).optional().describe('ISO 8601 with offset; now unless said'),
});
challengeReportSchema.register(contract, { id: 'ChallengeReport' });

export const challengeAnswerSchema = z.object({
  result: z.enum(['pending', 'passed', 'failed', 'abandoned']),
  triesLeft: z.int().min(0).max(3),
});
challengeAnswerSchema.register(contract, { id: 'ChallengeAnswer' });

export type ChallengeAnswer = z.infer<typeof challengeAnswerSchema>;

/** The answer to a contact attempt, from a dialler, a message channel or an operator. */
export const contactAnswerSchema = z
  .strictObject({
    case: z.string().min(1).max(64).meta({ description: 'Case the attempt was made for.' }),
    attempt: z.int().min(1).max(10_000).meta({ description: 'Number of the attempt, from 1.' }),
    answer: z.enum(['mine', 'not-mine', 'unsure', 'undelivered']).meta({
      description:
        '`mine` and `not-mine` are the subscriber’s own word; `unsure` is also for a third ' +
        'party; `undelivered` when the message did not arrive.',
    }),
  })
  .meta({ id: 'ContactAnswer' });

export const takenSchema = z.strictObject({ taken: z.literal(true) });
