// Cases: the list, one case with its evidence, and what people do to it.
import { z } from 'zod';
import { caseCauses, caseOutcomes, caseStates } from '../../core/case/case-state.ts';
import * as field from './fields.ts';
import { gateSchema, measureSchema } from './measures.ts';
import { contract } from './registry.ts';
import { explanationSchema, reasonSchema } from './screen.ts';

const state = z.enum(caseStates);
const outcome = z.enum(caseOutcomes);
const cause = z.enum(caseCauses);
const channel = z.enum(['mail', 'sms', 'voice', 'task']);

export const caseParams = z.strictObject({ case: field.caseName });
export const attachmentParams = z.strictObject({ case: field.caseName, attachment: field.id });

export const caseQuerySchema = z.strictObject({
  state: z
    .string()
    .regex(new RegExp(`^(${caseStates.join('|')})(,(${caseStates.join('|')})){0,6}$`))
    .exactOptional()
    .meta({ description: 'one state, or several with commas' }),
  assignee: z
    .string()
    .max(128)
    .regex(/^[^\u0000-\u001f]*$/)
    .exactOptional()
    .meta({
      description: 'sign-in of a person; empty for cases that nobody has taken',
    }),
  account: field.accountName.exactOptional(),
  subscriber: field.subscriberNumber.exactOptional(),
  text: field
    .line(64)
    .exactOptional()
    .meta({ description: 'how the case’s name, account or line begins' }),
  openedFromMs: field.numberIn(0, 8.64e15).exactOptional(),
  openedToMs: field.numberIn(0, 8.64e15).exactOptional(),
  sort: z.enum(['loss', 'opened']).exactOptional(),
  ...field.pageQuery,
});

export const caseRowSchema = z.object({
  case: z.string(),
  state,
  outcome: outcome.nullable(),
  cause: cause.nullable(),
  account: z.string(),
  subscriber: z.string(),
  sourceIp: z.string().nullable(),
  country: z.string().nullable(),
  openedMs: z.number(),
  closedMs: z.number().nullable(),
  changedMs: z.number(),
  lossPerHourYen: z.number(),
  exposureYen: z.number(),
  nextStep: z.string().nullable(),
  nextDueMs: z.number().nullable(),
  assignee: z.string().nullable(),
  version: z.number(),
});
caseRowSchema.register(contract, { id: 'CaseRow' });
export const casesSchema = field.pageOf(caseRowSchema);

/** A decision with the evidence that stood then; which further fields there are, its type says. */
export const decisionSchema = z.looseObject({
  key: z.string(),
  type: z.string(),
  timeMs: z.number(),
  by: z.exactOptional(z.string()),
  reasons: z.exactOptional(z.array(reasonSchema).readonly()),
  gates: z.exactOptional(z.array(gateSchema).readonly()),
  explanation: z.exactOptional(explanationSchema),
});
decisionSchema.register(contract, { id: 'Decision' });
export type DecisionView = z.infer<typeof decisionSchema>;

const attemptSchema = z.object({
  attempt: z.number(),
  subscriber: z.string(),
  channel,
  sentMs: z.number(),
  result: z.string(),
  resultMs: z.number(),
  by: z.string().nullable(),
});

export const noteSchema = z.object({
  id: z.string(),
  by: z.string(),
  atMs: z.number(),
  text: z.string().describe('telephone numbers in it are masked'),
});
noteSchema.register(contract, { id: 'Note' });

export const attachmentSchema = z.object({
  id: z.string(),
  by: z.string(),
  atMs: z.number(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});
attachmentSchema.register(contract, { id: 'Attachment' });

export const caseSchema = z.object({
  row: caseRowSchema,
  stage: z.int().min(1).max(4).describe('how much of the calls is open to you'),
  lines: z.array(z.string()).readonly(),
  attempts: z.array(attemptSchema).readonly(),
  measures: z.array(measureSchema).readonly(),
  decisions: z.array(decisionSchema).readonly(),
  decisionsLeftOut: z.number(),
  linked: z
    .array(
      z.object({
        case: z.string(),
        by: z.enum(['account', 'line', 'source', 'campaign']),
        state,
        openedMs: z.number(),
        subscriber: z.string(),
      }),
    )
    .readonly(),
  notes: z.array(noteSchema).readonly(),
  attachments: z.array(attachmentSchema).readonly(),
});
caseSchema.register(contract, { id: 'Case' });

export const openCaseSchema = z.strictObject({
  subscriber: field.subscriberNumber,
  why: field.why,
});
openCaseSchema.register(contract, { id: 'OpenCase' });

export const assignSchema = z.strictObject({
  assignee: field.line(128).nullable().describe('sign-in of a person; null: nobody'),
});
assignSchema.register(contract, { id: 'Assign' });

export const whySchema = z.strictObject({ why: field.why });
whySchema.register(contract, { id: 'Why' });

export const closeCaseSchema = z.strictObject({
  outcome,
  cause: cause.exactOptional(),
  why: field.why,
});
closeCaseSchema.register(contract, { id: 'CloseCase' });

export const contactResultSchema = z.strictObject({
  attempt: z
    .int()
    .min(0)
    .max(10_000)
    .describe('number of the attempt; 0: a call that nobody had asked for'),
  result: z
    .enum([
      'mine',
      'not-mine',
      'unsure',
      'third-party',
      'refuses-barring',
      'no-answer',
      'busy',
      'refused',
      'wrong-number',
      'undelivered',
    ])
    .meta({ description: '`mine` and `not-mine` are the subscriber’s own word' }),
  cause: cause.exactOptional(),
  why: field.why.exactOptional(),
});
contactResultSchema.register(contract, { id: 'ContactResult' });

export const newNoteSchema = z.strictObject({ text: field.prose(10_000) });
newNoteSchema.register(contract, { id: 'NewNote' });

export const newAttachmentSchema = z.strictObject({
  name: field.line(200).regex(/^[^/\\]+$/),
  mediaType: z
    .string()
    .max(127)
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  content: z.base64().min(4).max(6_990_508).describe('base64; at most 5 MiB when decoded'),
});
newAttachmentSchema.register(contract, { id: 'NewAttachment' });

export const statsQuerySchema = z.strictObject({
  fromMs: field.numberIn(0, 8.64e15),
  toMs: field.numberIn(0, 8.64e15),
});

const count = z.number();
export const statsSchema = z.object({
  openByState: z.partialRecord(state, count),
  measuresInForce: z.partialRecord(measureSchema.shape.kind, count),
  lossPerHourYen: z.number(),
  closed: z
    .array(
      z.object({
        outcome,
        cause: cause.nullable(),
        service: z.enum(['ip', 'pstn']).nullable(),
        type: z.enum(['individual', 'corporate']).nullable(),
        cases: count,
        exposureYen: z.number(),
      }),
    )
    .readonly(),
});
statsSchema.register(contract, { id: 'CaseStats' });
