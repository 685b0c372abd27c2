import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { type ShadowView, shadowViewSchema } from './contract/shadow.ts';
import { mayKnowBlocks } from './desk/told-to.ts';
import { ApiError } from './present-error.ts';

/** `GET /v1/shadow`; 404 where no candidate runs beside the live policy. */
export function shadowRoute(
  app: FastifyInstance,
  shadow: (() => ShadowView | undefined) | undefined,
): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/shadow', {
    schema: {
      operationId: 'shadow',
      summary: 'What the candidate policy would do, beside what the live one does',
      response: { 200: shadowViewSchema },
    },
    handler: async (request, reply) => {
      const view = shadow?.();
      if (view === undefined) throw new ApiError(404, 'No candidate policy runs in the shadow.');
      reply.header('cache-control', 'no-store');
      if (mayKnowBlocks(request)) return view;
      const { live, shadow: candidate } = view.counts;
      const counts = {
        live: { ...live, countryBlocks: null },
        shadow: { ...candidate, countryBlocks: null },
      };
      return { ...view, counts };
    },
  });
}
