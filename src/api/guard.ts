// Who may do what: host check, keys, scopes, same origin, and the headers every answer carries.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiKey, findApiKey, type Scope, scopes } from './api-key.ts';
import { type CompleteApiSettings, isLoopback } from './api-settings.ts';
import { ApiError } from './present-error.ts';
import type { Sessions } from './sessions.ts';

/** Who sent a request, after the guard let it in. */
export interface Caller {
  /** Name of the key; `local` on loopback without one, `page` for the page's cookie. */
  readonly name: string;
  readonly key: ApiKey | undefined;
  readonly scopes: ReadonlySet<Scope>;
  /** When the page's sign-in ends, on the clock of Sessions; undefined for keys. */
  readonly sessionEndMs: number | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** What a route needs; `public` is open to everybody. Not said: `read`. */
    scope?: Scope | 'public';
    /** Where a browser that is not signed in is sent instead of being refused. */
    signIn?: boolean;
  }
}

const nobody: Caller = {
  name: 'nobody',
  key: undefined,
  scopes: new Set(),
  sessionEndMs: undefined,
};
const local: Caller = { ...nobody, name: 'local', scopes: new Set(scopes) };

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Puts the guard before every route, before a body is read. */
export function guard(
  app: FastifyInstance,
  settings: CompleteApiSettings,
  sessions: Sessions,
): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody;
    reply.headers(securityHeaders);
    checkHost(request, settings);
    request.caller = identify(request, settings, sessions);
    checkOrigin(request);
    const needed = request.routeOptions.config?.scope ?? 'read';
    if (needed === 'public' || request.caller.scopes.has(needed)) return;
    if (request.caller !== nobody) {
      throw new ApiError(403, `This needs a key with the scope ${needed}.`);
    }
    if (request.routeOptions.config?.signIn) return reply.redirect('/sign-in', 303);
    throw new ApiError(401, 'Send an API key as "Authorization: Bearer …".');
  });
}

// A page elsewhere can make its own host name lead to 127.0.0.1 (DNS rebinding); it cannot
// change the name that the browser then sends.
function checkHost(request: FastifyRequest, settings: CompleteApiSettings): void {
  const host = hostName(request.headers.host ?? '');
  if (settings.allowedHosts.includes(host)) return;
  if (isLoopback(settings.host) ? isLoopback(host) : settings.allowedHosts.length === 0) return;
  throw new ApiError(421, 'This server does not answer under that host name.');
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

function identify(
  request: FastifyRequest,
  settings: CompleteApiSettings,
  sessions: Sessions,
): Caller {
  const presented = presentedKey(request);
  if (presented !== undefined) {
    const key = findApiKey(settings.keys, presented);
    if (key === undefined) throw new ApiError(401, 'This API key is not known.');
    return { name: key.name, key, scopes: new Set(key.scopes), sessionEndMs: undefined };
  }
  if (!settings.keyRequired) return local;
  const token = sessionToken(request, settings);
  const session = token === undefined ? undefined : sessions.find(token);
  if (session === undefined) return nobody;
  return { name: 'page', key: undefined, scopes: new Set(['read']), sessionEndMs: session.endMs };
}

function presentedKey(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer ([^\s]{1,512})$/i.exec(authorization)?.[1];
    if (bearer === undefined) throw new ApiError(401, 'Authorization must be "Bearer <key>".');
    return bearer;
  }
  const header = request.headers['x-api-key'];
  return typeof header === 'string' ? header : undefined;
}

// Requests that change something: a browser says where they come from, and a form cannot send
// JSON. A page of another origin therefore fails here, whoever is signed in.
function checkOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreignSite || (origin !== undefined && originHost(origin) !== host?.toLowerCase())) {
    throw new ApiError(403, 'Requests from pages of another origin are not taken.');
  }
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-ndjson') {
    throw new ApiError(415, 'Send application/json or application/x-ndjson.');
  }
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The token in the page's cookie, if there is one. */
export function sessionToken(
  request: FastifyRequest,
  settings: CompleteApiSettings,
): string | undefined {
  const wanted = cookieName(settings);
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Sets the page's cookie; without a token, takes it away. */
export function setSessionCookie(
  reply: FastifyReply,
  settings: CompleteApiSettings,
  token: string | undefined,
): void {
  const age = token === undefined ? 0 : Math.floor(settings.sessionMs / 1000);
  const secure = settings.secureCookie ? '; Secure' : '';
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
  reply.header('set-cookie', `${cookieName(settings)}=${token ?? ''}; ${attributes}`);
}

function cookieName(settings: CompleteApiSettings): string {
  return settings.secureCookie ? '__Host-sekisho' : 'sekisho';
}
