// The connection to PostgreSQL, embedded or served: both are a URL.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { BadCursorError } from '../workflow/ports.ts';
import { StoreError, storeErrorOf } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database?…`, as PostgreSQL clients take it. */
  readonly url: string;
  /** Connections at most. Default 10. */
  readonly connectionsMax?: number;
  /** Told when an idle connection breaks; the next call opens a new one. */
  readonly onError?: (error: StoreError) => void;
  /** Brings the tables no further than this migration; default: to the last. */
  readonly migrateTo?: string;
}

const migrationFolder = join(import.meta.dirname, 'migrations');
const oldestVersion = 150_000;

export class Database {
  readonly #db: Kysely<Tables>;
  #closing = false;

  private constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Connects and brings the tables up to date. Throws StoreError. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const pool = new pg.Pool({
      connectionString: options.url,
      max: options.connectionsMax ?? 10,
      connectionTimeoutMillis: 5_000,
      application_name: 'sekisho',
      types: { getTypeParser },
    });
    // Without a listener the end of an idle connection would end the process.
    const database = new Database(new Kysely({ dialect: new PostgresDialect({ pool }) }));
    // Nor may one that breaks while it is in use: its query fails, and that is told there.
    pool.on('connect', client => client.on('error', () => {}));
    pool.on('error', error => {
      // A server that stops right after us may end connections that are just being closed.
      if (!database.#closing) options.onError?.(storeErrorOf(error, 'idle connection'));
    });
    try {
      await database.#migrate(options.migrateTo);
      return database;
    } catch (error) {
      await database.close();
      throw storeErrorOf(error, 'opening the database');
    }
  }

  /** Runs the queries of `work`; what the driver throws comes out as StoreError. */
  async run<T>(doing: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      return await work(this.#db);
    } catch (error) {
      // Not the store's fault but that of whoever asked.
      if (error instanceof BadCursorError) throw error;
      throw storeErrorOf(error, doing);
    }
  }

  /** As `run`, in one transaction: all or nothing. */
  transaction<T>(doing: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.run(doing, db => db.transaction().execute(work));
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#db.destroy();
  }

  async #migrate(to?: string): Promise<void> {
    const { rows } = await sql<{ version: number; name: string }>`select
      current_setting('server_version_num')::integer as version,
      current_setting('server_version') as name`.execute(this.#db);
    const server = rows[0];
    if (!server || server.version < oldestVersion) {
      throw new StoreError('setup', `PostgreSQL ${server?.name} is too old: 15 or later is needed`);
    }
    const provider = { getMigrations: readMigrations };
    const migrator = new Migrator({ db: this.#db, provider });
    const { error } =
      to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(to);
    if (error) throw storeErrorOf(error, 'migrating the database');
  }
}

/** Names of the steps that this version knows, in order. */
export async function knownMigrations(): Promise<string[]> {
  return Object.keys(await readMigrations());
}

/** Each file of migrations/ is one step, in order of name; a step once released never changes. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationFolder)).filter(file => file.endsWith('.sql')).sort();
  const steps = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(join(migrationFolder, file), 'utf8');
    return [file.replace(/\.sql$/, ''), { up: async db => void (await sql.raw(text).execute(db)) }];
  });
  return Object.fromEntries(await Promise.all(steps));
}

/** bigint as number: sequences, yen and counts stay far below 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
