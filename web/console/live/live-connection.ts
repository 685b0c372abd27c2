// The page's end of the live streams: who listens to what, and how well the connection stands.
import type { FromHub, StreamName, StreamState, ToHub } from './hub-protocol.ts';
import { LiveHub } from './live-hub.ts';

export type EventListenerOf = (event: string, data: unknown) => void;

/** No word for this long means that the figures are old (console design, "stale"). */
const staleAfterMs = 10_000;

export interface Connection {
  /** `live`: words come; `stale`: none for ten seconds; `away`, `refused`: no stream. */
  readonly state: 'live' | 'stale' | 'away' | 'refused';
  /** When the last word came, by the browser's own clock. */
  readonly lastMs: number;
}

class LiveConnection {
  readonly #listeners = new Map<StreamName, Set<EventListenerOf>>();
  readonly #watchers = new Set<() => void>();
  #send: ((message: ToHub) => void) | undefined;
  #stream: StreamState = 'connecting';
  #lastMs = Date.now();
  #connection: Connection = { state: 'live', lastMs: this.#lastMs };

  /** Hears a stream's events (data parsed) until what it gives is called. */
  follow(stream: StreamName, listener: EventListenerOf): () => void {
    const listeners = this.#listeners.get(stream) ?? new Set();
    this.#listeners.set(stream, listeners);
    listeners.add(listener);
    if (listeners.size === 1) this.#hub()({ kind: 'follow', stream });
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#hub()({ kind: 'leave', stream });
    };
  }

  /** After a sign-in: tries what was refused again. */
  connectAgain(): void {
    this.#hub()({ kind: 'connect' });
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly now = (): Connection => this.#connection;

  #hub(): (message: ToHub) => void {
    if (this.#send === undefined) {
      this.#send = openHub(message => this.#take(message));
      setInterval(() => this.#look(), 1_000);
      addEventListener('pagehide', event => {
        if (!event.persisted) this.#send?.({ kind: 'gone' });
      });
    }
    return this.#send;
  }

  #take(message: FromHub): void {
    if (message.kind === 'state') {
      if (message.stream === 'desk') this.#stream = message.state;
      this.#look();
      return;
    }
    this.#lastMs = Date.now();
    const data: unknown = JSON.parse(message.data);
    for (const listener of [...(this.#listeners.get(message.stream) ?? [])]) {
      listener(message.event, data);
    }
    this.#look();
  }

  #look(): void {
    const silent = Date.now() - this.#lastMs > staleAfterMs;
    const lost = this.#stream === 'away' || this.#stream === 'refused';
    const state = lost ? (this.#stream as 'away' | 'refused') : silent ? 'stale' : 'live';
    const { state: before, lastMs } = this.#connection;
    if (state === before && (state === 'live' || lastMs === this.#lastMs)) return;
    this.#connection = { state, lastMs: this.#lastMs };
    for (const watcher of this.#watchers) watcher();
  }
}

/** In a worker of all pages where the browser has such; else in this page. */
function openHub(take: (message: FromHub) => void): (message: ToHub) => void {
  if (typeof SharedWorker === 'undefined') return new LiveHub().welcome(take);
  const { port } = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'sekisho-live',
  });
  port.onmessage = ({ data }) => take(data as FromHub);
  return message => port.postMessage(message);
}

export const liveConnection = new LiveConnection();
