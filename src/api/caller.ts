// Who sent a request: a signed-in person, a machine with a key, the page of a key, or somebody on
// this machine whom nobody has identified.
import type { FastifyRequest } from 'fastify';
import {
  type Permission,
  permissionsOf,
  permissionsOfScopes,
  type Role,
  type Scope,
} from '../core/access/permissions.ts';
import { type ApiKey, findApiKey } from './api-key.ts';
import type { CompleteApiSettings } from './api-settings.ts';
import { ApiError } from './present-error.ts';
import { sessionToken } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';

/** Who sent a request, after the guard let it in. */
export interface Caller {
  readonly kind: 'nobody' | 'local' | 'key' | 'person';
  /** For acts and audit: `operator:<name>` for people of any role, `api:<key>`, `local`. */
  readonly who: string;
  /** Name of the person or key; `local` on loopback without either. */
  readonly name: string;
  /** Of a person; `machine` for a key. */
  readonly role: Role | 'machine' | undefined;
  readonly permissions: ReadonlySet<Permission>;
  readonly key: ApiKey | undefined;
  readonly scopes: ReadonlySet<Scope>;
  /** When the sign-in ends, on the clock of the server; undefined for keys. */
  readonly sessionEndMs: number | undefined;
  /** How long ago the person confirmed with their authenticator; undefined: never. */
  readonly stepUpAgeMs: number | undefined;
}

/** A sign-in of a person, as the guard sees it. */
export interface PersonSession {
  readonly name: string;
  readonly role: Role;
  /** How long it may still last. */
  readonly remainingMs: number;
  readonly stepUpAgeMs: number | undefined;
}

/** Signed-in people. */
export interface PersonSessions {
  /** The sign-in that the token of a cookie stands for; undefined when there is none any more. */
  find(token: string): Promise<PersonSession | undefined>;
  /** Those of the tokens whose sign-in has not ended, with its role; none counts as used. */
  standing(tokens: readonly string[]): Promise<ReadonlyMap<string, Role>>;
}

export interface CallerSources {
  /** Browsers that signed in with a key. */
  readonly sessions: Sessions;
  /** Absent: people cannot sign in. */
  readonly people?: PersonSessions | undefined;
  /** Keys beside those of the settings, looked up by what was presented. */
  readonly keys?: ((presented: string) => ApiKey | undefined) | undefined;
  readonly nowMs: () => number;
}

export const nobody: Caller = {
  kind: 'nobody',
  who: 'nobody',
  name: 'nobody',
  role: undefined,
  permissions: new Set(),
  key: undefined,
  scopes: new Set(),
  sessionEndMs: undefined,
  stepUpAgeMs: undefined,
};

// Reads and feeds, as ever; what people do to cases and lines needs a name.
const localScopes: ReadonlySet<Scope> = new Set<Scope>([
  'events',
  'screen',
  'challenges',
  'contacts',
  'read',
  'metrics',
]);
const local: Caller = {
  ...nobody,
  kind: 'local',
  who: 'local',
  name: 'local',
  permissions: permissionsOfScopes(localScopes),
  scopes: localScopes,
};

/** Finds out who asks. Throws ApiError for a key that is not known. */
export async function identify(
  request: FastifyRequest,
  settings: CompleteApiSettings,
  sources: CallerSources,
): Promise<Caller> {
  const presented = presentedKey(request);
  if (presented !== undefined) {
    const key = findApiKey(settings.keys, presented) ?? sources.keys?.(presented);
    if (key === undefined) throw new ApiError(401, 'This API key is not known.');
    return callerOfKey(key);
  }
  const token = sessionToken(request, settings);
  // Whose sign-in has ended is asked to sign in again, and is not somebody on this machine.
  if (token !== undefined) return (await callerOfSession(token, sources)) ?? nobody;
  return settings.keyRequired ? nobody : local;
}

async function callerOfSession(
  token: string,
  { sessions, people, nowMs }: CallerSources,
): Promise<Caller | undefined> {
  const ofKey = sessions.find(token);
  if (ofKey !== undefined) return { ...pageOfKey(ofKey.name), sessionEndMs: ofKey.endMs };
  const session = await people?.find(token);
  if (session === undefined) return undefined;
  const permissions = permissionsOf(session.role);
  return {
    kind: 'person',
    who: `operator:${session.name}`,
    name: session.name,
    role: session.role,
    permissions,
    key: undefined,
    scopes: new Set<Scope>(permissions.has('metrics.read') ? ['read', 'metrics'] : ['read']),
    sessionEndMs: nowMs() + session.remainingMs,
    stepUpAgeMs: session.stepUpAgeMs,
  };
}

function callerOfKey(key: ApiKey): Caller {
  return {
    ...nobody,
    kind: 'key',
    who: `api:${key.name}`,
    name: key.name,
    role: 'machine',
    permissions: permissionsOfScopes(key.scopes),
    key,
    scopes: new Set(key.scopes),
  };
}

/** A browser that signed in with a key can only read. */
function pageOfKey(name: string): Caller {
  const scopes = new Set<Scope>(['read']);
  const permissions = permissionsOfScopes(scopes);
  return { ...nobody, kind: 'key', who: `api:${name}`, name, role: 'machine', permissions, scopes };
}

/** The key that the request presents. Throws ApiError 401 for a header that is none. */
export function presentedKey(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer ([^\s]{1,512})$/i.exec(authorization)?.[1];
    if (bearer === undefined) throw new ApiError(401, 'Authorization must be "Bearer <key>".');
    return bearer;
  }
  const header = request.headers['x-api-key'];
  return typeof header === 'string' ? header : undefined;
}
