// What the next shift takes over: what ends, what is due, what waits; and the note about it.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { HandoverNote } from '../../core/case/handover.ts';
import { urgentYenPerHour } from '../../core/case/queue.ts';
import {
  handoverNoteParams,
  handoverNoteSchema,
  handoverQuerySchema,
  handoverSchema,
  newHandoverNoteSchema,
} from '../contract/handover.ts';
import { emptyBody } from '../contract/queue.ts';
import { ApiError } from '../present-error.ts';
import { auditOf, type DeskParts, found } from './desk-parts.ts';
import { presentApproval, presentHandoverNote, presentMeasure } from './present-desk.ts';
import { presentQueueRow, queryOf } from './queue-parts.ts';
import { requirePerson } from './queue-routes.ts';
import { mayKnowBlocks, toldTo } from './told-to.ts';

const hourMs = 3_600_000;
const shiftHours = 8;
const rowsMost = 100;

export function handoverRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoute(app, parts);
  noteRoutes(app, parts);
}

function readRoute(app: FastifyInstance, parts: DeskParts): void {
  const { queue, work, clock } = parts;
  app.withTypeProvider<ZodTypeProvider>().get('/v1/handover', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'handover',
      summary: 'What ends, is due or waits in the next hours, and the notes of earlier shifts',
      querystring: handoverQuerySchema,
      response: { 200: handoverSchema },
    },
    handler: async (request, reply) => {
      const nowMs = clock.nowMs();
      const lastsMs = (request.query.withinHours ?? shiftHours) * hourMs;
      const untilMs = nowMs + lastsMs;
      const { name } = request.caller;
      const told = toldTo(request);
      const due = { nextSteps: ['call', 'restore', 'decide'], dueWithinMs: lastsMs } as const;
      const urgent = { owner: 'nobody', lossAtLeastYen: urgentYenPerHour } as const;
      const [figures, ending, dueRows, urgentRows, approvals, owners, notes] = await Promise.all([
        queue.handover.figures(nowMs, told),
        queue.handover.ending(untilMs, told),
        queue.book.search({ ...queryOf(due, name, nowMs), ...told, sort: 'due', limit: rowsMost }),
        queue.book.search({ ...queryOf(urgent, name, nowMs), ...told, limit: rowsMost }),
        work.approvals({ ...told, nowMs, waiting: true, limit: rowsMost }),
        queue.handover.owners(told),
        queue.handover.notes(),
      ]);
      reply.header('cache-control', 'no-store');
      return {
        nowMs,
        untilMs,
        figures,
        // In a list nobody has stated a reason yet.
        ending: ending.map(one => presentMeasure(one, 1)),
        due: dueRows.rows.map(row => presentQueueRow(row, queue)),
        urgent: urgentRows.rows.map(row => presentQueueRow(row, queue)),
        approvals: approvals.rows.map(one => presentApproval(one, nowMs)),
        owners,
        // What was counted then counts country blocks.
        notes: notes.map(one => {
          const note = presentHandoverNote(one);
          return mayKnowBlocks(request) ? note : { ...note, figures: null };
        }),
      };
    },
  });
}

function noteRoutes(app: FastifyInstance, parts: DeskParts): void {
  const { queue, clock, events } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/handover/notes', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'addHandoverNote',
      summary: 'Leaves a note to the next shift, with the figures of this moment',
      body: newHandoverNoteSchema,
      response: { 200: handoverNoteSchema },
    },
    handler: async request => {
      requirePerson(request);
      const atMs = clock.nowMs();
      const figures = await queue.handover.figures(atMs);
      const { text } = request.body;
      const note = { id: randomUUID(), by: request.caller.who, atMs, text, figures };
      const entry = { what: 'handover.note', why: '', subject: note.id };
      await queue.handover.addNote(note, auditOf(request, parts, entry));
      events.publish({ event: 'handover', data: { note: note.id } });
      return presentHandoverNote({ ...note, acknowledged: [] });
    },
  });
  typed.post('/v1/handover/notes/:note/acknowledge', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'acknowledgeHandover',
      summary: 'Takes a shift over: says that its note was read; never one’s own',
      params: handoverNoteParams,
      body: emptyBody,
      response: { 200: handoverNoteSchema },
    },
    handler: async request => {
      requirePerson(request);
      const { note: id } = request.params;
      const by = { who: request.caller.who, nowMs: clock.nowMs() };
      const entry = { what: 'handover.acknowledge', why: '', subject: id };
      const note = await queue.handover.acknowledge(id, by, auditOf(request, parts, entry));
      const read: HandoverNote | 'own' = found(note, 'note');
      if (read === 'own') throw new ApiError(409, 'Who wrote a note does not acknowledge it.');
      events.publish({ event: 'handover', data: { note: id } });
      return presentHandoverNote(read);
    },
  });
}
