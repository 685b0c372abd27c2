// Who may do what: host check, keys, scopes, same origin, and the headers every answer carries.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Permission, Scope } from '../core/access/permissions.ts';
import { type CompleteApiSettings, isLoopback } from './api-settings.ts';
import { type Caller, type CallerSources, identify, nobody } from './caller.ts';
import { ApiError } from './present-error.ts';
import type { Revocation } from './revocation.ts';
import { safePath } from './safe-path.ts';
import { sessionToken } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** What a route needs; `public` is open to everybody. Neither said: the scope `read`. */
    scope?: Scope | 'public';
    /** What the caller must be allowed, of whatever kind; goes before `scope`. */
    permission?: Permission;
    /** Whether a key that is bound to an account may come here: the route shows no other. */
    bound?: boolean;
    /** Where a browser that is not signed in is sent instead of being refused. */
    signIn?: boolean;
    /** A search by POST: it changes nothing, needs no Idempotency-Key, and no answer is kept. */
    reads?: boolean;
    /** Takes a plain form from wherever: its address holds a one-time token of its own. */
    form?: boolean;
  }
}

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'",
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
  sources: CallerSources,
  revocation: Revocation,
): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody;
    reply.headers(securityHeaders);
    checkHost(request, settings);
    request.caller = await identify(request, settings, sources);
    checkOrigin(request, settings);
    // Reading may last, and what is read must not outlive the right to it.
    if (request.method === 'GET') revocation.watch(request, reply.raw);
    const { permission, scope = 'read', signIn, bound } = request.routeOptions.config ?? {};
    const { caller } = request;
    const needed = permission ?? scope;
    if (needed === 'public') return;
    if (caller.key?.account !== undefined && bound !== true) {
      throw new ApiError(403, 'This key is bound to an account and does not open this.');
    }
    if (permission === undefined ? caller.scopes.has(scope as Scope) : may(caller, permission)) {
      return;
    }
    if (caller.kind === 'key' || caller.kind === 'person') {
      throw new ApiError(403, refusal(caller, needed));
    }
    if (signIn) return reply.redirect(signInFor(request.url), 303);
    throw new ApiError(401, 'Sign in, or send an API key as "Authorization: Bearer …".');
  });
}

/** The way back is kept, where there is one to keep. */
function signInFor(url: string): string {
  const to = safePath(url);
  return to === undefined || to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`;
}

function may(caller: Caller, permission: Permission): boolean {
  return caller.permissions.has(permission);
}

function refusal(caller: Caller, needed: string): string {
  return caller.kind === 'person'
    ? `The role ${caller.role} does not include ${needed}.`
    : `This needs a key with the scope ${needed}.`;
}

/**
 * Dangerous acts: the person confirmed with a code of their authenticator within that time, which
 * does not rest on the password. Machines cannot. Throws ApiError 403 that says what is needed.
 */
export function requireStepUp(request: FastifyRequest, maxAgeMs: number): void {
  const { caller } = request;
  if (caller.kind !== 'person') throw new ApiError(403, 'This needs a signed-in person.');
  if (caller.stepUpAgeMs !== undefined && caller.stepUpAgeMs <= maxAgeMs) return;
  throw new ApiError(403, 'Confirm with a code of your authenticator first.', 'step-up');
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

// Requests that change something: a browser says where they come from, and a form cannot send
// JSON. A page of another origin therefore fails here, whoever is signed in.
function checkOrigin(request: FastifyRequest, settings: CompleteApiSettings): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (request.routeOptions.config?.form) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreignSite || (origin !== undefined && originHost(origin) !== host?.toLowerCase())) {
    throw new ApiError(403, 'Requests from pages of another origin are not taken.');
  }
  // Every browser says one or the other; what has a browser's cookie and says neither is none.
  const said = origin !== undefined || site !== undefined;
  if (!said && isByCookie(request, settings)) {
    throw new ApiError(403, 'A request with the cookie of a browser must say where it comes from.');
  }
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-ndjson') {
    throw new ApiError(415, 'Send application/json or application/x-ndjson.');
  }
}

function isByCookie(request: FastifyRequest, settings: CompleteApiSettings): boolean {
  const { authorization } = request.headers;
  if (authorization !== undefined || request.headers['x-api-key'] !== undefined) return false;
  return sessionToken(request, settings) !== undefined;
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
