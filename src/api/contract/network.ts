// The network view: what spans lines. Ranges and addresses stand masked.
import { z } from 'zod';
import { approvalSchema, restrictedEntrySchema } from './approvals.ts';
import { caseRowSchema } from './cases.ts';
import * as field from './fields.ts';
import { gateSchema, measureSchema } from './measures.ts';
import { contract } from './registry.ts';

const days = field.numberIn(1, 400).exactOptional().describe('how many days back; default 30');
export const daysQuery = z.strictObject({ days });
export const networkPageQuery = z.strictObject({ days, ...field.pageQuery });

/** ISO country, or calling code of a territory without one, as in URLs. */
export const countryParams = z.strictObject({ country: field.country });
export const sourceParams = z.strictObject({ source: field.shortId });
export const rangeParams = z.strictObject({ range: field.shortId });
export const campaignParams = z.strictObject({ campaign: field.caseName });
export const deviceParams = z.strictObject({ device: z.string().regex(/^[0-9a-f]{16}$/) });

const sumFields = {
  cases: z.number(),
  accounts: z.number(),
  lines: z.number(),
  calls: z.number(),
  refused: z.number(),
  milliYen: z.number(),
  firstMs: z.number(),
  lastMs: z.number(),
};
const sumSchema = z.object(sumFields);

const place = {
  country: z.string().describe('as in URLs: ISO country, or calling code'),
  nameJa: z.string(),
  nameEn: z.string(),
};

const blockNow = z.object({
  case: z.string(),
  beginMs: z.number(),
  endMs: z.number(),
  refused: z.number(),
});

const attackedSchema = z.object({
  account: z.string(),
  lines: z.number(),
  stopped: z.boolean().describe('a measure stops each of these lines'),
  lastMs: z.number(),
});

export const blockViewSchema = z.object({
  gates: z.array(gateSchema).readonly().describe('as they stand now; the approval is one of them'),
  possible: z.boolean().describe('every gate but the approval is met'),
  lastsMs: z.number().describe('longest that the policy allows'),
  inForce: blockNow.nullable(),
  past: z.array(measureSchema).readonly(),
  requests: z.array(approvalSchema).readonly().describe('asked or approved, not yet used'),
});
blockViewSchema.register(contract, { id: 'BlockView' });
export type BlockView = z.infer<typeof blockViewSchema>;

const todaySchema = z.object({
  calls: z.number(),
  refused: z.number(),
  seconds: z.number(),
  milliYen: z.number(),
});

export const countryRowSchema = z.object({
  ...place,
  callingCode: z.string(),
  listed: z.enum(['valid', 'overdue', 'unchecked', 'no']),
  reviewMs: z.number().nullable(),
  protectedTerritory: z.boolean(),
  minutesPerMonth: z.number(),
  callsPerDay: z.number(),
  today: todaySchema,
  attackedAccounts: z.number(),
  episodes: sumSchema.nullable(),
  block: z
    .object({ possible: z.boolean(), unmet: z.array(z.string()), inForce: blockNow.nullable() })
    .nullable()
    .describe('null: not told to your role, or nothing asks for one'),
});
countryRowSchema.register(contract, { id: 'NetworkCountry' });

const rules = z.object({
  historyDays: z.number().describe('days since the first call event'),
  historyDaysNeeded: z.number(),
  minutesPerMonthMax: z.number(),
  callsPerDayMax: z.number(),
  accounts: z.number(),
  withinMs: z.number(),
});

export const countriesSchema = z.object({
  asOfMs: z.number(),
  rules,
  rows: z.array(countryRowSchema).readonly(),
});
countriesSchema.register(contract, { id: 'NetworkCountries' });

const weekHour = z.object({ weekday: z.number(), hour: z.number(), calls: z.number() });
const rangeShort = z.object({
  range: z.string(),
  masked: z.string().nullable().describe('null: not told to your role'),
  ...place,
  ...sumFields,
});
const sourceShort = z.object({ source: z.string(), address: z.string(), ...sumFields });

