import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { beginEvents } from './begin-events.ts';
import type { LiveView } from './contract/live.ts';
import { liveCaseSchema, liveViewSchema } from './contract/live-schema.ts';
import type { DeskAudience } from './desk/desk-events.ts';
import { mayKnowBlocks } from './desk/told-to.ts';
import type { LiveStream } from './live-stream.ts';
import { ApiError } from './present-error.ts';

/** `GET /v1/live`, its stream, and one case of it. */
export function liveRoutes(
  app: FastifyInstance,
  live: () => LiveView,
  streams: Readonly<Record<DeskAudience, LiveStream<LiveView>>>,
): void {
  const viewFor = (request: FastifyRequest): LiveView => {
    return mayKnowBlocks(request) ? live() : withoutCountryBlocks(live());
  };
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/live', {
    schema: {
      operationId: 'live',
      summary: 'What goes on now: calls in progress, cases, measures, feeds',
      response: { 200: liveViewSchema },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return viewFor(request);
    },
  });
  typed.get('/v1/live/cases/:case', {
    schema: {
      operationId: 'liveCase',
      summary: 'One recent case with its evidence and its steps',
      params: z.object({ case: z.string().min(1).max(128) }),
      response: { 200: liveCaseSchema },
    },
    handler: async (request, reply) => {
      const found = viewFor(request).cases.find(item => item.case === request.params.case);
      if (found === undefined) throw new ApiError(404, 'There is no recent case of that name.');
      reply.header('cache-control', 'no-store');
      return found;
    },
  });
  app.get('/v1/live/stream', {
    exposeHeadRoute: false,
    schema: {
      operationId: 'liveStream',
      summary: 'The live view as server-sent events: `live` at each change, `heartbeat` between',
    },
    handler: (request, reply) => {
      const stream = streams[mayKnowBlocks(request) ? 'all' : 'quiet'];
      if (stream.full) throw new ApiError(503, 'As many live pages are open as are allowed.');
      stream.add(beginEvents(reply), request.caller.sessionEndMs);
    },
  });
}

/** For who may not know of them: neither the measures nor their cases. */
export function withoutCountryBlocks(view: LiveView): LiveView {
  return {
    ...view,
    cases: view.cases.filter(one => !one.steps.some(step => step.kind === 'country-block')),
    measures: view.measures.filter(one => one.kind !== 'country-block'),
  };
}
