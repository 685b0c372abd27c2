// Policies as people change them: versions, live checks, differences, backtests.
import { z } from 'zod';
import * as field from './fields.ts';
import { contract } from './registry.ts';

/** As long as the database keeps it. */
const textMax = 32_768;
const text = field
  .content(textMax)
  .meta({ description: 'a policy file: YAML that names what is otherwise than in the standard' });
const title = field.line(120);
const time = z.number().nullable();
const name = z.string().nullable();
export const policyVersion = field.numberIn(1, 2_147_483_647);

export const policyParams = z.strictObject({ version: policyVersion });
export const policyQuerySchema = z.strictObject({ against: policyVersion.exactOptional() });
export const policiesQuerySchema = z.strictObject(field.pageQuery);

const problemSchema = z.object({
  path: z.string().describe('where, as `level.alert`; empty: the text as a whole'),
  line: z.number().nullable(),
  code: z.string().describe('which kind of problem, in a stable word'),
  message: z.string(),
});
problemSchema.register(contract, { id: 'PolicyProblem' });

const differenceSchema = z.object({
  path: z.string(),
  from: z.unknown().describe('null: not said'),
  to: z.unknown(),
});
differenceSchema.register(contract, { id: 'PolicyDifference' });

export const policyVersionSchema = z.object({
  version: z.number(),
  state: z.enum(['draft', 'submitted', 'in-force', 'archived', 'discarded']),
  origin: z.enum(['settings', 'console']),
  title: z.string(),
  revision: z.number().describe('grows with each change; the ETag'),
  author: z.string(),
  createdMs: z.number(),
  changedBy: z.string(),
  changedMs: z.number(),
  why: name.describe('why it was submitted'),
  approval: name.describe('the request that stands for it'),
  submittedBy: name,
  submittedMs: time,
  expiresMs: time,
  approvedBy: name,
  inForceMs: time,
  archivedMs: time,
});
policyVersionSchema.register(contract, { id: 'PolicyVersion' });
export type PolicyVersionView = z.infer<typeof policyVersionSchema>;

const wholePolicy = z
  .record(z.string(), z.unknown())
  .nullable()
  .describe('every figure; null where the text has problems');

export const policyPageSchema = policyVersionSchema.extend({
  text: z.string(),
  policy: wholePolicy,
  asRead: z.record(z.string(), z.unknown()).describe('as far as it can be read'),
  problems: z.array(problemSchema).readonly(),
  remarks: z.array(problemSchema).readonly().describe('allowed, but to be known'),
  against: z.number().describe('the version that the differences are to'),
  differences: z.array(differenceSchema).readonly(),
});
policyPageSchema.register(contract, { id: 'Policy' });

export const policyOverviewSchema = z.object({
  rows: z.array(policyVersionSchema).readonly(),
  next: z.string().nullable(),
  inForce: z.number(),
  policy: wholePolicy.describe('as the engine has it now'),
  readings: z.array(z.string()).readonly().describe('names of all readings'),
  challengesPossible: z.boolean().describe('whether there is an announcement to lead callers to'),
});
policyOverviewSchema.register(contract, { id: 'Policies' });

export const newPolicySchema = z.strictObject({ title, text });
newPolicySchema.register(contract, { id: 'NewPolicy' });
export const changePolicySchema = z.strictObject({ title, text });
changePolicySchema.register(contract, { id: 'ChangePolicy' });

export const checkPolicySchema = z.strictObject({
  text,
  set: z
    .array(
      z.strictObject({
        path: z
          .array(z.string().regex(/^[\w-]{1,64}$/))
          .min(1)
          .max(4),
        value: field.content(8_192).meta({ description: 'JSON; `null` takes the setting out' }),
      }),
    )
    .max(50)
    .exactOptional(),
  against: z.int().min(1).max(2_147_483_647).exactOptional(),
});
checkPolicySchema.register(contract, { id: 'CheckPolicy' });

export const checkedPolicySchema = policyPageSchema.pick({
  text: true,
  policy: true,
  asRead: true,
  problems: true,
  remarks: true,
  against: true,
  differences: true,
});
checkedPolicySchema.register(contract, { id: 'CheckedPolicy' });

const sideSchema = z
  .object({
    openedMs: z.number(),
    measures: z.array(z.string()).readonly(),
    ground: z.string(),
    refused: z.number(),
    released: z.number(),
    challenged: z.number(),
    firstStopMs: time,
    savedYen: z.number(),
  })
  .nullable();

export const backtestFindingsSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  lines: z.number(),
  callsAbroad: z.number(),
  refusedThen: z.number().describe('calls refused when they were made: their cost is not known'),
  fraudCases: z.number().describe('cases closed as fraud; 0: every stopped call counts as saved'),
  figures: z
    .array(z.object({ name: z.string(), candidate: z.number(), inForce: z.number() }))
    .readonly(),
  differences: z.record(z.string(), z.number()),
  cases: z
    .array(
      z.object({
        difference: z.string(),
        subscriber: z.string(),
        account: z.string(),
        attack: z.string().describe('the case that was closed as fraud; empty: none'),
        kind: z.enum(['line', 'source', 'country']),
        earlierMs: z.number(),
        savedMoreYen: z.number(),
        candidate: sideSchema,
        inForce: sideSchema,
      }),
    )
    .readonly(),
  casesLeftOut: z.number(),
  seconds: z.number(),
});
backtestFindingsSchema.register(contract, { id: 'BacktestFindings' });

export const backtestSchema = z.object({
  id: z.string(),
  candidate: z.number(),
  against: z.number(),
  days: z.number(),
  askedBy: z.string(),
  askedMs: z.number(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  percent: z.number().nullable().describe('of the history; null where it does not run'),
  endedMs: time,
  problem: z.string().nullable(),
  result: backtestFindingsSchema.nullable(),
});
backtestSchema.register(contract, { id: 'Backtest' });

export const backtestParams = z.strictObject({ backtest: field.id });
export const backtestQuerySchema = z.strictObject({
  version: policyVersion.exactOptional(),
  ...field.pageQuery,
});
export const startBacktestSchema = z.strictObject({
  version: z.int().min(1).max(2_147_483_647),
  days: z.int().min(1).max(400),
});
startBacktestSchema.register(contract, { id: 'StartBacktest' });
export const cancelledSchema = z.object({ cancelled: z.literal(true) });
cancelledSchema.register(contract, { id: 'BacktestCancelled' });

export const startShadowSchema = z.strictObject({ version: z.int().min(1).max(2_147_483_647) });
startShadowSchema.register(contract, { id: 'StartShadow' });
export const shadowRunsSchema = z.object({ runs: z.boolean() });
shadowRunsSchema.register(contract, { id: 'ShadowRuns' });
