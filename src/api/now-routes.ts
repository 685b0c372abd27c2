import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { beginEvents } from './begin-events.ts';
import { type NowMinutes, type NowStart, type NowView, nowStartSchema } from './contract/now.ts';
import { LiveStream, type LiveStreamSettings } from './live-stream.ts';
import { ApiError } from './present-error.ts';

/** Who looks; the desk, engineers and auditors see which country is blocked, and what fails. */
export type NowAudience = 'all' | 'reader';

export interface NowSource {
  view(audience: NowAudience): NowView;
  minutes(): NowMinutes;
  readonly names: NowStart['names'];
}

export interface NowParts {
  readonly now: NowSource | undefined;
  readonly nowMs: () => number;
  readonly settings: LiveStreamSettings;
  readonly report: (error: unknown) => void;
}

const paintMs = 1_000;

/** `GET /v1/now` and its stream; 404 where nothing gathers it. */
export function nowRoutes(app: FastifyInstance, parts: NowParts): void {
  const gathered = (): NowSource => {
    if (parts.now === undefined) throw new ApiError(404, 'Nothing is gathered here.');
    return parts.now;
  };
  app.withTypeProvider<ZodTypeProvider>().get('/v1/now', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'now',
      summary: 'Losing now, attacks, measures in force, feeds; with the last twelve hours',
      response: { 200: nowStartSchema },
    },
    handler: async (request, reply) => {
      const source = gathered();
      reply.header('cache-control', 'no-store');
      const now = source.view(audienceOf(request));
      return { now, minutes: source.minutes(), names: source.names };
    },
  });
  const streams = { all: streamFor(parts, 'all'), reader: streamFor(parts, 'reader') };
  app.addHook('preClose', async () => {
    streams.all.close();
    streams.reader.close();
  });
  app.get('/v1/now/stream', {
    exposeHeadRoute: false,
    config: { permission: 'case.read' },
    schema: {
      operationId: 'nowStream',
      summary: 'The same without the hours before, as server-sent events: `now`, `heartbeat`',
    },
    handler: (request, reply) => {
      gathered();
      const stream = streams[audienceOf(request)];
      if (stream.full) throw new ApiError(503, 'As many live pages are open as are allowed.');
      stream.add(beginEvents(reply), request.caller.sessionEndMs);
    },
  });
}

function streamFor(parts: NowParts, audience: NowAudience): LiveStream<NowView> {
  const { now, nowMs, report } = parts;
  const settings = { ...parts.settings, intervalMs: Math.max(paintMs, parts.settings.intervalMs) };
  return new LiveStream({ event: 'now', live: () => now!.view(audience), nowMs, report, settings });
}

function audienceOf({ caller }: FastifyRequest): NowAudience {
  const { permissions } = caller;
  return permissions.has('block.read') && permissions.has('enforcement.read') ? 'all' : 'reader';
}
