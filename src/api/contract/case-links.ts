// What else has to do with a case: addresses, number ranges and device model, with their figures.
import { z } from 'zod';
import { contract } from './registry.ts';

const count = z.number();

export const caseLinksSchema = z.object({
  sources: z
    .array(
      z.object({
        source: z.string().describe('names the address in URLs'),
        address: z.string().describe('masked'),
        calls: count.describe('of this case'),
        lines: count.describe('that called from it in 90 days'),
        lawfulLines: count.describe('of them those with calls that are of no case’s episode'),
        more: z.boolean().describe('figures are at least so high'),
      }),
    )
    .readonly(),
  ranges: z
    .array(
      z.object({
        range: z.string(),
        masked: z.string().nullable().describe('null: not told to your role'),
        country: z.string(),
        nameJa: z.string(),
        nameEn: z.string(),
        calls: count.describe('of this case'),
        cases: count.describe('with calls there in 30 days, this one included'),
        accounts: count,
      }),
    )
    .readonly(),
  device: z
    .object({
      device: z.string(),
      model: z.string(),
      cases: count.describe('of lines with it in 90 days'),
      allCases: count,
      lines: count.describe('listed lines with it'),
      allLines: count,
    })
    .nullable()
    .describe('null: the list tells no model, or no case has it'),
});
caseLinksSchema.register(contract, { id: 'CaseLinks' });
