// A real PostgreSQL inside the data directory, on loopback, for machines without one.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import {
  type ClusterPlace,
  prepareCluster,
  serverEnvironment,
  superuser,
} from './postgres-cluster.ts';
import { findPostmaster, isReady, ownerArgument, stopPostmaster } from './postmaster.ts';
import { StoreError, storeErrorOf } from './store-error.ts';

export interface EmbeddedPostgresOptions {
  /** Made when absent. Holds cluster, password (0600), port and log. */
  readonly folder: string;
  /** Default /var/lib/sekisho: used as root when the user `postgres` cannot enter `folder`. */
  readonly elsewhere?: string;
  /** Told in a sentence what the operator should know. */
  readonly notice?: (text: string) => void;
  /** Told when the server ended by itself, and each time starting it again failed. */
  readonly onFailure?: (error: StoreError) => void;
}

const logBytesMax = 10 * 1024 * 1024;
const startMsMax = 60_000;
const restartMs = 1_000;
const database = 'sekisho';

export class EmbeddedPostgres {
  /** `postgres://…` of the database, password included: not for logs. */
  readonly url: string;
  readonly port: number;
  /** PGDATA, which may lie elsewhere than in `folder`. */
  readonly cluster: string;
  readonly #place: ClusterPlace;
  readonly #options: EmbeddedPostgresOptions;
  #server: ChildProcess;
  #restarting: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | undefined;

  private constructor(
    options: EmbeddedPostgresOptions,
    place: ClusterPlace,
    running: { server: ChildProcess; port: number },
  ) {
    this.#options = options;
    this.#place = place;
    this.port = running.port;
    this.url = urlOf(place, running.port, database);
    this.cluster = place.cluster;
    this.#server = running.server;
    this.#watch();
  }

  /**
   * Starts the server, creating it the first time. One that a killed process left behind is
   * stopped first. Throws StoreError `in-use` while another process has it, else `setup`.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const notice = options.notice ?? (() => {});
    const elsewhere = options.elsewhere ?? '/var/lib/sekisho';
    try {
      const place = await prepareCluster({ folder: options.folder, elsewhere, notice });
      await stopOrphan(place, notice);
      const running = await startServer(place);
      const postgres = new EmbeddedPostgres(options, place, running);
      try {
        await createDatabase(urlOf(place, running.port, 'postgres'));
      } catch (error) {
        await postgres.stop();
        throw error;
      }
      return postgres;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError('setup', `PostgreSQL cannot be started: ${error}`, error);
    }
  }

  /** Stops it cleanly; connections still open are ended. */
  stop(): Promise<void> {
    this.#stopping ??= this.#restarting.then(() => stopServer(this.#server));
    return this.#stopping;
  }

  /** Starts the server again, on the same port, whenever it ends by itself. */
  #watch(): void {
    this.#server.on('exit', (code, signal) => {
      if (this.#stopping) return;
      const how = signal ?? `code ${code}`;
      const text = `PostgreSQL ended by itself (${how}); it is started again`;
      this.#options.onFailure?.(new StoreError('unreachable', text));
      this.#restarting = this.#restart();
    });
  }

  async #restart(): Promise<void> {
    while (!this.#stopping) {
      try {
        this.#server = (await startServer(this.#place, this.port)).server;
        this.#watch();
        this.#options.notice?.('PostgreSQL was started again');
        return;
      } catch (error) {
        this.#options.onFailure?.(storeErrorOf(error, 'starting PostgreSQL again'));
        await wait(restartMs);
      }
    }
  }
}

async function stopOrphan(place: ClusterPlace, notice: (text: string) => void): Promise<void> {
  const left = await findPostmaster(place.cluster);
  if (!left) return;
  if (left.ownerPid !== undefined) throw inUse(place, left.ownerPid);
  await stopPostmaster(left.pid);
  notice(`stopped the database process ${left.pid} that a killed Sekisho had left behind`);
}

/** Starts on the port of the last time, or another one when that is taken and none is `fixed`. */
async function startServer(
  place: ClusterPlace,
  fixed?: number,
): Promise<{ server: ChildProcess; port: number }> {
  await keepLogSmall(logPath(place));
  let problem = '';
  for (let attempt = 0; attempt < 5; attempt++) {
    const wanted = attempt === 0 ? await rememberedPort(place) : 0;
    const port = fixed ?? (await freePort(wanted));
    const begin = (await stat(logPath(place)).catch(() => undefined))?.size ?? 0;
    const server = await spawnServer(place, port);
    if (await becameReady(place, server)) {
      await writeFile(join(place.folder, 'port'), `${port}\n`);
      return { server, port };
    }
    const other = await findPostmaster(place.cluster);
    if (other?.ownerPid !== undefined) throw inUse(place, other.ownerPid);
    problem = (await readFile(logPath(place))).subarray(begin).toString().trim();
    // A port taken in between, or the last children of a killed server not gone yet.
    if (!/could not (bind|create any TCP)|pre-existing shared memory/.test(problem)) break;
    await wait(200 * attempt);
  }
  throw new StoreError('setup', `PostgreSQL does not start: ${problem} (${logPath(place)})`);
}

async function spawnServer(place: ClusterPlace, port: number): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=60',
    // Values of rows, and with them numbers of subscribers, stay out of the log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'log_checkpoints=off',
    ownerArgument(),
  ];
  const log = await open(logPath(place), 'a', 0o600);
  try {
    // Its own process group: Ctrl-C at the terminal must not stop it before Sekisho is done.
    const server = spawn(
      join(place.bin, 'postgres'),
      ['-D', place.cluster, ...settings.flatMap(setting => ['-c', setting])],
      {
        ...place.user,
        cwd: '/',
        env: serverEnvironment(),
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    server.on('error', () => {});
    server.unref();
    return server;
  } finally {
    await log.close();
  }
}

async function becameReady(place: ClusterPlace, server: ChildProcess): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < startMsMax; waitedMs += 5) {
    if (server.pid === undefined || hasEnded(server)) return false;
    if (isReady(place.cluster, server.pid)) return true;
    await wait(5);
  }
  await stopServer(server);
  return false;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || hasEnded(server)) return;
  server.ref();
  const exited = once(server, 'exit');
  await stopPostmaster(server.pid);
  await exited;
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    throw storeErrorOf(error, 'creating the database');
  } finally {
    await client.end().catch(() => {});
  }
}

async function rememberedPort(place: ClusterPlace): Promise<number> {
  const text = await readFile(join(place.folder, 'port'), 'utf8').catch(() => '0');
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

/** The port wanted when it is free, else any free one. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true });
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    if (wanted === 0) throw error;
    return freePort(0);
  } finally {
    probe.close();
  }
}

async function keepLogSmall(path: string): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size < logBytesMax) return;
  await rm(`${path}.1`, { force: true });
  await rename(path, `${path}.1`);
}

function logPath(place: ClusterPlace): string {
  return join(place.folder, 'postgres.log');
}

function urlOf(place: ClusterPlace, port: number, name: string): string {
  return `postgres://${superuser}:${place.password}@127.0.0.1:${port}/${name}`;
}

function inUse(place: ClusterPlace, pid: number): StoreError {
  const text = `the database in ${place.folder} is in use by process ${pid}: stop that one first`;
  return new StoreError('in-use', text);
}
