// What became of messages and of orders to the network.
import { z } from 'zod';
import * as field from './fields.ts';
import { contract } from './registry.ts';

const flag = z.enum(['true', 'false']).exactOptional();
/** `partition-sequence-m<ordinal>`. */
export const messageParams = z.strictObject({ message: z.string().regex(/^[a-z0-9-]{3,64}$/) });

export const messageQuerySchema = z.strictObject({
  case: field.caseName.exactOptional(),
  subscriber: field.subscriberNumber.exactOptional(),
  waiting: flag.meta({ description: 'those that a person has to deal with' }),
  ...field.pageQuery,
});

const time = z.number().nullable();
export const messageSchema = z.object({
  key: z.string(),
  notice: z.string(),
  channel: z.enum(['mail', 'sms', 'voice', 'task']),
  address: z.string().describe('masked'),
  case: z.string(),
  subscriber: z.string(),
  attempt: z.number(),
  atMs: z.number(),
  untilMs: z.number(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown', 'expired']),
  changedMs: z.number(),
  arrivedMs: time,
  error: z.string().nullable(),
  handledBy: z.string().nullable(),
});
messageSchema.register(contract, { id: 'Message' });

export const handledSchema = z.object({ handled: z.literal(true) });
handledSchema.register(contract, { id: 'Handled' });

export const noticeQuerySchema = z.strictObject({
  kind: z
    .enum([
      'question',
      'warning',
      'suspension',
      'notice-after',
      'restoration',
      'request-received',
      'request-completed',
      'contact-changed',
    ])
    .exactOptional(),
  language: z.enum(['ja', 'en']).exactOptional(),
  channel: z.enum(['mail', 'sms', 'voice']).exactOptional(),
});
export const previewSchema = z.object({ preview: z.string() });
previewSchema.register(contract, { id: 'NoticePreview' });

export const orderQuerySchema = z.strictObject({
  enforcer: field.line(64).exactOptional(),
  state: z.enum(['pending', 'applied', 'failed']).exactOptional(),
  case: field.caseName.exactOptional().describe('measures that this case decided last'),
  ...field.pageQuery,
});
export const orderSchema = z.object({
  enforcer: z.string(),
  subject: z.string(),
  state: z.enum(['pending', 'applied', 'failed']),
  ended: z.boolean(),
  tries: z.number(),
  error: z.string().nullable(),
  requestedMs: z.number(),
  sentMs: time,
  confirmedMs: time.describe('when it was first read back'),
});
orderSchema.register(contract, { id: 'Order', description: 'A measure at a network element' });

export const driftsSchema = z.object({
  drifts: z
    .array(
      z.object({
        atMs: z.number(),
        enforcer: z.string(),
        subject: z.string(),
        kind: z.string(),
      }),
    )
    .readonly(),
});
driftsSchema.register(contract, { id: 'Drifts' });

export const barringsSchema = z.object({
  barrings: z
    .array(
      z.object({
        case: z.string(),
        on: z.string(),
        receivedMs: z.number(),
        completedMs: time.describe('when every network element confirmed it'),
        endedMs: time,
      }),
    )
    .readonly(),
});
barringsSchema.register(contract, { id: 'Barrings' });
