import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { LiveView } from './contract/live.ts';
import { contract } from './contract/registry.ts';
import { ApiError } from './present-error.ts';

const paces = [0, 1, 5, 10, 30, 60] as const;

const carrierSchema = z.object({
  nowMs: z.number().describe('the carrier’s time; in the demonstration it runs faster'),
  timeZone: z.string().describe('IANA name'),
  demo: z.boolean(),
  demoSinceMs: z.number().nullable().describe('when its time began to run; null: none'),
  pace: z.number().describe('how much faster than real time the carrier lives; 0 stands still'),
  policy: z.string().describe('name of the policy in force'),
  version: z.string(),
});
carrierSchema.register(contract, { id: 'Carrier', description: 'Whose desk this is' });
const paceSchema = z.strictObject({
  pace: z.union(paces.map(pace => z.literal(pace))).describe('0 lets the time stand still'),
});
paceSchema.register(contract, { id: 'DemoPace' });

/** Of the demonstration: milliseconds of its time per millisecond of ours. */
export interface DemoPace {
  readonly pace: number;
  /** When its time began to run; null: not yet. */
  readonly sinceMs: number | null;
  setPace(pace: number): void;
}

/** `GET /v1/carrier`, what every page has to know first, and the pace of a demonstration. */
export function carrierRoutes(
  app: FastifyInstance,
  parts: {
    readonly live: () => LiveView;
    readonly version: string;
    readonly demo?: DemoPace | undefined;
  },
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const carrier = () => {
    const { nowMs, timeZone, demo, policy } = parts.live();
    const { pace = 1, sinceMs: demoSinceMs = null } = parts.demo ?? {};
    return { nowMs, timeZone, demo, demoSinceMs, pace, policy, version: parts.version };
  };
  typed.get('/v1/carrier', {
    schema: {
      operationId: 'carrier',
      summary: 'The carrier’s time and zone, and what runs here',
      response: { 200: carrierSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return carrier();
    },
  });
  typed.post('/v1/demo/pace', {
    schema: {
      operationId: 'setDemoPace',
      summary: 'Sets how fast the time of the demonstration runs; nowhere else',
      body: paceSchema,
      response: { 200: carrierSchema },
    },
    handler: async request => {
      if (parts.demo === undefined) throw new ApiError(404, 'This is not the demonstration.');
      parts.demo.setPace(request.body.pace);
      return carrier();
    },
  });
}
