// The routes that bring something in: events, calls to be screened, results of challenges.
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CallEvent, SetupEvent } from '../core/call/call-event.ts';
import type { Caller } from './caller.ts';
import { ChallengeTries } from './challenge-tries.ts';
import {
  challengeAnswerSchema,
  challengeReportSchema,
  contactAnswerSchema,
  type EventsAnswer,
  eventsAnswerSchema,
  feedQuerySchema,
  takenSchema,
} from './contract/events.ts';
import { screenAnswerSchema, screenRequestSchema } from './contract/screen.ts';
import type { IntakeParts, ParseCallEvent } from './intake-parts.ts';
import { ApiError, presentError, problemOf } from './present-error.ts';
import { type BatchItem, readJsonBatch, readNdjson } from './read-batch.ts';
import { screenCall } from './screen-call.ts';

const rawMax = 1_000;
// So many events are taken before other requests have their turn: screening must not wait.
const eventsATurn = 200;

export function intakeRoutes(app: FastifyInstance, parts: IntakeParts): void {
  app.register(async scope => screenRoutes(scope, parts));
  app.register(async scope => contactRoute(scope, parts));
  app.register(async scope => eventsRoute(scope, parts));
}

function eventsRoute(app: FastifyInstance, parts: IntakeParts): void {
  const { settings } = parts;
  keepBadInput(app, parts);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/x-ndjson'],
    { parseAs: 'buffer', bodyLimit: settings.eventsBytesMax },
    (_request, body, done) => done(null, body),
  );
  app.withTypeProvider<ZodTypeProvider>().post('/v1/events', {
    config: { scope: 'events' },
    bodyLimit: settings.eventsBytesMax,
    schema: {
      operationId: 'events',
      summary: 'Takes a batch of call events; a bad line never costs the others',
      querystring: feedQuerySchema,
      response: { 200: eventsAnswerSchema },
    },
    handler: async request => {
      const feed = feedOf(request.caller, request.query.feed);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const ndjson = /^application\/x-ndjson/i.test(request.headers['content-type'] ?? '');
      const items = ndjson
        ? readNdjson(body, settings.eventsMax)
        : readJsonBatch(body, settings.eventsMax);
      return surviving(parts, () => takeBatch(items, feed, parts));
    },
  });
}

async function takeBatch(
  items: readonly BatchItem[],
  feed: string,
  parts: IntakeParts,
): Promise<EventsAnswer> {
  const quarantined: { line: number; reason: string }[] = [];
  let accepted = 0;
  for (const [index, item] of items.entries()) {
    const parsed =
      'reason' in item ? { ok: false as const, reason: item.reason } : read(item.value, parts);
    if (parsed.ok) {
      parts.intake.accept(feed, parsed.event);
      accepted += 1;
    } else {
      const { line } = item;
      quarantined.push({ line, reason: parsed.reason });
      quarantine(parts, feed, { position: line, reason: parsed.reason, raw: item.raw() });
    }
    if (index % eventsATurn === eventsATurn - 1) await turn();
  }
  return { accepted, quarantined };
}

function read(value: unknown, parts: IntakeParts): ReturnType<ParseCallEvent> {
  return parts.parseCallEvent(value);
}

function screenRoutes(app: FastifyInstance, parts: IntakeParts): void {
  const tries = new ChallengeTries(parts.intake);
  keepBadInput(app, parts);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/screen', {
    config: { scope: 'screen' },
    schema: {
      operationId: 'screen',
      summary: 'Judges a call that asks to be set up',
      querystring: feedQuerySchema,
      body: screenRequestSchema,
      response: { 200: screenAnswerSchema },
    },
    handler: async request => {
      const feed = feedOf(request.caller, request.query.feed);
      const { challengeToken, ...fields } = request.body;
      const setup = setupOf(fields, parts);
      const mayRead = request.caller.scopes.has('read');
      return screenCall({ feed, setup, challengeToken, mayRead }, parts);
    },
  });
  typed.post('/v1/challenges', {
    config: { scope: 'challenges' },
    schema: {
      operationId: 'challenges',
      summary: 'Reports the result of a challenge by its token; three tries',
      querystring: feedQuerySchema,
      body: challengeReportSchema,
      response: { 200: challengeAnswerSchema },
    },
    handler: async request => {
      const feed = feedOf(request.caller, request.query.feed);
      const { token, result, time } = request.body;
      const eventOf = (callId: string, final: string): CallEvent => {
        const value = { type: 'challenge', time: time ?? nowText(parts), callId, result: final };
        return parsed(value, parts);
      };
      return surviving(parts, () => tries.report({ feed, token, result }, eventOf));
    },
  });
}

