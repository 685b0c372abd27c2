import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findApiKey } from './api-key.ts';
import type { CompleteApiSettings } from './api-settings.ts';
import { contract } from './contract/registry.ts';
import { ApiError } from './present-error.ts';
import { sessionToken, setSessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

const signInSchema = z.object({ key: z.string().min(1).max(512) });
signInSchema.register(contract, { id: 'SignIn' });
const signedSchema = z.object({ signedIn: z.boolean() });
signedSchema.register(contract, { id: 'Signed' });

/** Gives the page a cookie for an API key that may read; the cookie itself can only read. */
export function signInRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  sessions: Sessions,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/sign-in', {
    config: { scope: 'public' },
    schema: {
      operationId: 'signIn',
      summary: 'Signs a browser in with an API key',
      security: [],
      body: signInSchema,
      response: { 200: signedSchema },
    },
    handler: async (request, reply) => {
      const key = findApiKey(settings.keys, request.body.key);
      if (key === undefined) throw new ApiError(401, 'This API key is not known.');
      if (!key.scopes.includes('read')) throw new ApiError(403, 'This key may not read the page.');
      setSessionCookie(reply, settings, sessions.start(key.name));
      reply.header('cache-control', 'no-store');
      return { signedIn: true };
    },
  });
  typed.post('/v1/sign-out', {
    config: { scope: 'public' },
    schema: {
      operationId: 'signOut',
      summary: 'Ends the browser’s sign-in',
      security: [],
      response: { 200: signedSchema },
    },
    handler: async (request, reply) => {
      const token = sessionToken(request, settings);
      if (token !== undefined) sessions.end(token);
      setSessionCookie(reply, settings, undefined);
      reply.header('cache-control', 'no-store');
      return { signedIn: false };
    },
  });
}
