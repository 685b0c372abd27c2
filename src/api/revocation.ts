import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../core/access/permissions.ts';
import { findApiKey } from './api-key.ts';
import type { CompleteApiSettings } from './api-settings.ts';
import { type CallerSources, presentedKey } from './caller.ts';
import { sessionToken } from './session-cookie.ts';

interface Open {
  readonly request: FastifyRequest;
  readonly response: ServerResponse;
  readonly token: string | undefined;
  readonly role: Role | 'machine' | undefined;
}

const lookEveryMs = 2_000;

/**
 * Ends answers that are still being given, live streams above all, when the sign-in or key they
 * were asked with has ended meanwhile, or its role has changed. What is looked at does not count as
 * use of the sign-in. While the store is away, nothing can have been taken back there.
 */
export class Revocation {
  readonly #settings: CompleteApiSettings;
  readonly #sources: CallerSources;
  readonly #report: (error: unknown) => void;
  readonly #open = new Set<Open>();
  #timer: NodeJS.Timeout | undefined;
  #failing = false;

  constructor(parts: {
    readonly settings: CompleteApiSettings;
    readonly sources: CallerSources;
    readonly report: (error: unknown) => void;
  }) {
    this.#settings = parts.settings;
    this.#sources = parts.sources;
    this.#report = parts.report;
  }

  /** Watches an answer that the caller was found to be allowed. */
  watch(request: FastifyRequest, response: ServerResponse): void {
    const { kind, role } = request.caller;
    if (kind !== 'person' && kind !== 'key') return;
    const key = presentedKey(request);
    const token = key === undefined ? sessionToken(request, this.#settings) : undefined;
    const open = { request, response, token, role };
    this.#open.add(open);
    response.once('close', () => {
      this.#open.delete(open);
      if (this.#open.size === 0) this.stop();
    });
    this.#timer ??= setInterval(() => void this.#tryLook(), lookEveryMs).unref();
  }

  /** One look at everything that is open. */
  async look(): Promise<void> {
    const { people, sessions } = this.#sources;
    const open = [...this.#open];
    const tokens = new Set(open.flatMap(({ token }) => (token === undefined ? [] : [token])));
    const roles = (await people?.standing([...tokens])) ?? new Map<string, Role>();
    for (const each of open) {
      const { token, role, request, response } = each;
      const stands =
        token === undefined
          ? this.#isKeyKnown(request)
          : sessions.find(token) !== undefined || roles.get(token) === role;
      if (stands) continue;
      this.#open.delete(each);
      if (response.headersSent) response.end();
      else response.destroy();
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #isKeyKnown(request: FastifyRequest): boolean {
    const presented = presentedKey(request);
    if (presented === undefined) return false;
    const key = findApiKey(this.#settings.keys, presented) ?? this.#sources.keys?.(presented);
    return key !== undefined;
  }

  async #tryLook(): Promise<void> {
    try {
      await this.look();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#report(error);
      this.#failing = true;
    }
  }
}
