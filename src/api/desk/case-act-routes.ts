// What people do to a case.
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { attachmentBytesMax } from '../../core/access/desk-papers.ts';
import type { CasePage } from '../../core/case/case-rows.ts';
import {
  attachmentParams,
  attachmentSchema,
  caseParams,
  closeCaseSchema,
  contactResultSchema,
  newAttachmentSchema,
  newNoteSchema,
  noteSchema,
  openCaseSchema,
  whySchema,
} from '../contract/cases.ts';
import { doneSchema, suspendSchema } from '../contract/measures.ts';
import { ApiError } from '../present-error.ts';
import { asDownload, caseOf, checkVersion } from './case-routes.ts';
import {
  auditOf,
  carryOut,
  type DeskParts,
  found,
  requireRestoring,
  speltHash,
} from './desk-parts.ts';
import { presentAttachment, presentNote } from './present-desk.ts';

export function caseActRoutes(app: FastifyInstance, parts: DeskParts): void {
  openRoute(app, parts);
  stateRoutes(app, parts);
  contactResultRoute(app, parts);
  suspendRoute(app, parts);
  noteRoute(app, parts);
  attachmentRoutes(app, parts);
}

function openRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'openCase',
      summary: 'Opens a case for a line',
      body: openCaseSchema,
      response: { 200: doneSchema },
    },
    handler: request => {
      const { subscriber, why } = request.body;
      const act = { kind: 'open-case', subscriber } as const;
      return carryOut(request, parts, { act, why, subject: subscriber });
    },
  });
}

function stateRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'case.work' } as const;
  for (const [verb, kind, summary] of [
    ['investigate', 'investigate', 'Somebody looks into the case'],
    ['reopen', 'reopen-case', 'Opens a closed case again'],
  ] as const) {
    typed.post(`/v1/cases/:case/${verb}`, {
      config,
      schema: {
        operationId: `${verb}Case`,
        summary: `${summary}; needs If-Match`,
        params: caseParams,
        body: whySchema,
        response: { 200: doneSchema },
      },
      handler: async request => {
        const { row } = await caseOf(request, parts, request.params.case);
        checkVersion(request, row);
        const act = { kind, case: row.case } as const;
        return carryOut(request, parts, { act, why: request.body.why, subject: row.case });
      },
    });
  }
  typed.post('/v1/cases/:case/close', {
    config,
    schema: {
      operationId: 'closeCase',
      summary:
        'Closes a case with its outcome and cause; needs If-Match, and as lawful a step-up where ' +
        'that opens a line',
      params: caseParams,
      body: closeCaseSchema,
      response: { 200: doneSchema },
    },
    handler: async request => {
      const page = await caseOf(request, parts, request.params.case);
      const { row } = page;
      checkVersion(request, row);
      const { outcome, cause, why } = request.body;
      if (outcome === 'lawful' && stopsLine(page)) requireRestoring(request);
      const closed = { kind: 'close-case', case: row.case, outcome } as const;
      const act = cause === undefined ? closed : { ...closed, cause };
      return carryOut(request, parts, { act, why, subject: row.case });
    },
  });
}

function contactResultRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/contact-results', {
    config: { permission: 'contact.record' },
    schema: {
      operationId: 'recordContactResult',
      summary:
        'What came of a contact attempt, as the operator heard it; `mine` about a suspended line ' +
        'opens it, which needs a step-up',
      params: caseParams,
      body: contactResultSchema,
      response: { 200: doneSchema },
    },
    handler: async request => {
      const page = await caseOf(request, parts, request.params.case);
      const { row } = page;
      const { attempt, result, cause, why = '' } = request.body;
      // What a machine says opens nothing: a person is asked to make sure.
      const opens = request.caller.kind === 'person' && result === 'mine' && stopsLine(page);
      if (opens) requireRestoring(request);
      const heard = { kind: 'contact-result', case: row.case, attempt, result } as const;
      const act = cause === undefined ? heard : { ...heard, cause };
      return carryOut(request, parts, { act, why, subject: row.case });
    },
  });
}

function stopsLine({ measures }: CasePage): boolean {
  return measures.some(one => one.kind === 'suspension' && one.endedMs === null);
}

function suspendRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/suspensions', {
    config: { permission: 'measure.suspend' },
    schema: {
      operationId: 'suspend',
      summary: 'Suspends lines of a case, where every gate of the ground is met',
      params: caseParams,
      body: suspendSchema,
      response: { 200: doneSchema },
    },
    handler: async request => {
      const { row } = await caseOf(request, parts, request.params.case);
      const { subscribers, ground, why } = request.body;
      const act = { kind: 'suspend', case: row.case, subscribers, ground } as const;
      return carryOut(request, parts, { act, why, subject: `${row.case} ${subscribers[0]}` });
    },
  });
}

function noteRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().post('/v1/cases/:case/notes', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'addNote',
      summary: 'Adds a note to a case',
      params: caseParams,
      body: newNoteSchema,
      response: { 200: noteSchema },
    },
    handler: async request => {
      const { row } = await caseOf(request, parts, request.params.case);
      const by = request.caller.who;
      const { text } = request.body;
      const note = { id: randomUUID(), case: row.case, by, atMs: parts.clock.nowMs(), text };
      const audit = auditOf(request, parts, { what: 'note.add', why: '', subject: row.case });
      await parts.work.addNote(note, audit);
      parts.events.publish({ event: 'case', data: { case: row.case } });
      return presentNote(note);
    },
  });
}

function attachmentRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/cases/:case/attachments', {
    config: { permission: 'case.work' },
    bodyLimit: 7 * 1024 * 1024,
    schema: {
      operationId: 'addAttachment',
      summary: 'Keeps a file with a case, at most 5 MiB and 50 files',
      params: caseParams,
      body: newAttachmentSchema,
      response: { 200: attachmentSchema },
    },
    handler: async request => {
      const { row } = await caseOf(request, parts, request.params.case);
      const { name, mediaType, content } = request.body;
      const bytes = Buffer.from(content, 'base64');
      if (bytes.length > attachmentBytesMax) throw new ApiError(413, 'At most 5 MiB a file.');
      const file = {
        id: randomUUID(),
        case: row.case,
        by: request.caller.who,
        atMs: parts.clock.nowMs(),
        name,
        mediaType,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
      const entry = {
        what: 'attachment.add',
        why: `${name} ${speltHash(file.sha256)}`,
        subject: row.case,
      };
      const kept = await parts.work.addAttachment(file, bytes, auditOf(request, parts, entry));
      if (!kept) throw new ApiError(409, 'This case has as many files as it may.');
      return presentAttachment(file);
    },
  });
  typed.get('/v1/cases/:case/attachments/:attachment', {
    config: { permission: 'case.work' },
    schema: {
      operationId: 'attachment',
      summary: 'The content of a file that is kept with a case',
      params: attachmentParams,
    },
    handler: async (request, reply) => {
      const { row } = await caseOf(request, parts, request.params.case);
      const files = await parts.work.attachments(row.case);
      const file = found(
        files.find(one => one.id === request.params.attachment),
        'file',
      );
      const content = found(await parts.work.attachmentContent(file.id), 'file');
      const entry = { what: 'attachment.view', why: speltHash(file.sha256), subject: row.case };
      await parts.work.record(auditOf(request, parts, entry));
      return asDownload(reply, file.name).send(Buffer.from(content));
    },
  });
}
