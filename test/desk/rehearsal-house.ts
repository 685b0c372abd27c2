// A carrier of one firm in a folder of its own: settings, lists, clock, and the service on them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const program = join(import.meta.dirname, 'rehearsal.ts');
const minuteMs = 60_000;

export class RehearsalHouse {
  readonly folder = mkdtempSync(join(tmpdir(), 'sekisho-rehearsal-'));
  nowMs: number;
  output = '';
  errors = '';
  #child: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(settings: string, beginMs: number) {
    // The database's own user must be able to pass through.
    chmodSync(this.folder, 0o711);
    this.nowMs = beginMs;
    writeFileSync(this.settings, `dataDir: data\nhttp: { port: 0 }\n${settings}`);
    this.#writeClock();
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

  async start(env: Record<string, string> = {}): Promise<void> {
    this.output = '';
    const args = [program, this.settings, join(this.folder, 'clock')];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
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
      await wait(250);
    }
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

  // Renamed into place: a reader never sees half a number.
  #writeClock(): void {
    const path = join(this.folder, 'clock');
    writeFileSync(`${path}.next`, String(this.nowMs));
    renameSync(`${path}.next`, path);
  }
}
