// One server for a test file, the embedded one or that of SEKISHO_TEST_DATABASE (a URL whose user
// may create databases), and for each test its own database from a template.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Database, type DatabaseOptions } from './database.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';

type Server = Pick<EmbeddedPostgres, 'url' | 'stop'>;

export class TestDatabases {
  readonly #folder: string;
  readonly #server: Server;
  /** Begins the names of databases; a served PostgreSQL has others beside. */
  readonly #prefix: string;
  #made = 0;
  readonly #open: Database[] = [];

  private constructor(folder: string, server: Server, prefix: string) {
    this.#folder = folder;
    this.#server = server;
    this.#prefix = prefix;
  }

  static async start(): Promise<TestDatabases> {
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-store-'));
    const served = process.env.SEKISHO_TEST_DATABASE;
    const options = { folder: join(folder, 'postgres'), elsewhere: `${folder}-elsewhere` };
    const server = served
      ? { url: served, stop: async () => {} }
      : await EmbeddedPostgres.start(options);
    const databases = new TestDatabases(folder, server, `sekisho_test_${process.pid}`);
    const template = `${databases.#prefix}_template`;
    await databases.query('postgres', `create database ${template}`);
    // Its tables are what every test begins with.
    await Database.open({ url: databases.urlOf(template) }).then(one => one.close());
    return databases;
  }

  /** URL of a fresh database with all tables. */
  async freshUrl(): Promise<string> {
    const name = `${this.#prefix}_${++this.#made}`;
    await this.query('postgres', `create database ${name} template ${this.#prefix}_template`);
    return this.urlOf(name);
  }

  async fresh(options: Omit<DatabaseOptions, 'url'> = {}): Promise<Database> {
    const database = await Database.open({ url: await this.freshUrl(), ...options });
    this.#open.push(database);
    return database;
  }

  urlOf(name: string): string {
    return this.#server.url.replace(/[^/]*$/, name);
  }

  async query(database: string, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.urlOf(database) });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    for (const database of this.#open) await database.close();
    if (process.env.SEKISHO_TEST_DATABASE) await this.#dropAll();
    await this.#server.stop();
    for (const path of [this.#folder, `${this.#folder}-elsewhere`]) {
      await rm(path, { recursive: true, force: true });
    }
  }

  async #dropAll(): Promise<void> {
    const names = Array.from({ length: this.#made }, (_, at) => `${this.#prefix}_${at + 1}`);
    for (const name of [...names, `${this.#prefix}_template`]) {
      await this.query('postgres', `drop database if exists ${name} with (force)`);
    }
  }
}
