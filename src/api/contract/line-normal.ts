// What a line normally does.
import { z } from 'zod';
import { contract } from './registry.ts';

const count = z.number();
const week = z.array(count).length(168).readonly();

export const lineNormalSchema = z.object({
  stage: z.int().min(1).max(4).describe('how much of the line’s calls is open to you'),
  atMs: z.number(),
  timeZone: z.string().describe('the hours are those of this zone'),
  weeks: z.number().describe('so many weeks are looked back on'),
  firstMs: z.number().nullable().describe('the first call abroad that is kept'),
  lastMs: z.number().nullable(),
  calls: count.describe('of those weeks, calls that count as part of an attack left out'),
  callsByHour: week.describe('hours of the week, Monday 00:00 first'),
  yenByHour: week.describe('charges of that hour over all those weeks'),
  mostYenByHour: week.describe('the dearest single such hour'),
  mostDayYen: z.number(),
  mostAtOnce: count,
  countryCount: count,
  countries: z
    .array(z.object({ country: z.string(), calls: count, seconds: z.number(), lastMs: z.number() }))
    .readonly()
    .nullable()
    .describe('from stage 2; null before'),
  networkCount: count,
  networks: z
    .array(z.object({ network: z.string(), calls: count, firstMs: z.number(), lastMs: z.number() }))
    .readonly()
    .nullable()
    .describe('from stage 3; null before'),
  deviceModel: z.string().nullable().describe('as the list tells it'),
  learnt: z
    .object({
      calls: count.describe('calls that taught it'),
      taughtUntilMs: z.number().nullable(),
      teachAfterDays: z.number(),
      daysWaiting: z.number(),
      observedSinceMs: z.number(),
      mostAtOnce: count,
      mostInTenMinutes: count,
      mostDayCalls: count,
      mostDayYen: z.number(),
      hours: z.array(count).length(48).readonly().describe('0–23 working days, 24–47 off days'),
      countryCount: count,
      countries: z
        .array(z.object({ country: z.string(), calls: count }))
        .readonly()
        .nullable()
        .describe('from stage 2; null before'),
      networks: count,
      devices: count,
    })
    .nullable()
    .describe('what the next call is held against; null for a line that never called abroad'),
});
lineNormalSchema.register(contract, { id: 'LineNormal' });
export type LineNormalView = z.infer<typeof lineNormalSchema>;
