import { z } from 'zod';
import { contract } from './registry.ts';

const text = (max: number) => z.string().min(1).max(max);

/** A call that asks to be set up: the fields of a `setup` event; `time` is now unless said. */
export const screenRequestSchema = z.looseObject({
  type: z.literal('setup').optional(),
  time: text(64).optional().describe('ISO 8601 with offset'),
  callId: text(256),
  subscriber: text(128),
  to: text(128).describe('as dialled or signalled'),
  from: z.string().max(128).nullish(),
  service: z.enum(['ip', 'pstn']).nullish(),
  sourceIp: z.string().max(128).nullish(),
  userAgent: z.string().max(256).nullish(),
  direction: z.enum(['outbound', 'inbound']).nullish(),
  forwardedFrom: z.string().max(128).nullish(),
  trunk: z.string().max(128).nullish(),
  carrier: z.string().max(128).nullish(),
  challengeToken: text(2_048)
    .optional()
    .describe('the token of a passed challenge, on the onward call of the announcement'),
});
screenRequestSchema.register(contract, { id: 'ScreenRequest' });

export const reasonSchema = z.object({
  reading: z.string(),
  decibans: z.number(),
  text: z.string(),
});
reasonSchema.register(contract, { id: 'Reason', description: 'One reading and its weight' });

export const explanationSchema = z.object({ ja: z.string(), en: z.string() });
explanationSchema.register(contract, {
  id: 'Explanation',
  description: 'One sentence that can be read to the subscriber',
});

/** The verdict. `reasons` are for operators: only a key that may also read gets them. */
export const screenAnswerSchema = z.object({
  verdict: z.enum(['allow', 'challenge', 'block']),
  measure: z
    .enum(['challenge', 'suspension', 'source-block', 'country-block', 'barring'])
    .optional()
    .describe('why; without the scope `read`, every refusal is `barring`'),
  case: z.string().optional(),
  reasons: z.array(reasonSchema).optional(),
  explanation: explanationSchema
    .optional()
    .describe('of every refusal and challenge; without the scope `read`, the same for all'),
  challenge: z
    .object({
      token: z.string().describe('one-time token to carry to the announcement'),
      announcement: z.string().optional().describe('SIP URI to redirect the call to'),
    })
    .optional(),
});
screenAnswerSchema.register(contract, { id: 'Verdict' });

export type ScreenAnswer = z.infer<typeof screenAnswerSchema>;
