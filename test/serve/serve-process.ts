// A real `./sekisho serve` on free ports, with a settings file and a data directory of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LiveView } from '../../src/api/contract/live.ts';

const launcher = join(import.meta.dirname, '../../sekisho');

/** A folder that the database's own user can pass through, removed by `remove`. */
export class ServeHome {
  readonly folder: string;
  readonly settings: string;
  readonly #children: ServeProcess[] = [];

  private constructor(folder: string) {
    this.folder = folder;
    this.settings = join(folder, 'sekisho.yaml');
  }

  /** `mode`: of the folder; 0o711 lets the database's user pass, 0o700 does not. */
  static async make(settings = '', mode = 0o711): Promise<ServeHome> {
    const home = new ServeHome(await mkdtemp(join(tmpdir(), 'sekisho-serve-')));
    await chmod(home.folder, mode);
    await home.write(settings);
    return home;
  }

  async write(settings: string): Promise<void> {
    await writeFile(this.settings, `dataDir: data\n${settings}`);
  }

  run(args: readonly string[], env: Record<string, string> = {}): ServeProcess {
    const child = new ServeProcess([...args, '--settings', this.settings], env);
    this.#children.push(child);
    return child;
  }

  serve(args: readonly string[] = [], env: Record<string, string> = {}): ServeProcess {
    return this.run(['serve', ...args], env);
  }

  /**
   * Process ids of the database servers whose data lie in that folder, this one unless said. A
   * server's child has its name until it has given itself one: it is no server.
   */
  async databaseProcesses(folder = this.folder): Promise<number[]> {
    const parents = new Map<number, number>();
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const command = await readFile(`/proc/${name}/cmdline`, 'latin1').catch(() => '');
      if (!/bin\/postgres\0/.test(command) || !command.includes(folder)) continue;
      const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '');
      // After pid and name: state, parent.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (stat !== '') parents.set(Number(name), parent);
    }
    return [...parents].filter(([, parent]) => !parents.has(parent)).map(([pid]) => pid);
  }

  async remove(): Promise<void> {
    for (const child of this.#children) await child.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The command as a process of its own; where its ports are is read from what it prints. */
export class ServeProcess {
  readonly process: ChildProcess;
  output = '';
  errors = '';
  readonly #ended: Promise<unknown>;
  readonly #startedMs = performance.now();

  constructor(args: readonly string[], env: Record<string, string>) {
    this.process = spawn(launcher, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.on('data', bytes => {
      this.output += bytes;
    });
    this.process.stderr!.on('data', bytes => {
      this.errors += bytes;
    });
    this.#ended = once(this.process, 'close');
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Resolves when it says that it is open; throws with what it said when it ends before. */
  async open(): Promise<this> {
    await this.says(/Ctrl-C stops everything/);
    return this;
  }

  /** Waits until it has printed that. */
  async says(text: RegExp): Promise<void> {
    for (;;) {
      if (text.test(this.output + this.errors)) return;
      if (!this.running) throw new Error(`ended before it said ${text}: ${this.errors}`);
      await wait(20);
    }
  }

  get url(): string {
    return /http:\/\/\S+(?=\/ )/.exec(this.output)?.[0] ?? '';
  }

  get sipPort(): number {
    return Number(/SIP redirect server: +\S+:(\d+)/.exec(this.output)?.[1]);
  }

  get milliseconds(): number {
    return performance.now() - this.#startedMs;
  }

  async get(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`);
  }

  async live(): Promise<LiveView> {
    return (await (await this.get('/v1/live')).json()) as LiveView;
  }

  async post(path: string, body: unknown): Promise<{ status: number; answer: unknown }> {
    const ndjson = Array.isArray(body);
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': ndjson ? 'application/x-ndjson' : 'application/json' },
      body: ndjson ? body.map(line => text(line)).join('\n') : JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  }

  /** Sends the signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.running) this.process.kill(signal);
    await this.#ended;
    return this.process.exitCode;
  }

  /** Waits for an end of its own accord. */
  async exit(): Promise<number | null> {
    await this.#ended;
    return this.process.exitCode;
  }
}

function text(line: unknown): string {
  return typeof line === 'string' ? line : JSON.stringify(line);
}
