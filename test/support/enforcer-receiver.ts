// The example receiver as a real program, and before it a network that loses, delays and doubles.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const receiverSecret = 'the secret of the receiver';
const program = join(import.meta.dirname, '../../examples/enforcer/receiver.mjs');

interface Table {
  measures: Record<string, { subject: object; scope: string; end: string | null; seq: number }>;
  orders: Record<string, number>;
}

export class EnforcerReceiver {
  readonly #table: string;
  #process: ChildProcess | undefined;
  #port = 0;

  constructor(folder: string) {
    this.#table = join(folder, 'measures.json');
  }

  get port(): number {
    return this.#port;
  }

  /** On the port of before, so that who knows it finds it again. */
  async start(): Promise<void> {
    const args = [program, '--port', String(this.#port), '--table', this.#table];
    const env = { ...process.env, SEKISHO_SECRET: receiverSecret };
    const started = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = started;
    const [line] = await once(started.stdout!, 'data');
    this.#port = Number(/\d+/.exec(String(line))?.[0]);
  }

  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  async table(): Promise<Table> {
    try {
      return JSON.parse(await readFile(this.#table, 'utf8'));
    } catch {
      return { measures: {}, orders: {} };
    }
  }

  /** Restarts it with another table: it has forgotten, or somebody has written into it. */
  async restartWith(change: (table: Table) => void): Promise<void> {
    await this.kill();
    const table = await this.table();
    change(table);
    await writeFile(this.#table, JSON.stringify(table));
    await this.start();
  }
}

export type NetworkMood =
  | 'good'
  /** The request is lost. */
  | 'drop'
  /** Carried out, but the answer is lost. */
  | 'lose-answer'
  | 'refuse'
  /** Carried out, answered, and then it arrives once more, later. */
  | 'double';

/** Stands before a receiver; each request meets the mood of that moment. */
export class MoodyNetwork {
  readonly #server: Server;
  readonly #late: Promise<unknown>[] = [];
  mood: () => NetworkMood = () => 'good';
  /** How much later a doubled request arrives again. */
  lateMs = 30;
  requests = 0;

  constructor(receiver: { readonly port: number }) {
    this.#server = createServer(async (from, to) => {
      this.requests += 1;
      const mood = this.mood();
      const body = await textOf(from);
      if (mood === 'drop') return void from.socket.destroy();
      if (mood === 'refuse') return void to.writeHead(503).end();
      const answer = await forward(receiver.port, from, body);
      if (answer === undefined || mood === 'lose-answer') return void from.socket.destroy();
      if (mood === 'double') {
        this.#late.push(wait(this.lateMs).then(() => forward(receiver.port, from, body)));
      }
      to.writeHead(answer.status).end(answer.text);
    });
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when everything that was on its way has arrived. */
  async quiet(): Promise<void> {
    while (this.#late.length > 0) await this.#late.shift();
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

function forward(
  port: number,
  from: IncomingMessage,
  body: string,
): Promise<{ status: number; text: string } | undefined> {
  return new Promise(resolve => {
    const { method, url, headers } = from;
    const sent = request({ port, host: '127.0.0.1', method, path: url, headers }, answer => {
      void textOf(answer).then(
        text => resolve({ status: answer.statusCode ?? 0, text }),
        () => resolve(undefined),
      );
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}
