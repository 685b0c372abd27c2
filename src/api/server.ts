import { performance } from 'node:perf_hooks';
import fastify, { type FastifyInstance } from 'fastify';
import type { NumberKind } from '../core/numbering/dialled-number.ts';
import type { Clock, Intake } from '../workflow/ports.ts';
import { type AdministrationParts, administrationRoutes } from './admin/administration-routes.ts';
import { type AnswerPageParts, answerPage } from './answer-page.ts';
import type { ApiKey } from './api-key.ts';
import { type ApiSettings, type CompleteApiSettings, completeApiSettings } from './api-settings.ts';
import type { PersonSessions } from './caller.ts';
import { carrierRoutes, type DemoPace } from './carrier-routes.ts';
import { consoleFiles } from './console-files.ts';
import type { LiveView } from './contract/live.ts';
import type { ShadowView } from './contract/shadow.ts';
import type { DeskParts } from './desk/desk-parts.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { guard } from './guard.ts';
import { type HealthCheck, healthRoute } from './health.ts';
import type { ParseCallEvent } from './intake-parts.ts';
import { intakeRoutes } from './intake-routes.ts';
import { liveRoutes, withoutCountryBlocks } from './live-routes.ts';
import { LiveStream } from './live-stream.ts';
import type { Metrics } from './metrics.ts';
import { type NowSource, nowRoutes } from './now-routes.ts';
import { openApi, openApiRoute } from './open-api.ts';
import { pageFiles } from './page-files.ts';
import type { Entrance } from './people/entrance.ts';
import { entranceRoutes } from './people/entrance.ts';
import { ApiError, presentError } from './present-error.ts';
import { Revocation } from './revocation.ts';
import { Sessions } from './sessions.ts';
import { shadowRoute } from './shadow-route.ts';

/** Everything the HTTP side needs from the rest of Sekisho. */
export interface ApiParts {
  readonly intake: Intake;
  /**
   * Called before the intake is given something; what it gives resolves when all of that is on
   * disk, and rejects when part of it could not be taken. Without it nobody waits for a disk.
   */
  readonly onDisk?: () => () => Promise<void>;
  readonly live: () => LiveView;
  /** What the first page of the desk shows; absent where nobody gathers it. */
  readonly now?: NowSource | undefined;
  /** The time of a demonstration, which people may set faster or slower; absent: it is real. */
  readonly demo?: DemoPace;
  /** A candidate policy beside the live one; absent where none runs. */
  readonly shadow?: (() => ShadowView | undefined) | undefined;
  /** Clock of the calls: stamps events that come without a time. */
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly parseCallEvent: ParseCallEvent;
  /** What a dialled string asks for; whatever is not `international` passes without state. */
  readonly classify: (to: string) => NumberKind;
  readonly checks: readonly HealthCheck[];
  readonly settings: ApiSettings;
  /** How people sign in; absent: only keys. */
  readonly entrance?: Entrance;
  /** Signed-in people, where they are not those of the entrance. */
  readonly people?: PersonSessions;
  /** Feeds, network elements and the machine, for administrators. */
  readonly administration?: AdministrationParts | undefined;
  /** Keys beside those of the settings. */
  readonly keys?: (presented: string) => ApiKey | undefined;
  /** The case desk; absent where nobody works cases. */
  readonly desk?: DeskParts | undefined;
  /** The page behind answer links; absent where none are sent. */
  readonly answers?: AnswerPageParts | undefined;
  readonly version: string;
  /** Takes what went wrong inside; it is never shown outside. */
  readonly report: (error: unknown) => void;
}

export interface Api {
  readonly app: FastifyInstance;
  /** Begins to listen; gives the port taken. */
  listen(): Promise<{ host: string; port: number }>;
  /** Ends live pages and connections, then stops listening. */
  close(): Promise<void>;
}

/** Builds the HTTP server. Throws ApiSettingsError when the settings would leave it open. */
export async function createApi(parts: ApiParts): Promise<Api> {
  const settings = completeApiSettings(parts.settings);
  const nowMs = () => performance.now();
  const app = newServer(settings, parts.report);
  const sessions = new Sessions(settings.sessionMs, nowMs);
  const streamSettings = {
    intervalMs: settings.liveIntervalMs,
    heartbeatMs: settings.heartbeatMs,
    clientsMax: settings.liveClientsMax,
    stuckMs: settings.liveStuckMs,
  };
  const { live, now, report } = parts;
  const streamOf = (view: () => LiveView) =>
    new LiveStream({ event: 'live', live: view, nowMs, report, settings: streamSettings });
  const streams = { all: streamOf(live), quiet: streamOf(() => withoutCountryBlocks(live())) };
  await openApi(app, parts.version);
  const { entrance, keys } = parts;
  const sources = { sessions, people: parts.people ?? entrance?.signIn, keys, nowMs };
  const revocation = new Revocation({ settings, sources, report: parts.report });
  guard(app, settings, sources, revocation);
  app.setErrorHandler((error, request, reply) => {
    return presentError(error, request, reply, parts.report);
  });
  app.setNotFoundHandler(() => {
    throw new ApiError(404, 'There is nothing at this address.');
  });
  app.addHook('preClose', async () => {
    revocation.stop();
    streams.all.close();
    streams.quiet.close();
  });
  healthRoute(app, parts.checks, settings.healthTimeoutMs);
  intakeRoutes(app, { ...parts, settings });
  liveRoutes(app, live, streams);
  nowRoutes(app, { now, nowMs, report, settings: streamSettings });
  carrierRoutes(app, parts);
  shadowRoute(app, parts.shadow);
  if (parts.desk !== undefined) deskRoutes(app, parts.desk);
  if (parts.administration !== undefined) administrationRoutes(app, parts.administration);
  entranceRoutes(app, { settings, sessions, entrance, nowMs });
  answerPage(app, parts.answers, parts.report);
  metricsRoute(app, parts.metrics);
  openApiRoute(app);
  const { pages, console: built } = settings;
  if (pages !== undefined) pageFiles(app, pages);
  if (built !== undefined) consoleFiles(app, built);
  await app.ready();
  return {
    app,
    async listen() {
      await app.listen({ host: settings.host, port: settings.port });
      const address = app.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : settings.port;
      return { host: settings.host, port };
    },
    close: () => app.close(),
  };
}

function newServer(
  settings: CompleteApiSettings,
  report: (error: unknown) => void,
): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: settings.bodyBytesMax,
    requestTimeout: settings.requestTimeoutMs,
    // Of a socket on which nothing moves; the heartbeat keeps live pages under it.
    connectionTimeout: Math.max(60_000, 4 * settings.heartbeatMs),
    keepAliveTimeout: 65_000,
    forceCloseConnections: true,
    // Behind a proxy everybody would have its address; who guesses must not slow the others down.
    trustProxy: settings.allowedHosts.length > 0 ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    routerOptions: { maxParamLength: 1_024 },
    frameworkErrors: (error, request, reply) => presentError(error, request, reply, report),
  });
  app.removeContentTypeParser('text/plain');
  return app;
}

function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', {
    config: { scope: 'metrics' },
    schema: { operationId: 'metrics', summary: 'Figures in the Prometheus text format' },
    handler: async (_request, reply) => {
      const { contentType, text } = await metrics.render();
      return reply.header('cache-control', 'no-store').type(contentType).send(text);
    },
  });
}
