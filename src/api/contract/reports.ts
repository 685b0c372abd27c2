// Damage and protection in a period (R17). Each figure has the id of its definition.
import { z } from 'zod';
import { breakdownIds, figureIds } from '../../core/report/report.ts';
import * as field from './fields.ts';
import { contract } from './registry.ts';

export const reportParams = z.strictObject({
  period: field
    .line(32)
    .describe('2026-10, 2026-Q4, 2026, or first and last day: 2026-10-05..2026-10-20'),
});
const published = z
  .enum(['true', 'false'])
  .exactOptional()
  .describe('as it may be published: nothing of blocks, no figure that tells of fewer than three');
export const reportQuerySchema = z.strictObject({ published });
export const reportFileQuerySchema = z.strictObject({
  published,
  language: z.enum(['ja', 'en']).exactOptional(),
});

const figureSchema = z.object({
  id: z.enum(figureIds as [string, ...string[]]).describe('of its definition'),
  unit: z.enum(['count', 'yen', 'ms', 'minutes']),
  value: z.number().nullable().describe('null: nothing to tell it from, or not for publication'),
  before: z.number().nullable().describe('in the period before'),
  estimate: z.boolean(),
});
figureSchema.register(contract, { id: 'ReportFigure' });

const breakdownSchema = z
  .array(
    z.object({
      key: z.string().describe('empty: not known; `few`: too few to be told apart'),
      cases: z.int(),
      lossYen: z.int(),
      savedYen: z.int().describe('an estimate'),
    }),
  )
  .readonly();

const spanSchema = z.object({
  span: z.string().describe('YYYY-MM or YYYY-MM-DD'),
  cases: z.int(),
  fraud: z.int(),
  lawful: z.int(),
  lossYen: z.int(),
  savedYen: z.int().describe('an estimate'),
  lawfulAsked: z.int(),
  falseStops: z.int(),
});
spanSchema.register(contract, { id: 'ReportSpan' });

export const reportSchema = z.object({
  period: z.object({
    text: z.string(),
    kind: z.enum(['month', 'quarter', 'year', 'days']),
    fromDay: z.string(),
    lastDay: z.string(),
    fromMs: z.number(),
    toMs: z.number(),
    previous: z.string(),
    next: z.string().nullable().describe('null where it has not begun'),
    running: z.boolean().describe('the period is not over'),
  }),
  asOfMs: z.number(),
  published: z.boolean(),
  figures: z.array(figureSchema).readonly(),
  breakdowns: z.record(z.enum(breakdownIds), breakdownSchema),
  measures: z
    .array(
      z.object({
        kind: z.enum(['suspension', 'barring', 'source-block', 'country-block']),
        ground: z.string(),
        begun: z.int(),
        subjects: z.int(),
        lawful: z.int(),
      }),
    )
    .readonly(),
  attackHours: z
    .array(z.array(z.int()).readonly())
    .readonly()
    .describe('cases of fraud by day of the week, Monday first, and hour; empty when published'),
  months: z.array(spanSchema).readonly().describe('twelve, or those of the period'),
  days: z.array(spanSchema).readonly().describe('of a period of at most 100 days'),
  countries: z
    .array(
      z.object({
        country: z.string(),
        calls: z.int(),
        minutes: z.int(),
        yen: z.int(),
        refused: z.int(),
      }),
    )
    .readonly()
    .describe('where international traffic went'),
  traffic: z.object({
    asOfMs: z.number().nullable(),
    daysLeft: z.int().describe('days whose traffic is still being summed'),
  }),
});
reportSchema.register(contract, { id: 'Report' });
export type ReportView = z.infer<typeof reportSchema>;
