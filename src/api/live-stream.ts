import type { ServerResponse } from 'node:http';

/** Times in milliseconds. */
export interface LiveStreamSettings {
  readonly intervalMs: number;
  readonly heartbeatMs: number;
  readonly clientsMax: number;
  readonly stuckMs: number;
}

interface Client {
  readonly response: ServerResponse;
  /** Ends with the sign-in that opened it; undefined: does not end by itself. */
  readonly endMs: number | undefined;
  /** Number of the last view written to it. */
  sent: number;
  sentMs: number;
  /** Since when it has taken nothing; undefined while it keeps up. */
  stuckSinceMs: number | undefined;
}

/**
 * Sends a view to every open page as server-sent events: whole at once, and again at each
 * change, at most once an interval. A page that is slow skips views (each is whole); one that
 * takes nothing for `stuckMs` is dropped. No page open, no work done.
 */
export class LiveStream<View extends { readonly nowMs: number }> {
  readonly #live: () => View;
  readonly #event: string;
  readonly #nowMs: () => number;
  readonly #settings: LiveStreamSettings;
  readonly #report: (error: unknown) => void;
  readonly #clients = new Set<Client>();
  #timer: NodeJS.Timeout | undefined;
  #state = '';
  #version = 0;
  #message = '';
  #viewMs = 0;

  constructor(parts: {
    live: () => View;
    /** Name of the events that carry the view. */
    event: string;
    nowMs: () => number;
    settings: LiveStreamSettings;
    report: (error: unknown) => void;
  }) {
    this.#live = parts.live;
    this.#event = parts.event;
    this.#nowMs = parts.nowMs;
    this.#settings = parts.settings;
    this.#report = parts.report;
  }

  get full(): boolean {
    return this.#clients.size >= this.#settings.clientsMax;
  }

  get clients(): number {
    return this.#clients.size;
  }

  /** Takes over a response whose head has been written. */
  add(response: ServerResponse, endMs: number | undefined): void {
    const nowMs = this.#nowMs();
    const client: Client = {
      response,
      endMs,
      sent: 0,
      sentMs: nowMs,
      stuckSinceMs: undefined,
    };
    this.#clients.add(client);
    response.on('close', () => this.#remove(client));
    response.on('error', () => this.#remove(client));
    // Pages reconnect by themselves; half a second keeps a restart from looking like an outage.
    response.write('retry: 500\n\n');
    if (this.#timer === undefined) {
      this.#look();
      this.#timer = setInterval(() => this.tick(), this.#settings.intervalMs);
    }
    this.#serve(client, nowMs);
  }

  /** One turn: looks at the view once and serves every page. */
  tick(): void {
    this.#look();
    const nowMs = this.#nowMs();
    for (const client of [...this.#clients]) this.#serve(client, nowMs);
  }

  close(): void {
    for (const client of [...this.#clients]) {
      client.response.end();
      this.#remove(client);
    }
  }

  #look(): void {
    try {
      const { nowMs, ...rest } = this.#live();
      this.#viewMs = nowMs;
      const state = JSON.stringify(rest);
      if (state === this.#state) return;
      this.#state = state;
      this.#version += 1;
      const data = `{"nowMs":${JSON.stringify(nowMs)},${state.slice(1)}`;
      this.#message = `id: ${this.#version}\nevent: ${this.#event}\ndata: ${data}\n\n`;
    } catch (error) {
      this.#report(error);
    }
  }

  #serve(client: Client, nowMs: number): void {
    if (client.endMs !== undefined && nowMs >= client.endMs) {
      client.response.end();
      this.#remove(client);
      return;
    }
    if (client.response.writableNeedDrain) {
      client.stuckSinceMs ??= nowMs;
      if (nowMs - client.stuckSinceMs < this.#settings.stuckMs) return;
      client.response.destroy();
      this.#remove(client);
      return;
    }
    client.stuckSinceMs = undefined;
    if (client.sent !== this.#version) {
      client.response.write(this.#message);
      client.sent = this.#version;
      client.sentMs = nowMs;
    } else if (nowMs - client.sentMs >= this.#settings.heartbeatMs) {
      client.response.write(`event: heartbeat\ndata: {"nowMs":${this.#viewMs}}\n\n`);
      client.sentMs = nowMs;
    }
  }

  #remove(client: Client): void {
    this.#clients.delete(client);
    if (this.#clients.size > 0 || this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
