import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignIn } from '../../workflow/people/sign-in.ts';
import type { CompleteApiSettings } from '../api-settings.ts';
import { ApiError } from '../present-error.ts';
import { safePath } from '../safe-path.ts';
import { cookieOf, setSessionCookie } from '../session-cookie.ts';
import { type OidcClient, OidcError } from './oidc-client.ts';

const errandCookie = 'sekisho_oidc';
const path = '/v1/sign-in/oidc';

/** Out to the identity provider and back. Links that a browser follows, so both are GET. */
export function oidcRoutes(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  signIn: SignIn,
  client: OidcClient,
): void {
  const secure = settings.secureCookie ? '; Secure' : '';
  // Lax: the way back comes from the provider's page, and Strict would keep the cookie at home.
  const setErrand = (reply: FastifyReply, value: string, age: number): void => {
    const attributes = `Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
    reply.header('set-cookie', `${errandCookie}=${value}; ${attributes}`);
  };
  app.get(path, {
    config: { scope: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { to } = request.query as { to?: unknown };
      const wanted = safePath(typeof to === 'string' ? to : undefined);
      const { url, sealed } = await orUnavailable(client.leave(wanted));
      setErrand(reply, sealed, 600);
      return reply.header('cache-control', 'no-store').redirect(url, 303);
    },
  });
  app.get(`${path}/callback`, {
    config: { scope: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const query = new URL(request.url, 'http://localhost').search;
      const { identity, to } = await orUnavailable(
        client.comeBack(query, cookieOf(request, errandCookie)),
      );
      setErrand(reply, '', 0);
      const result = await signIn.signInByOidc(identity, request.ip);
      if (result.result !== 'signed-in') {
        const { subject } = identity;
        throw new ApiError(403, `${subject} is not known here: ask an administrator to link it.`);
      }
      setSessionCookie(reply, settings, result.token, result.lastsMs);
      reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
      return reply.send(onward(to));
    },
  });
}

// The session's cookie is Strict: it goes along only when our own page leads on.
function onward(to: string): string {
  // Looked at again: what was sealed by an older version may be anything.
  const path = (safePath(to) ?? '/').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sekisho</title>' +
    `<meta http-equiv="refresh" content="0;url=${path}"><a href="${path}">Sekisho</a></html>`
  );
}

async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OidcError) throw new ApiError(403, error.message);
    throw error;
  }
}
