// Working on a case: what is next, what is said on the telephone, its audit, its evidence pack.
import { z } from 'zod';
import { purposes } from '../../core/access/disclosure.ts';
import { permissions } from '../../core/access/permissions.ts';
import { nextStepNames, offers } from '../../core/case/next-step.ts';
import { heardResults } from '../../core/notice/contact-script.ts';
import * as field from './fields.ts';
import { contract } from './registry.ts';

const time = z.number().nullable();
const language = z.enum(['ja', 'en']);

const callingSchema = z.object({
  by: z.string(),
  own: z.boolean(),
  endsInMs: z.number().describe('the claim is renewed while the call lasts'),
});

const outlookSchema = z.object({
  planned: z.int().describe('attempts that must have gone out and stayed without an answer'),
  made: z.int(),
  unanswered: z.int(),
  channels: z.int(),
  channelsNeeded: z.int(),
  reached: z.boolean(),
  exhausted: z.boolean(),
  nextAttemptMs: time,
  answerByMs: time,
  exhaustedMs: time.describe('when the plan is at its end if nobody answers: not before'),
  settledMs: z.number().describe('a contact that changed less long ago is not used'),
});

export const caseworkSchema = z.object({
  next: z.object({
    step: z.enum(nextStepNames),
    by: z.enum(['person', 'desk']).describe('desk: it comes by itself unless somebody is first'),
    dueMs: time,
    offer: z.enum(offers).describe('the act that a person is offered'),
    needs: z.enum(permissions as [(typeof permissions)[number]]),
    may: z.boolean().describe('whether you may do it'),
    attempt: z.int().nullable().describe('the call that a person was asked to make'),
  }),
  outlook: outlookSchema.nullable().describe('null: the case desk is not at work on the case'),
  calling: callingSchema.nullable().describe('who is on the telephone with the owner'),
});
caseworkSchema.register(contract, { id: 'Casework' });

export const claimContactSchema = z.strictObject({
  hold: z.boolean().describe('true claims the contact or renews the claim, false gives it up'),
});
claimContactSchema.register(contract, { id: 'ClaimContact' });
export const contactClaimSchema = z.object({ calling: callingSchema.nullable() });
contactClaimSchema.register(contract, { id: 'ContactClaim' });

export const scriptQuerySchema = z.strictObject({ language: language.default('ja') });
export const scriptSchema = z.object({
  says: z.array(z.string()).readonly().describe('to be said, in this order'),
  after: z.record(z.enum(heardResults), z.string()).describe('what follows, by what was heard'),
  never: z.array(z.string()).readonly().describe('what is never said or asked'),
});
scriptSchema.register(contract, { id: 'ContactScript' });

export const caseAuditQuerySchema = z.strictObject({
  cursor: field
    .numberIn(1, 2 ** 52)
    .exactOptional()
    .describe('the `next` of the page before'),
  limit: field.numberIn(1, 200).default(50),
});
export const caseAuditSchema = z.object({
  rows: z
    .array(
      z.object({
        seq: z.int(),
        atMs: z.number(),
        who: z.string(),
        what: z.string(),
        why: z.string(),
        subject: z.string(),
        sound: z.boolean().describe('its hash is right, and it follows the entry before'),
      }),
    )
    .readonly(),
  total: z.int(),
  next: z.string().nullable(),
  sound: z.boolean().describe('every entry of this page is'),
  head: z.object({ seq: z.int(), hash: z.string() }).describe('the last entry of the whole log'),
});
caseAuditSchema.register(contract, { id: 'CaseAudit' });

export const takePackSchema = z.strictObject({
  form: z.enum(['pdf', 'csv']),
  language,
  purpose: z.enum(purposes),
  why: field.why,
  numbers: z
    .enum(['masked', 'in-full'])
    .describe('in full: with an approved request for a bulk export of this pack'),
  approval: field.id.exactOptional().describe('that request; it serves for fifteen minutes'),
});
takePackSchema.register(contract, { id: 'TakePack' });

/** A person took something from the page that is shown to them for a time only. */
export const copySchema = z.strictObject({ what: z.enum(['calls', 'contacts']) });
copySchema.register(contract, { id: 'Copy' });
export const copiedSchema = z.object({ recorded: z.literal(true) });
copiedSchema.register(contract, { id: 'Copied' });