export const episodesSchema = z.object({
  sum: sumSchema,
  hours: z.array(weekHour).readonly().describe('calls by hour of the week; Monday is 1'),
  cases: z.array(caseRowSchema).readonly().describe('newest first, at most 100'),
  ranges: z.array(rangeShort).readonly(),
  sources: z.array(sourceShort).readonly(),
  countries: z.array(z.object({ ...place, ...sumFields })).readonly(),
});
episodesSchema.register(contract, { id: 'Episodes', description: 'Calls of cases, summed' });
export type EpisodesView = z.infer<typeof episodesSchema>;

export const countrySchema = z.object({
  asOfMs: z.number(),
  rules,
  row: countryRowSchema,
  entries: z
    .array(
      restrictedEntrySchema.extend({
        author: z.exactOptional(z.string()),
        approver: z.exactOptional(z.string()),
        valid: z.boolean(),
      }),
    )
    .readonly(),
  days: z
    .array(z.object({ day: z.string(), minutes: z.number(), calls: z.number() }))
    .readonly()
    .describe('UTC, oldest first; what the gate counts'),
  attacked: z.array(attackedSchema).readonly(),
  episodes: episodesSchema,
  block: blockViewSchema.nullable().describe('null: not told to your role'),
});
countrySchema.register(contract, { id: 'NetworkCountryPage' });

export const sourceRowSchema = z.object({
  ...sourceShort.shape,
  attackedAccounts: z.number(),
  lawfulMs: z.number().nullable().describe('when a line called from it for which it is no news'),
  block: blockNow.nullable(),
});
sourceRowSchema.register(contract, { id: 'NetworkSource' });
export const sourcesSchema = field.pageOf(sourceRowSchema);

export const sourceSchema = z.object({
  asOfMs: z.number(),
  row: sourceRowSchema,
  opened: z.boolean().describe('the address is shown in full: stage 3 is open to you'),
  rules: z.object({ accounts: z.number(), withinMs: z.number(), lawfulWithinMs: z.number() }),
  feeds: z.array(z.object({ feed: z.string(), sourceObserved: z.boolean() })).readonly(),
  use: z
    .object({
      days: z.number().describe('days looked back'),
      calls: z.number(),
      lines: z.number(),
      accounts: z.number(),
      lawfulLines: z.number(),
      lawfulCalls: z.number(),
      lawfulLastMs: z.number().nullable(),
      registeredLines: z.number().describe('of these lines, those registered from its network'),
      more: z.boolean().describe('there are more calls than were counted'),
      byDay: z
        .array(
          z.object({
            day: z.string(),
            lines: z.number(),
            lawfulLines: z.number(),
            calls: z.number(),
          }),
        )
        .readonly(),
    })
    .describe('all international calls from it'),
  attacked: z.array(attackedSchema).readonly(),
  episodes: episodesSchema,
  block: blockViewSchema.nullable(),
});
sourceSchema.register(contract, { id: 'NetworkSourcePage' });

export const rangeRowSchema = z.object({
  ...rangeShort.shape,
  numberType: z.string(),
  tariff: z.string(),
  allocated: z.boolean(),
  listed: z.string().nullable().describe('prefix of the entry of the restricted list'),
});
rangeRowSchema.register(contract, { id: 'NetworkRange' });
export const rangesSchema = field.pageOf(rangeRowSchema);

export const rangeSchema = z.object({
  asOfMs: z.number(),
  row: rangeRowSchema,
  prefix: z.string().nullable().describe('digits for an entry of the list; null: not told to you'),
  entries: z.array(restrictedEntrySchema).readonly().describe('of the same country'),
  episodes: episodesSchema,
});
rangeSchema.register(contract, { id: 'NetworkRangePage' });