function contactRoute(app: FastifyInstance, parts: IntakeParts): void {
  keepBadInput(app, parts);
  app.withTypeProvider<ZodTypeProvider>().post('/v1/contact-answers', {
    config: { scope: 'contacts' },
    schema: {
      operationId: 'contactAnswers',
      summary: 'Tells what came of a contact attempt: an answer of the subscriber, or none',
      body: contactAnswerSchema,
      response: { 202: takenSchema },
    },
    handler: async (request, reply) => {
      await surviving(parts, () => parts.intake.contactAnswer(request.body));
      return reply.status(202).send({ taken: true });
    },
  });
}

/** What is answered as taken survives a crash. A repetition after 503 does no harm. */
async function surviving<T>(parts: IntakeParts, give: () => T | Promise<T>): Promise<T> {
  const onDisk = parts.onDisk?.();
  const answer = await give();
  try {
    await onDisk?.();
  } catch (error) {
    parts.report(error);
    throw new ApiError(503, 'This cannot be written to disk at present; send it again.');
  }
  return answer;
}

function setupOf(fields: Record<string, unknown>, parts: IntakeParts): SetupEvent {
  const value = { ...fields, type: 'setup', time: fields.time ?? nowText(parts) };
  const event = parsed(value, parts);
  if (event.type !== 'setup') throw new ApiError(400, 'Only a set-up can be screened.');
  return event;
}

function parsed(value: unknown, parts: IntakeParts): CallEvent {
  const outcome = parts.parseCallEvent(value);
  if (!outcome.ok) throw new ApiError(400, outcome.reason);
  return outcome.event;
}

function nowText(parts: IntakeParts): string {
  return new Date(parts.clock.nowMs()).toISOString();
}

function feedOf(caller: Caller, asked: string | undefined): string {
  const own = caller.key?.feeds;
  const feed = asked ?? own?.[0] ?? caller.key?.name ?? 'http';
  if (own !== undefined && !own.includes(feed)) {
    throw new ApiError(403, `The key ${caller.name} may not write to the feed ${feed}.`);
  }
  return feed;
}

// What is refused as a whole is counted and kept too: nothing that came in goes without a trace.
function keepBadInput(app: FastifyInstance, parts: IntakeParts): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, detail } = problemOf(error);
    if (status === 400 || status === 413) {
      const raw = rawText(request);
      quarantine(parts, feedName(request), { position: 1, reason: detail, raw });
    }
    return presentError(error, request, reply, parts.report);
  });
}

function feedName(request: FastifyRequest): string {
  const asked = feedQuerySchema.safeParse(request.query);
  try {
    return feedOf(request.caller, asked.success ? asked.data.feed : undefined);
  } catch {
    return request.caller.name;
  }
}

function rawText(request: FastifyRequest): string {
  const { body } = request;
  if (Buffer.isBuffer(body)) return body.toString('utf8', 0, 4 * rawMax);
  return body === undefined ? '' : JSON.stringify(body);
}

function quarantine(
  parts: IntakeParts,
  feed: string,
  item: { position: number; reason: string; raw: string },
): void {
  const raw = item.raw.slice(0, rawMax);
  parts.intake.quarantine(feed, { ...item, source: 'http', raw });
}
