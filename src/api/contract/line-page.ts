// The page of a line and of an account: each in one request, found without a number in an address.
import { z } from 'zod';
import { caseRowSchema } from './cases.ts';
import { claimSchema } from './claims.ts';
import * as field from './fields.ts';
import { authoriseSchema, contactSchema, subscriberSchema, usageSchema } from './lines.ts';
import { measureSchema } from './measures.ts';
import { contract } from './registry.ts';
import { barringsSchema, messageSchema } from './told.ts';

export const findLinesSchema = z.strictObject({
  text: field
    .line(128)
    .describe('a number as people write it, or how an account, a device or a name begins'),
  cursor: field.pageQuery.cursor,
  limit: z.int().min(1).max(200).exactOptional(),
});
findLinesSchema.register(contract, { id: 'FindLines' });

const foundLineSchema = subscriberSchema.extend({
  openCases: z.int(),
  measures: z.int().describe('in force on the line now'),
});
export const foundLinesSchema = field.pageOf(foundLineSchema).extend({
  names: z.boolean().describe('whether names were looked through: it needs `contact.read`'),
});
foundLinesSchema.register(contract, { id: 'FoundLines' });

const name = field.line(64);
export const nameLinesSchema = z.strictObject({
  lines: z.array(name).max(200).exactOptional(),
  accounts: z.array(field.accountName).max(200).exactOptional(),
});
nameLinesSchema.register(contract, { id: 'NameLines' });
export const lineIdsSchema = z.object({
  lines: z.array(z.string()).readonly().describe('one id a line, in the order asked'),
  accounts: z.array(z.string()).readonly(),
});
lineIdsSchema.register(contract, { id: 'LineIds' });

const sumSchema = z.object({
  calls: z.int().describe('answered'),
  seconds: z.int(),
  milliYen: z.int().describe('thousandths of a yen; before discounts'),
  refused: z.int(),
});
export const monthsSchema = z.object({
  thisFromMs: z.number(),
  lastFromMs: z.number(),
  thisMonth: sumSchema,
  lastMonth: sumSchema,
  lastMonthSoFar: sumSchema.describe('the month before, up to as far as this one has come'),
  today: sumSchema,
});
monthsSchema.register(contract, {
  id: 'LineMonths',
  description: 'Billing months in the zone of the carrier',
});

const orderSchema = z.object({
  enforcer: z.string(),
  state: z.enum(['pending', 'applied', 'failed']),
  ended: z.boolean().describe('the order is to remove the measure'),
  requestedMs: z.number(),
  confirmedMs: z.number().nullable().describe('when it was read back there'),
  tries: z.int(),
});

export const linePageSchema = z.object({
  id: z.string().describe('stands for the line in addresses; any path takes it for the number'),
  accountId: z.string(),
  number: z.string(),
  listed: subscriberSchema.nullable().describe('null where the line is in no list'),
  asOfMs: z.number(),
  stage: z.int().min(1).max(4),
  now: z.object({
    callsInProgress: z.int(),
    accruedMilliYen: z.int().describe('of calls in progress, to this moment: an estimate'),
    authorisation: authoriseSchema.shape.authorisation.describe('ground D; null: none given'),
  }),
  months: monthsSchema,
  usage: z.array(usageSchema).readonly().describe('62 days, newest first; days without are absent'),
  contacts: z
    .array(
      contactSchema.extend({
        usable: z.boolean().describe('false: changed too lately, or of the account’s own lines'),
      }),
    )
    .readonly(),
  measures: z.array(measureSchema).readonly(),
  barrings: barringsSchema.shape.barrings,
  orders: z.array(orderSchema).readonly().describe('what the network has of the line’s measure'),
  cases: z.array(caseRowSchema).readonly(),
  claims: z.array(claimSchema).readonly(),
  messages: z.array(messageSchema).readonly(),
  acts: z
    .array(z.object({ atMs: z.number(), who: z.string(), what: z.string(), why: z.string() }))
    .readonly()
    .describe('what people did to the line, newest first'),
});
linePageSchema.register(contract, { id: 'LinePage' });

export const accountPageSchema = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string().nullable(),
  asOfMs: z.number(),
  lines: z.array(foundLineSchema.extend({ months: monthsSchema })).readonly(),
  cases: z.array(caseRowSchema.extend({ lineId: z.string() })).readonly(),
});
accountPageSchema.register(contract, { id: 'AccountPage' });
