import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { SignIn, SignInResult } from '../../workflow/people/sign-in.ts';
import { findApiKey } from '../api-key.ts';
import type { CompleteApiSettings } from '../api-settings.ts';
import { contract } from '../contract/registry.ts';
import { ApiError } from '../present-error.ts';
import { sessionToken, setSessionCookie } from '../session-cookie.ts';
import type { Sessions } from '../sessions.ts';
import { AddressThrottle } from './address-throttle.ts';
import { orBusy, tooMany } from './too-many.ts';

const keySchema = z.strictObject({ key: z.string().min(1).max(512) });
const personSchema = z.strictObject({
  name: z.string().min(1).max(63),
  password: z.string().min(1).max(1_024),
  code: z.string().max(32).optional().describe('of the authenticator, or a backup code'),
});
const signInSchema = z.union([keySchema, personSchema]);
signInSchema.register(contract, { id: 'SignIn' });
const signedSchema = z.object({
  signedIn: z.boolean(),
  needs: z.literal('code').optional().describe('the password was right; send it with a code'),
});
signedSchema.register(contract, { id: 'Signed' });

const waysSchema = z.object({
  people: z.boolean(),
  oidc: z.boolean(),
  local: z.boolean().describe('whether one may look here without signing in'),
});
waysSchema.register(contract, { id: 'SignInWays' });

export interface SignInRouteParts {
  readonly settings: CompleteApiSettings;
  readonly sessions: Sessions;
  /** Absent: keys only. */
  readonly signIn: SignIn | undefined;
  /** Whether another identity provider is known. */
  readonly oidc: boolean;
  readonly nowMs: () => number;
}

/** Gives a browser a cookie: a person's own, or for an API key one that can only read. */
export function signInRoutes(app: FastifyInstance, parts: SignInRouteParts): void {
  const { settings, sessions, signIn } = parts;
  const throttle = new AddressThrottle(parts.nowMs);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post('/v1/sign-in', {
    config: { scope: 'public' },
    schema: {
      operationId: 'signIn',
      summary: 'Signs a browser in with name, password and code, or with an API key',
      security: [],
      body: signInSchema,
      response: { 200: signedSchema },
    },
    handler: async (request, reply) => {
      const { body, ip } = request;
      reply.header('cache-control', 'no-store');
      if (throttle.waitMs(ip) > 0) throw tooMany(reply, throttle.waitMs(ip));
      if ('key' in body) {
        const token = ofKey(body.key, parts);
        if (token === undefined) throttle.failed(ip);
        if (token === undefined) throw new ApiError(401, 'This API key is not known.');
        setSessionCookie(reply, settings, token, settings.sessionMs);
        return { signedIn: true };
      }
      if (signIn === undefined) throw new ApiError(404, 'Only keys can sign in here.');
      const result = await orBusy(signIn.signIn({ ...body, address: ip }));
      if (result.result === 'refused') throttle.failed(ip);
      if (result.result === 'signed-in') throttle.succeeded(ip);
      return answered(result, reply, settings);
    },
  });
  typed.get('/v1/sign-in/ways', {
    config: { scope: 'public' },
    schema: {
      operationId: 'signInWays',
      summary: 'How one can sign in here',
      security: [],
      response: { 200: waysSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const local = !settings.keyRequired;
      return { people: signIn !== undefined, oidc: parts.oidc, local };
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
      if (token !== undefined) {
        sessions.end(token);
        await signIn?.signOut(token);
      }
      setSessionCookie(reply, settings, undefined);
      reply.header('cache-control', 'no-store');
      return { signedIn: false };
    },
  });
}

function ofKey(presented: string, { settings, sessions }: SignInRouteParts): string | undefined {
  const key = findApiKey(settings.keys, presented);
  if (key === undefined) return undefined;
  // The cookie reads everything: a key that is bound to an account has no part in it.
  if (key.account !== undefined) throw new ApiError(403, 'This key is bound to an account.');
  if (!key.scopes.includes('read')) throw new ApiError(403, 'This key may not read the page.');
  return sessions.start(key.name);
}

function answered(
  result: SignInResult,
  reply: FastifyReply,
  settings: CompleteApiSettings,
): z.infer<typeof signedSchema> {
  switch (result.result) {
    case 'signed-in':
      setSessionCookie(reply, settings, result.token, result.lastsMs);
      return { signedIn: true };
    case 'code-needed':
      return { signedIn: false, needs: 'code' };
    case 'set-up-needed':
      throw new ApiError(403, 'This role needs an authenticator: ask for a new set-up link.');
    case 'wait':
      throw tooMany(reply, result.waitMs);
    default:
      throw new ApiError(401, 'Name, password or code is not right.');
  }
}
