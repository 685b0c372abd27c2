// Lines and accounts: what is known of them, and what the owner asked for.
import { z } from 'zod';
import { caseRowSchema } from './cases.ts';
import * as field from './fields.ts';
import { measureSchema } from './measures.ts';
import { contract } from './registry.ts';

export const lineParams = z.strictObject({ subscriber: field.subscriberNumber });
export const accountParams = z.strictObject({ account: field.accountName });

export const subscriberSchema = z.object({
  id: z.string().describe('stands for the line in addresses'),
  subscriber: z.string(),
  name: z.string().nullable().describe('null where there is none, or without `contact.read`'),
  nameKana: z.string().nullable(),
  accountId: z.string(),
  account: z.string(),
  type: z.enum(['individual', 'corporate']),
  service: z.enum(['ip', 'pstn']),
  channels: z.number().nullable(),
  deviceModel: z.string().nullable(),
  challenge: z.boolean(),
  sinceMs: z.number().nullable(),
  untilMs: z.number().nullable(),
  lastMonthYen: z.number().nullable(),
  timeZone: z.string().nullable(),
});
subscriberSchema.register(contract, { id: 'Subscriber' });

export const subscriberQuerySchema = z.strictObject({
  text: field.line(128).exactOptional().describe('how its number, account or device begins'),
  account: field.accountName.exactOptional(),
  ...field.pageQuery,
});
export const subscribersSchema = field.pageOf(subscriberSchema);
subscribersSchema.register(contract, { id: 'Subscribers' });

export const contactSchema = z.object({
  channel: z.enum(['mail', 'sms', 'voice']),
  address: z.string(),
  changedMs: z.number().nullable(),
});
export const contactsSchema = z.object({ contacts: z.array(contactSchema).readonly() });
contactsSchema.register(contract, { id: 'Contacts' });

export const usageSchema = z.object({
  day: z.string(),
  country: z.string().nullable().describe('null at stage 1: the sum of all'),
  calls: z.number(),
  seconds: z.number(),
  milliYen: z.number(),
  refused: z.number(),
});

export const lineSchema = z.object({
  subscriber: subscriberSchema.nullable().describe('null where the line is in no list'),
  stage: z.int().min(1).max(4),
  contacts: z.array(contactSchema).readonly().describe('addresses masked'),
  measures: z.array(measureSchema).readonly(),
  cases: z.array(caseRowSchema).readonly(),
  usage: z.array(usageSchema).readonly(),
});
lineSchema.register(contract, { id: 'Line' });

export const accountSchema = z.object({
  account: z.string(),
  subscribers: z.array(subscriberSchema).readonly(),
  cases: z.array(caseRowSchema).readonly(),
});
accountSchema.register(contract, { id: 'Account' });

export const callQuerySchema = z.strictObject({
  fromMs: field.numberIn(0, 8.64e15),
  toMs: field.numberIn(0, 8.64e15),
  ...field.pageQuery,
});

export const callSchema = z.object({
  callId: z.string(),
  to: z.string().describe('last four digits hidden, unless stage 4 is open to you'),
  country: z.string(),
  sourceIp: z.string().nullable(),
  setupMs: z.number(),
  answerMs: z.number().nullable(),
  endMs: z.number(),
  milliYen: z.number(),
  verdict: z.enum(['allow', 'challenge', 'block', 'release']),
  case: z.string().nullable(),
});
callSchema.register(contract, { id: 'Call' });
export const callsSchema = field.pageOf(callSchema).extend({ stage: z.int().min(3).max(4) });

export const barSchema = z.strictObject({ on: z.enum(['request', 'consent']), why: field.why });
barSchema.register(contract, { id: 'Bar' });

export const reopenSchema = z.strictObject({
  stage: z.enum(['usual', 'all']),
  mended: z.boolean().describe('the subscriber says that the cause is mended'),
  why: field.why,
});
reopenSchema.register(contract, { id: 'ReopenLine' });

export const authoriseSchema = z.strictObject({
  authorisation: z
    .strictObject({
      overYen: z.int().min(0).max(100_000_000).exactOptional(),
      hours: z.array(z.int().min(0).max(23)).max(24),
      countries: z.array(field.country).max(250),
    })
    .nullable()
    .describe('“stop first, ask after”; null takes it back'),
  why: field.why,
});
authoriseSchema.register(contract, { id: 'Authorise' });
