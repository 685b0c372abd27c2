// The queue: searching, counting, kept searches, and giving many cases to somebody at once.
import { z } from 'zod';
import { assignMax, nextSteps, queueSorts } from '../../core/case/queue.ts';
import { caseRowSchema } from './cases.ts';
import * as field from './fields.ts';
import { contract } from './registry.ts';

const dayMs = 86_400_000;
const person = field.line(128).meta({ description: 'sign-in of a person' });
const lasts = z
  .int()
  .min(0)
  .max(366 * dayMs);

export const queueFilterSchema = z.strictObject({
  states: z
    .array(caseRowSchema.shape.state)
    .min(1)
    .max(7)
    .readonly()
    .exactOptional()
    .meta({ description: 'default: all but closed' }),
  owner: z
    .enum(['me', 'nobody', 'others'])
    .exactOptional()
    .meta({ description: '`others`: of somebody, but not of who asks' }),
  assignee: person.exactOptional(),
  account: field.accountName.exactOptional(),
  subscriber: field.subscriberNumber.exactOptional(),
  text: field
    .line(64)
    .exactOptional()
    .meta({ description: 'how the case’s name, account or line begins' }),
  cases: z
    .array(field.caseName)
    .min(1)
    .max(200)
    .readonly()
    .exactOptional()
    .meta({ description: 'these by name, where the rest holds for them too' }),
  nextSteps: z.array(z.enum(nextSteps)).min(1).max(nextSteps.length).readonly().exactOptional(),
  dueWithinMs: lasts
    .exactOptional()
    .meta({ description: 'the deadline has passed or comes within that time' }),
  openedWithinMs: lasts.exactOptional(),
  lossAtLeastYen: z
    .int()
    .min(0)
    .max(1e12)
    .exactOptional()
    .meta({ description: 'expected loss an hour' }),
});
queueFilterSchema.register(contract, {
  id: 'QueueFilter',
  description: 'What somebody looks for; told from who asks and when',
});

const sort = z.enum(queueSorts);

export const searchCasesSchema = z.strictObject({
  filter: queueFilterSchema,
  sort: sort.exactOptional(),
  cursor: field.line(512).exactOptional(),
  limit: z.int().min(1).max(200).exactOptional(),
});
searchCasesSchema.register(contract, { id: 'SearchCases' });

const attemptsSchema = z.object({
  made: z.number(),
  unanswered: z.number(),
  undelivered: z.number(),
  waiting: z.number(),
  reached: z.boolean(),
  lastMs: z.number().nullable(),
});

/** What goes on in the case at this moment, from the engine. */
const nowSchema = z.object({
  callsInProgress: z.number(),
  calls: z.number().describe('that look like the episode, refused ones included'),
  countries: z.array(z.string()).readonly().describe('ISO codes; none below stage 2'),
  exposureYen: z.number(),
  decibans: z.number(),
});

export const queueRowSchema = caseRowSchema.extend({
  name: z.string().nullable().describe('whose line it is'),
  etag: z.string().describe('for If-Match'),
  why: z
    .array(z.object({ reading: z.string(), decibans: z.number() }))
    .readonly()
    .describe('the strongest readings of its alert'),
  attempts: attemptsSchema,
  now: nowSchema.nullable().describe('null: the engine has no such open case'),
  looking: z.array(z.string()).readonly().describe('who has the case open'),
});
queueRowSchema.register(contract, { id: 'QueueRow' });
export type QueueRowView = z.infer<typeof queueRowSchema>;
export const queuePageSchema = field.pageOf(queueRowSchema);

const countSchema = z.object({ cases: z.number(), lossPerHourYen: z.number() });
export const countCasesSchema = z.strictObject({
  filters: z.array(queueFilterSchema).min(1).max(64),
});
countCasesSchema.register(contract, { id: 'CountCases' });
export const countsSchema = z.object({
  counts: z.array(countSchema).readonly().describe('in the order of the filters'),
});

export const viewParams = z.strictObject({ view: field.id });

const viewFields = {
  name: field.line(60),
  shared: z.boolean().meta({ description: 'with the whole desk' }),
  filter: queueFilterSchema,
  sort,
};
export const newViewSchema = z.strictObject(viewFields);
newViewSchema.register(contract, { id: 'NewCaseView' });
export const changeViewSchema = z.strictObject({ ...viewFields, version: z.int().min(1).max(1e9) });
changeViewSchema.register(contract, { id: 'ChangeCaseView' });

export const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  by: z.string(),
  shared: z.boolean(),
  filter: queueFilterSchema,
  sort,
  changedMs: z.number(),
  version: z.number(),
});
viewSchema.register(contract, { id: 'CaseView' });
export const viewsSchema = z.object({ views: z.array(viewSchema).readonly() });
/** Nothing has to be said beside the address. */
export const emptyBody = z.strictObject({});
export const removedSchema = z.object({ done: z.literal(true) });

const assignee = person.nullable().meta({ description: 'sign-in of a person; null: nobody' });
const version = z.int().min(1).max(1e9);

export const assignCasesSchema = z.strictObject({
  cases: z
    .array(z.strictObject({ case: field.caseName, assignee, version: version.exactOptional() }))
    .min(1)
    .max(assignMax)
    .meta({ description: '`version` as it was seen: a case that changed since is refused' }),
  takeOver: z.boolean().meta({ description: 'also what belongs to somebody else' }),
});
assignCasesSchema.register(contract, { id: 'AssignCases' });

export const assignMatchingSchema = z.strictObject({
  filter: queueFilterSchema,
  assignee,
  takeOver: z.boolean(),
});
assignMatchingSchema.register(contract, { id: 'AssignMatching' });

export const previewAssignSchema = z.strictObject({ filter: queueFilterSchema });
previewAssignSchema.register(contract, { id: 'PreviewAssign' });
export const assignPreviewSchema = z.object({
  matching: z.number(),
  lossPerHourYen: z.number(),
  most: z.number().describe('how many can be assigned at once'),
  owners: z
    .array(z.object({ assignee: z.string().nullable(), cases: z.number() }))
    .readonly()
    .describe('whose they are now'),
});
assignPreviewSchema.register(contract, { id: 'AssignPreview' });

export const assignOutcomeSchema = z.object({
  assigned: z
    .array(z.object({ case: z.string(), was: z.string().nullable(), version: z.number() }))
    .readonly(),
  refused: z
    .array(
      z.object({
        case: z.string(),
        reason: z.enum(['closed', 'taken', 'changed', 'already', 'unknown']),
        assignee: z.string().nullable(),
      }),
    )
    .readonly(),
});
assignOutcomeSchema.register(contract, { id: 'AssignOutcome' });

export const takeNextSchema = z.strictObject({
  filter: queueFilterSchema,
  sort: sort.exactOptional(),
});
takeNextSchema.register(contract, { id: 'TakeNext' });
export const takenSchema = z.object({
  row: queueRowSchema.nullable().describe('null: nothing is left to take'),
});

export const deskPeopleSchema = z.object({
  people: z
    .array(z.object({ name: z.string(), role: z.string(), openCases: z.number() }))
    .readonly(),
});

export const lookSchema = z.strictObject({
  tab: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,64}$/)
    .meta({ description: 'of the browser’s own making, one a page' }),
  case: field.caseName.nullable().meta({ description: 'null: no case any more' }),
});
lookSchema.register(contract, { id: 'Look' });
const lookingSchema = z.object({ case: z.string(), people: z.array(z.string()).readonly() });
export const presenceSchema = z.object({ cases: z.array(lookingSchema).readonly() });
