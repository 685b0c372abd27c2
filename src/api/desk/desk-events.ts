import type { ServerResponse } from 'node:http';

/** What changed; the page asks for the rest. Never a called number. */
export interface DeskEvent {
  readonly event:
    | 'case'
    | 'cases'
    | 'measure'
    | 'approval'
    | 'message'
    | 'presence'
    | 'handover'
    | 'policy'
    | 'list';
  readonly data: Readonly<Record<string, string | number | null | readonly string[]>>;
  /** Tells of a country block; so does, from then on, whatever names the same case. */
  readonly ofCountryBlock?: boolean;
}

/** Who reads: those who may know of country blocks, and those who may not. */
export type DeskAudience = 'all' | 'quiet';

const hiddenMax = 10_000;

interface Kept {
  readonly id: number;
  readonly text: string;
}

/** What one audience was told: numbered for itself, so that no gap tells of what it was not. */
class Told {
  readonly #run: string;
  readonly #keptMax: number;
  readonly #kept: Kept[] = [];
  #last = 0;

  constructor(run: string, keptMax: number) {
    this.#run = run;
    this.#keptMax = keptMax;
  }

  add({ event, data }: DeskEvent): string {
    this.#last += 1;
    const id = `${this.#run}-${this.#last}`;
    const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    this.#kept.push({ id: this.#last, text });
    if (this.#kept.length > this.#keptMax) this.#kept.shift();
    return text;
  }

  missedSince(lastEventId: string): string {
    if (lastEventId === '') return '';
    const [run, number] = lastEventId.split('-');
    const seen = run === this.#run ? Number(number) : Number.NaN;
    const oldest = this.#kept[0]?.id ?? this.#last + 1;
    if (!(seen >= oldest - 1 && seen <= this.#last)) {
      return `id: ${this.#run}-${this.#last}\nevent: reset\ndata: {}\n\n`;
    }
    return this.#kept
      .filter(kept => kept.id > seen)
      .map(kept => kept.text)
      .join('');
  }
}

interface Client {
  readonly audience: DeskAudience;
  readonly response: ServerResponse;
  /** When the sign-in ends, on the clock of `nowMs`; undefined: does not. */
  readonly endMs: number | undefined;
  timer: NodeJS.Timeout | undefined;
}

export interface DeskEventsOptions {
  /** Clock of the sign-ins; does not jump. */
  readonly nowMs: () => number;
  /** The carrier's time, told with each heartbeat. */
  readonly clockMs: () => number;
  readonly clientsMax?: number;
  readonly heartbeatMs?: number;
  /** Events kept for those who come back. */
  readonly keptMax?: number;
}

/**
 * Live changes as server-sent events. Who comes back with Last-Event-ID gets what was missed, or
 * `reset` where that is no longer kept (ask anew). Who does not read is dropped, not waited for.
 */
export class DeskEvents {
  readonly #nowMs: () => number;
  readonly #clockMs: () => number;
  readonly #clientsMax: number;
  readonly #heartbeatMs: number;
  readonly #clients = new Set<Client>();
  readonly #told: Readonly<Record<DeskAudience, Told>>;
  /** Cases of country blocks, the last named last. */
  readonly #hidden = new Set<string>();

  constructor(options: DeskEventsOptions) {
    this.#nowMs = options.nowMs;
    this.#clockMs = options.clockMs;
    this.#clientsMax = options.clientsMax ?? 64;
    this.#heartbeatMs = options.heartbeatMs ?? 5_000;
    const keptMax = options.keptMax ?? 1_000;
    // Another for each run, so that the ids of an earlier run are known for what they are.
    const run = process.hrtime.bigint().toString(36);
    this.#told = { all: new Told(run, keptMax), quiet: new Told(`q${run}`, keptMax) };
  }

  get full(): boolean {
    return this.#clients.size >= this.#clientsMax;
  }

  publish(event: DeskEvent): void {
    const { case: name } = event.data;
    if (event.ofCountryBlock === true && typeof name === 'string') this.hide([name]);
    const all = this.#told.all.add(event);
    const hidden =
      event.ofCountryBlock === true || (typeof name === 'string' && this.isHidden(name));
    const quiet = hidden ? undefined : this.#told.quiet.add(event);
    for (const client of [...this.#clients]) {
      const text = client.audience === 'all' ? all : quiet;
      if (text !== undefined) this.#write(client, text);
    }
  }

  /** Cases of country blocks: who may not know of these is told nothing of them. */
  hide(cases: readonly string[]): void {
    for (const name of cases) {
      this.#hidden.delete(name);
      this.#hidden.add(name);
      const [oldest] = this.#hidden;
      if (this.#hidden.size > hiddenMax) this.#hidden.delete(oldest!);
    }
  }

  isHidden(name: string): boolean {
    return this.#hidden.has(name);
  }

  /** Takes over a response whose head has been written. */
  add(
    response: ServerResponse,
    lastEventId: string,
    { endMs, audience = 'all' }: { readonly endMs?: number | undefined; audience?: DeskAudience },
  ): void {
    const client: Client = { audience, response, endMs, timer: undefined };
    this.#clients.add(client);
    response.on('close', () => this.#remove(client));
    response.on('error', () => this.#remove(client));
    response.write(`retry: 1000\n\n${this.#told[audience].missedSince(lastEventId)}`);
    client.timer = setInterval(() => {
      this.#write(client, `event: heartbeat\ndata: {"nowMs":${this.#clockMs()}}\n\n`);
    }, this.#heartbeatMs);
  }

  close(): void {
    for (const client of [...this.#clients]) {
      client.response.end();
      this.#remove(client);
    }
  }

  #write(client: Client, text: string): void {
    const over = client.endMs !== undefined && this.#nowMs() >= client.endMs;
    if (over || client.response.writableNeedDrain) {
      // It comes back with its last id and gets what it missed.
      client.response.destroy();
      this.#remove(client);
      return;
    }
    client.response.write(text);
  }

  #remove(client: Client): void {
    clearInterval(client.timer);
    this.#clients.delete(client);
  }
}
