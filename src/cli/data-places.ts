// Where in the data directory each thing lies; one place, so that serve, import and doctor agree.
import { join } from 'node:path';

export interface DataPlaces {
  readonly journal: string;
  readonly snapshots: string;
  readonly database: string;
}

export function placesIn(dataDir: string): DataPlaces {
  return {
    journal: join(dataDir, 'journal'),
    snapshots: join(dataDir, 'snapshots'),
    database: join(dataDir, 'database'),
  };
}

/** Heads of the audit chain, one a day. */
export function auditHeadsIn(dataDir: string): string {
  return join(dataDir, 'audit-heads.log');
}
