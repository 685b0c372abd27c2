// Reads the files of an import whole: either every line is right, or nothing is imported.
import { readFile } from 'node:fs/promises';
import { readRates } from '../../ingest/reference/read-rates.ts';
import { readRestricted } from '../../ingest/reference/read-restricted.ts';
import { readSubscribers } from '../../ingest/reference/read-subscribers.ts';
import type { ReferenceRead } from '../../ingest/reference/reference-read.ts';
import type { ReferenceLists } from '../../store/sql-reference-store.ts';

export interface ReferenceFiles {
  readonly subscribers?: string;
  readonly rates?: string;
  readonly restricted?: string;
}

export interface ReadOptions {
  /** Offset of days written without one, such as `+09:00`. */
  readonly zone: string;
  /** Yen for one unit of a currency. */
  readonly exchange: Readonly<Record<string, number>>;
}

const problemsShown = 50;

/** The files hold lines that cannot be used; nothing was imported. */
export class ImportRefusedError extends Error {
  override name = 'ImportRefusedError';
}

/** Throws ImportRefusedError with every problem, file and line. */
export async function readReference(
  files: ReferenceFiles,
  options: ReadOptions,
): Promise<ReferenceLists> {
  const problems: string[] = [];
  const { zone, exchange } = options;
  const rows = async <Row>(
    path: string | undefined,
    read: (bytes: Uint8Array) => ReferenceRead<Row>,
  ): Promise<readonly Row[] | undefined> => {
    if (path === undefined) return undefined;
    const found = read(await readFile(path));
    for (const { line, column, reason } of found.problems) {
      problems.push(`${path}:${line}: ${column ? `${column}: ` : ''}${reason}`);
    }
    if (found.problems.length === 0 && found.rows.length === 0) {
      problems.push(`${path}: no line under the header; an import would empty the list`);
    }
    return found.rows;
  };
  const subscribers = await rows(files.subscribers, bytes => readSubscribers(bytes, { zone }));
  const rateRows = await rows(files.rates, bytes => readRates(bytes, { zone, exchange }));
  const restricted = await rows(files.restricted, bytes => readRestricted(bytes, { zone }));
  if (problems.length > 0) throw refusal(problems);
  return {
    ...(subscribers && { subscribers }),
    ...(rateRows && { rateRows }),
    ...(restricted && { restrictedEntries: restricted }),
  };
}

function refusal(problems: readonly string[]): ImportRefusedError {
  const shown = problems.slice(0, problemsShown);
  const more = problems.length - shown.length;
  const lines = [...shown, ...(more > 0 ? [`… and ${more} more`] : [])];
  const what = problems.length === 1 ? 'line is' : 'lines are';
  lines.push(`Nothing was imported: ${problems.length} ${what} wrong. Correct and try again.`);
  return new ImportRefusedError(lines.join('\n'));
}
