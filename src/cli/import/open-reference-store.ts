import { SqlReferenceStore } from '../../store/sql-reference-store.ts';
import { openDatabase } from '../open-database.ts';
import type { Settings } from '../settings.ts';

export interface OpenReferenceStore {
  readonly store: SqlReferenceStore;
  close(): Promise<void>;
}

/** The reference data of the database that the settings name; throws StoreError. */
export async function openReferenceStore(
  settings: Settings,
  notice: (text: string) => void,
): Promise<OpenReferenceStore> {
  const { database, close } = await openDatabase(settings, notice);
  return { store: new SqlReferenceStore(database), close };
}