const sharedSchema = z.object({
  kind: z.enum(['source', 'range', 'device']),
  id: z.string().nullable(),
  text: z.string().describe('masked'),
});

export const campaignRowSchema = z.object({
  campaign: z.string(),
  cases: z.number(),
  accounts: z.number(),
  beginMs: z.number(),
  lastMs: z.number(),
  exposureYen: z.number(),
  countries: z.array(z.object(place)).readonly(),
  shared: z.array(sharedSchema).readonly().describe('at most 20'),
});
campaignRowSchema.register(contract, { id: 'Campaign' });
export const campaignsSchema = z.object({
  asOfMs: z.number(),
  rows: z.array(campaignRowSchema).readonly().describe('most accounts first, at most 200'),
  left: z.number().describe('campaigns left out'),
});
campaignsSchema.register(contract, { id: 'Campaigns' });

export const campaignSchema = z.object({
  asOfMs: z.number(),
  row: campaignRowSchema,
  members: z.array(caseRowSchema).readonly().describe('newest first, at most 500'),
  measures: z.array(measureSchema).readonly().describe('of its cases, newest first, at most 200'),
  episodes: episodesSchema,
});
campaignSchema.register(contract, { id: 'CampaignPage' });

const remark = z.enum(['few', 'chance', 'more', 'unlisted']);
const share = {
  times: z.number().nullable().describe('so many times its share of lines; null: none is listed'),
  chance: z.number().nullable().describe('how likely so many cases would be by chance, 0 to 1'),
  remark,
};

export const deviceRowSchema = z.object({
  device: z.string(),
  maker: z.string().describe('the first word of the model'),
  model: z.string(),
  cases: z.number(),
  accounts: z.number(),
  exposureYen: z.number(),
  lines: z.number(),
  firstMs: z.number(),
  lastMs: z.number(),
  ...share,
  priority: z.boolean().describe('its cases have priority in the queue now; no gate is met by it'),
});
deviceRowSchema.register(contract, { id: 'NetworkDevice' });
export const devicesSchema = z.object({
  asOfMs: z.number(),
  cases: z.number().describe('cases of lines whose model is listed'),
  allLines: z.number().describe('lines whose model is listed'),
  rows: z.array(deviceRowSchema).readonly(),
  makers: z
    .array(
      z.object({
        maker: z.string(),
        models: z.number(),
        cases: z.number(),
        accounts: z.number(),
        lines: z.number(),
        ...share,
      }),
    )
    .readonly()
    .describe('most cases first'),
});
devicesSchema.register(contract, { id: 'NetworkDevices' });

export const deviceReportSchema = z.object({
  id: z.string(),
  sentMs: z.number(),
  by: z.string(),
  to: z.string(),
  language: z.enum(['ja', 'en']),
  text: z.string(),
  cases: z.number(),
  accounts: z.number(),
});
deviceReportSchema.register(contract, { id: 'DeviceReport' });

export const deviceSchema = z.object({
  asOfMs: z.number(),
  cases: z.number(),
  allLines: z.number(),
  row: deviceRowSchema,
  members: z.array(caseRowSchema).readonly().describe('newest first, at most 100'),
  reports: z.array(deviceReportSchema).readonly().describe('newest first'),
});
deviceSchema.register(contract, { id: 'NetworkDevicePage' });

export const reportQuery = z.strictObject({ days, language: z.enum(['ja', 'en']) });
export const reportDraftSchema = z.object({
  text: z.string(),
  csv: z.string().describe('a row a case: nothing that tells whose it was'),
});
reportDraftSchema.register(contract, { id: 'DeviceReportDraft' });

export const newReportSchema = z.strictObject({
  to: field.line(256),
  language: z.enum(['ja', 'en']),
  text: field.prose(20_000),
  days: z.exactOptional(z.int().min(1).max(400)),
});
newReportSchema.register(contract, { id: 'NewDeviceReport' });
