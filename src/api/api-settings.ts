import { isIP } from 'node:net';
import type { ApiKey } from './api-key.ts';

/** What an operator sets about the HTTP side; everything but `host` and `port` has a default. */
export interface ApiSettings {
  /** Address to listen on. Anything but loopback makes API keys obligatory. */
  readonly host: string;
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  readonly keys?: readonly ApiKey[];
  /**
   * Host names under which a reverse proxy publishes the server, without port. Naming one makes
   * API keys obligatory on loopback too, because then the outside comes in through loopback.
   */
  readonly allowedHosts?: readonly string[];
  /** True behind TLS: the page's cookie is then sent over HTTPS only. */
  readonly secureCookie?: boolean;
  /** SIP URI of the announcement to which a challenged call is redirected. */
  readonly announcement?: string;
  /** Folder of the page's files. */
  readonly pages?: string;
  /** Folder of the console's build. */
  readonly console?: string;
  /** Largest body of `POST /v1/events`, bytes. */
  readonly eventsBytesMax?: number;
  /** Largest body of every other request, bytes. */
  readonly bodyBytesMax?: number;
  /** Most events in one batch. */
  readonly eventsMax?: number;
  /** Shortest time between two updates of the live page, milliseconds; at least 500. */
  readonly liveIntervalMs?: number;
  readonly heartbeatMs?: number;
  /** Most live pages open at once. */
  readonly liveClientsMax?: number;
  /** A page that has not taken an update for this long is dropped, milliseconds. */
  readonly liveStuckMs?: number;
  /** Time in which a request must have arrived whole, milliseconds. */
  readonly requestTimeoutMs?: number;
  /** How long a health check may take, milliseconds. */
  readonly healthTimeoutMs?: number;
  /** How long a sign-in of the page lasts, milliseconds. */
  readonly sessionMs?: number;
}

export type CompleteApiSettings = Required<
  Omit<ApiSettings, 'announcement' | 'pages' | 'console'>
> &
  Pick<ApiSettings, 'announcement' | 'pages' | 'console'> & { readonly keyRequired: boolean };

const defaults = {
  keys: [],
  allowedHosts: [],
  secureCookie: false,
  eventsBytesMax: 8 * 1024 * 1024,
  bodyBytesMax: 64 * 1024,
  eventsMax: 10_000,
  liveIntervalMs: 500,
  heartbeatMs: 5_000,
  liveClientsMax: 64,
  liveStuckMs: 15_000,
  requestTimeoutMs: 30_000,
  healthTimeoutMs: 2_000,
  sessionMs: 12 * 60 * 60 * 1000,
} as const;

/** The settings would leave the server open, or cannot be meant. */
export class ApiSettingsError extends Error {
  override name = 'ApiSettingsError';
}

/** Fills in the defaults. Throws ApiSettingsError when a key is needed and none is there. */
export function completeApiSettings(settings: ApiSettings): CompleteApiSettings {
  const complete = { ...defaults, ...settings };
  const keyRequired = !isLoopback(settings.host) || complete.allowedHosts.length > 0;
  if (keyRequired && complete.keys.length === 0) {
    throw new ApiSettingsError(
      `listening on ${settings.host} reaches beyond this machine: it needs at least one API key`,
    );
  }
  const names = new Set(complete.keys.map(key => key.name));
  if (names.size < complete.keys.length) {
    throw new ApiSettingsError('two API keys have the same name');
  }
  for (const key of complete.keys) {
    if (!/^[0-9a-f]{64}$/.test(key.sha256)) {
      throw new ApiSettingsError(`API key ${key.name}: sha256 must be 64 hexadecimal digits`);
    }
  }
  return { ...complete, liveIntervalMs: Math.max(500, complete.liveIntervalMs), keyRequired };
}

/** True for `localhost` and the loopback addresses of IPv4 (127/8) and IPv6. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}
