// What the next shift takes over, and the note that it acknowledges.
import { z } from 'zod';
import { approvalSchema } from './approvals.ts';
import * as field from './fields.ts';
import { measureSchema } from './measures.ts';
import { queueRowSchema } from './queue.ts';
import { contract } from './registry.ts';

export const handoverQuerySchema = z.strictObject({
  withinHours: field.numberIn(1, 72).exactOptional(),
});

const figuresSchema = z.object({
  openCases: z.number(),
  unassigned: z.number(),
  urgent: z.number().describe('unassigned and losing much'),
  measuresInForce: z.number(),
  approvalsWaiting: z.number(),
});
figuresSchema.register(contract, { id: 'DeskFigures' });

export const handoverNoteSchema = z.object({
  id: z.string(),
  by: z.string(),
  atMs: z.number(),
  text: z.string().describe('telephone numbers in it are masked'),
  figures: figuresSchema
    .nullable()
    .describe('as the desk stood when it was written; null to those who may not know of all'),
  acknowledged: z.array(z.object({ by: z.string(), atMs: z.number() })).readonly(),
});
handoverNoteSchema.register(contract, { id: 'HandoverNote' });

export const handoverSchema = z.object({
  nowMs: z.number(),
  untilMs: z.number(),
  figures: figuresSchema,
  ending: z.array(measureSchema).readonly().describe('measures that end by themselves until then'),
  due: z.array(queueRowSchema).readonly().describe('calls to make and decisions, due until then'),
  urgent: z.array(queueRowSchema).readonly(),
  approvals: z.array(approvalSchema).readonly().describe('that wait for a second person'),
  owners: z
    .array(
      z.object({
        assignee: z.string().nullable(),
        cases: z.number(),
        lossPerHourYen: z.number(),
      }),
    )
    .readonly(),
  notes: z.array(handoverNoteSchema).readonly().describe('newest first'),
});
handoverSchema.register(contract, { id: 'Handover' });

export const newHandoverNoteSchema = z.strictObject({ text: field.prose(10_000) });
newHandoverNoteSchema.register(contract, { id: 'NewHandoverNote' });
export const handoverNoteParams = z.strictObject({ note: field.id });
