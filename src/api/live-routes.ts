import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { LiveView } from './contract/live.ts';
import { liveCaseSchema, liveViewSchema } from './contract/live-schema.ts';
import type { LiveStream } from './live-stream.ts';
import { ApiError } from './present-error.ts';

/** `GET /v1/live`, its stream, and one case of it. */
export function liveRoutes(
  app: FastifyInstance,
  live: () => LiveView,
  stream: LiveStream<LiveView>,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/live', {
    schema: {
      operationId: 'live',
      summary: 'What goes on now: calls in progress, cases, measures, feeds',
      response: { 200: liveViewSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return live();
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
      const found = live().cases.find(item => item.case === request.params.case);
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
      if (stream.full) throw new ApiError(503, 'As many live pages are open as are allowed.');
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Keeps nginx and its like from holding events back.
        'x-accel-buffering': 'no',
      });
      stream.add(reply.raw, request.caller.sessionEndMs);
    },
  });
}
