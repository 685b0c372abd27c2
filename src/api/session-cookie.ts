// The cookie of a signed-in browser.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CompleteApiSettings } from './api-settings.ts';

/** The token in the page's cookie, if there is one. */
export function sessionToken(
  request: FastifyRequest,
  settings: CompleteApiSettings,
): string | undefined {
  return cookieOf(request, cookieName(settings));
}

/** The value of a cookie; undefined when it is not there or empty. */
export function cookieOf(request: FastifyRequest, wanted: string): string | undefined {
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
  lastsMs = 0,
): void {
  const age = token === undefined ? 0 : Math.floor(lastsMs / 1000);
  const secure = settings.secureCookie ? '; Secure' : '';
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
  reply.header('set-cookie', `${cookieName(settings)}=${token ?? ''}; ${attributes}`);
}

function cookieName(settings: CompleteApiSettings): string {
  return settings.secureCookie ? '__Host-sekisho' : 'sekisho';
}
