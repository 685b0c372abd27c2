// The carrier's lists: rate decks and subscribers as they are sent in, and what was changed.
import { z } from 'zod';
import { restrictedEntrySchema } from './approvals.ts';
import * as field from './fields.ts';
import { contract } from './registry.ts';

/** The largest list that is taken over HTTP; larger ones go through `sekisho import`. */
export const listBytesMax = 8 * 1024 * 1024;

const list = z.enum(['rates', 'subscribers']);
const content = field.prose(listBytesMax).meta({ description: 'the file: CSV' });
const exchange = z
  .record(z.string().regex(/^[A-Z]{3}$/), z.number().gt(0).max(1_000_000))
  .meta({ description: 'yen for one unit of a currency' });

export const previewImportSchema = z.strictObject({
  list,
  text: content,
  exchange: exchange.exactOptional(),
});
previewImportSchema.register(contract, { id: 'PreviewImport' });

export const importSchema = previewImportSchema.extend({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  why: field.why,
});
importSchema.register(contract, { id: 'ImportList' });

const rate = z.number().nullable().describe('thousandths of a yen');
const differenceSchema = z.object({
  kind: z.enum(['added', 'removed', 'dearer', 'cheaper', 'other']),
  prefix: z.string(),
  destination: z.string(),
  country: z.string(),
  validFromMs: z.number().nullable(),
  from: rate,
  to: rate,
  fromFee: rate,
  toFee: rate,
});
differenceSchema.register(contract, { id: 'DeckDifference' });

const examples = z.array(z.string()).readonly();
export const importPreviewSchema = z.object({
  list,
  digest: z.string().describe('names the list that it was compared with'),
  before: z.number(),
  after: z.number(),
  problems: z
    .array(z.object({ line: z.number(), column: z.exactOptional(z.string()), reason: z.string() }))
    .readonly(),
  problemsLeftOut: z.number(),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  differences: z.array(differenceSchema).readonly(),
  differencesLeftOut: z.number(),
  countriesWithout: z.array(z.string()).readonly().describe('ISO codes that no row reaches'),
  examples: z.object({ added: examples, changed: examples, removed: examples }),
});
importPreviewSchema.register(contract, { id: 'ImportPreview' });

export const listImportSchema = z.object({
  id: z.string(),
  list,
  atMs: z.number(),
  by: z.string(),
  why: z.string(),
  before: z.number(),
  after: z.number(),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
});
listImportSchema.register(contract, { id: 'ListImport' });
export const importsQuerySchema = z.strictObject(field.pageQuery);

export const rateQuerySchema = z.strictObject({
  text: field.line(64).exactOptional(),
  country: field.country.exactOptional(),
  ...field.pageQuery,
});
const rateSchema = z.object({
  prefix: z.string(),
  destination: z.string(),
  country: z.string(),
  milliYenPerMinute: z.number(),
  connectFeeMilliYen: z.number(),
  initialSeconds: z.number(),
  incrementSeconds: z.number(),
  validFromMs: z.exactOptional(z.number()),
  validToMs: z.exactOptional(z.number()),
});
rateSchema.register(contract, { id: 'Rate' });
export const ratesSchema = z.object({
  rows: z.array(rateSchema).readonly(),
  next: z.string().nullable(),
  total: z.number().describe('rows that fit what was asked'),
  countriesWithout: z
    .array(z.string())
    .readonly()
    .describe('on the first page: ISO codes that no row of the deck reaches'),
});
ratesSchema.register(contract, { id: 'RateDeck' });

const entry = restrictedEntrySchema.nullable();
export const restrictedChangeSchema = z.object({
  seq: z.number(),
  atMs: z.number(),
  prefix: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  before: entry,
  after: entry,
  author: z.string(),
  approver: z.string(),
  why: z.string(),
});
restrictedChangeSchema.register(contract, { id: 'RestrictedChange' });
export const restrictedHistoryQuerySchema = z.strictObject({
  prefix: z
    .string()
    .regex(/^\d{1,15}$/)
    .exactOptional(),
  ...field.pageQuery,
});
