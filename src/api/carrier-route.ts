import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { LiveView } from './contract/live.ts';
import { contract } from './contract/registry.ts';

const carrierSchema = z.object({
  nowMs: z.number().describe('the carrier’s time; in the demonstration it runs faster'),
  timeZone: z.string().describe('IANA name'),
  demo: z.boolean(),
  policy: z.string().describe('name of the policy in force'),
  version: z.string(),
});
carrierSchema.register(contract, { id: 'Carrier', description: 'Whose desk this is' });

/** `GET /v1/carrier`: what every page has to know first. */
export function carrierRoute(app: FastifyInstance, live: () => LiveView, version: string): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/carrier', {
    schema: {
      operationId: 'carrier',
      summary: 'The carrier’s time and zone, and what runs here',
      response: { 200: carrierSchema },
    },
    handler: async (_request, reply) => {
      const { nowMs, timeZone, demo, policy } = live();
      reply.header('cache-control', 'no-store');
      return { nowMs, timeZone, demo, policy, version };
    },
  });
}
