import type { KeyStore } from '../../workflow/people-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import { type ApiKey, hashKey } from '../api-key.ts';

interface HeldKey extends ApiKey {
  readonly expiresMs: number | undefined;
}

const readEveryMs = 5_000;

/**
 * The keys of the database, held in memory: judging a call must not wait for a database, nor fail
 * with it. A key made or revoked elsewhere counts within five seconds.
 */
export class KeyRing {
  readonly #store: Pick<KeyStore, 'keys'>;
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;
  #keys = new Map<string, HeldKey>();
  #timer: NodeJS.Timeout | undefined;
  #failing = false;

  constructor(store: Pick<KeyStore, 'keys'>, clock: Clock, report: (error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#report = report;
  }

  /** Reads the keys, and again and again until `stop`. */
  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => void this.#tryRefresh(), readEveryMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async refresh(): Promise<void> {
    const stored = await this.#store.keys();
    const held = stored.filter(key => key.revokedMs === undefined);
    this.#keys = new Map(held.map(key => [key.sha256, key]));
  }

  /** The key whose hash is that of `presented`; undefined when there is none or it has expired. */
  find(presented: string): ApiKey | undefined {
    const key = this.#keys.get(hashKey(presented).toString('hex'));
    if (key?.expiresMs !== undefined && key.expiresMs <= this.#clock.nowMs()) return undefined;
    return key;
  }

  // While the database is away the keys that are known go on; that is told once.
  async #tryRefresh(): Promise<void> {
    try {
      await this.refresh();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#report(error);
      this.#failing = true;
    }
  }
}
