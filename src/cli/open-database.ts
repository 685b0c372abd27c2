// The database that the settings name, also while a Sekisho is serving from it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '../store/database.ts';
import { EmbeddedPostgres } from '../store/embedded-postgres.ts';
import { StoreError } from '../store/store-error.ts';
import { placesIn } from './data-places.ts';
import type { Settings } from './settings.ts';

export interface OpenDatabase {
  readonly database: Database;
  /** With its password: not for logs. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the embedded database where nobody has; throws StoreError. */
export async function openDatabase(
  settings: Pick<Settings, 'database' | 'dataDir'>,
  notice: (text: string) => void,
): Promise<OpenDatabase> {
  if (settings.database !== 'embedded') return connect(settings.database);
  const folder = placesIn(settings.dataDir).database;
  let postgres: EmbeddedPostgres;
  try {
    postgres = await EmbeddedPostgres.start({ folder, notice });
  } catch (error) {
    if (!(error instanceof StoreError) || error.failure !== 'in-use') throw error;
    return connect(await urlOfRunning(folder));
  }
  try {
    const { database } = await connect(postgres.url);
    const close = async (): Promise<void> => {
      await database.close();
      await postgres.stop();
    };
    return { database, url: postgres.url, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function connect(url: string): Promise<OpenDatabase> {
  const database = await Database.open({ url, connectionsMax: 2 });
  return { database, url, close: () => database.close() };
}

/** The server's own files hold its password (for its owner only) and its port. */
async function urlOfRunning(folder: string): Promise<string> {
  const [password, port] = await Promise.all([
    readFile(join(folder, 'password'), 'utf8'),
    readFile(join(folder, 'port'), 'utf8'),
  ]);
  return `postgres://sekisho:${password.trim()}@127.0.0.1:${port.trim()}/sekisho`;
}
