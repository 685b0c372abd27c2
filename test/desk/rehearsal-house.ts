// A carrier of one firm in a folder of its own: settings, lists, clock, and the service on them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { eventsOf, type FirmCall, ratesCsv, restrictedCsv, subscribersCsv } from './firm.ts';
import type { PostOffice } from './post-office.ts';

interface CaseRow {
  readonly case: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly cause: string | null;
}

interface CaseSeen {
  readonly row: CaseRow;
  readonly attempts: readonly { readonly channel: string; readonly result: string }[];
  readonly measures: readonly {
    readonly ground: string;
    readonly endMs: number | null;
    readonly endedMs: number | null;
  }[];
  readonly decisions: readonly { readonly type: string; readonly verdict?: string }[];
}

const launcher = join(import.meta.dirname, '../../sekisho');
const program = join(import.meta.dirname, 'rehearsal.child.ts');
const minuteMs = 60_000;

export class RehearsalHouse {
  readonly folder = mkdtempSync(join(tmpdir(), 'sekisho-rehearsal-'));
  nowMs: number;
  output = '';
  errors = '';
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  private constructor(settings: string, beginMs: number) {
    // The database's own user must be able to pass through.
    chmodSync(this.folder, 0o711);
    this.nowMs = beginMs;
    writeFileSync(this.settings, settings);
    this.#writeClock();
  }

  static async make(post: PostOffice, beginMs: number, more: string): Promise<RehearsalHouse> {
    const port = await freePort();
    return new RehearsalHouse(
      `dataDir: data
http: { port: ${port}, announcement: "sip:verify@127.0.0.1:5099" }
sip: { port: 0 }
links: { baseUrl: "http://127.0.0.1:${port}" }
notices:
  carrier: { ja: 関所電話, en: Sekisho Telephone }
  contact: { ja: 0120-000-000, en: 0120-000-000 }
mail: { host: 127.0.0.1, port: ${post.mailPort}, security: none, from: desk@carrier.example }
sms: { host: 127.0.0.1, port: ${post.smsPort}, systemId: sekisho, passwordEnv: SMSC, from: Sekisho }
${more}`,
      beginMs,
    );
  }

  get settings(): string {
    return join(this.folder, 'sekisho.yaml');
  }

  get url(): string {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(this.output);
    if (found === null) throw new Error(`no address in: ${this.output}\n${this.errors}`);
    return found[0];
  }

  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Subscribers, rates and list of the firm, by the command that a carrier uses. */
  async importFirm(): Promise<void> {
    const files = [
      ['--subscribers', this.write('subscribers.csv', subscribersCsv)],
      ['--rates', this.write('rates.csv', ratesCsv)],
      ['--restricted', this.write('restricted.csv', restrictedCsv)],
    ];
    await this.command('import', ...files.flat(), '--yes');
  }

  /** A command of `./sekisho` on this house; gives what it printed. */
  async command(...args: string[]): Promise<string> {
    const child = spawn(launcher, [...args, '--settings', this.settings], {
      env: { ...process.env, SMSC: 'pw' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', bytes => {
        said += bytes;
      });
    }
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}`);
    return said;
  }

  async start(env: Record<string, string> = {}): Promise<void> {
    this.output = '';
    const args = [program, this.settings, join(this.folder, 'clock')];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, SMSC: 'pw', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#ended = once(child, 'exit');
    child.stdout!.on('data', bytes => {
      this.output += bytes;
    });
    child.stderr!.on('data', bytes => {
      this.errors += bytes;
    });
    await this.until('the service serves', async () => {
      if (child.exitCode !== null) throw new Error(`it ended:\n${this.output}\n${this.errors}`);
      if (!/http:\/\/127/.test(this.output)) return undefined;
      const health = await fetch(`${this.url}/v1/health`).catch(() => undefined);
      return health?.ok ? true : undefined;
    });
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await this.#ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Sets the time; it never goes back. */
  set(ms: number): void {
    this.nowMs = Math.max(this.nowMs, ms);
    this.#writeClock();
  }

  /** Lets time pass in steps; each is long enough for the service to see that it is there. */
  async pass(ms: number, stepMs = minuteMs): Promise<void> {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      this.set(Math.min(endMs, this.nowMs + stepMs));
      await this.passWall();
    }
  }

  /** A moment in which the time of the rehearsal stands still and the service can act. */
  async passWall(): Promise<void> {
    await wait(250);
  }

  /** Waits, however long a slow machine takes, until `look` finds something. */
  async until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    for (let tries = 0; tries < 1_200; tries += 1) {
      const found = await look();
      if (found !== undefined) return found;
      await wait(50);
    }
    throw new Error(`waited in vain until ${what}; it said: ${this.errors.slice(-3_000)}`);
  }

  /** Sends events in the order of their times, the clock going with them. */
  async tell(events: readonly { readonly atMs: number; readonly text: string }[]): Promise<void> {
    for (const { atMs, text } of events.toSorted((a, b) => a.atMs - b.atMs)) {
      this.set(atMs);
      const answer = await fetch(`${this.url}/v1/events?feed=sbc`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: text,
      });
      const { accepted } = (await answer.json()) as { accepted: number };
      if (accepted !== 1) throw new Error(`not accepted: ${text}`);
    }
  }

  async screen(call: FirmCall): Promise<{ verdict: string; reasons: unknown }> {
    const answer = await fetch(`${this.url}/v1/screen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: eventsOf(call)[0]!.text,
    });
    return (await answer.json()) as { verdict: string; reasons: unknown };
  }

  /** As a browser does it that was led to the answer page. */
  answer(link: string, answer: 'mine' | 'not-mine' | 'unsure'): Promise<Response> {
    return fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) });
  }

  async read<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async caseOf(subscriber: string): Promise<CaseRow | undefined> {
    const { rows } = await this.read<{ rows: CaseRow[] }>(`/v1/cases?subscriber=${subscriber}`);
    return rows[0];
  }

  caseNamed(name: string): Promise<CaseSeen> {
    return this.read<CaseSeen>(`/v1/cases/${name}`);
  }

  // Renamed into place: a reader never sees half a number.
  #writeClock(): void {
    const path = join(this.folder, 'clock');
    writeFileSync(`${path}.next`, String(this.nowMs));
    renameSync(`${path}.next`, path);
  }
}
