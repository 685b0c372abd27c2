// One embedded server for a test file, and for each test its own database from a template.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Database, type DatabaseOptions } from './database.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';

export class TestDatabases {
  readonly #folder: string;
  readonly #server: EmbeddedPostgres;
  #made = 0;
  readonly #open: Database[] = [];

  private constructor(folder: string, server: EmbeddedPostgres) {
    this.#folder = folder;
    this.#server = server;
  }

  static async start(): Promise<TestDatabases> {
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-store-'));
    const options = { folder: join(folder, 'postgres'), elsewhere: `${folder}-elsewhere` };
    const server = await EmbeddedPostgres.start(options);
    // Its tables are what every test begins with.
    await Database.open({ url: server.url }).then(template => template.close());
    return new TestDatabases(folder, server);
  }

  /** URL of a fresh database with all tables. */
  async freshUrl(): Promise<string> {
    const name = `test_${++this.#made}`;
    await this.query('postgres', `create database ${name} template sekisho`);
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
    await this.#server.stop();
    for (const path of [this.#folder, `${this.#folder}-elsewhere`]) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
