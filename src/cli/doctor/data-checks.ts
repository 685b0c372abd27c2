// The data directory, the journal in it, the database, and the files that settings name.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placesIn } from '../data-places.ts';
import { isPolicyName } from '../is-policy-name.ts';
import type { Settings } from '../settings.ts';
import { type Finding, note, ok, wrong } from './finding.ts';

/** Whether this user can write there; leaves nothing behind. */
export async function checkDataDir(dataDir: string): Promise<Finding> {
  const existed = existsSync(dataDir);
  const todo = `As the user that runs Sekisho: mkdir -p ${dataDir}; or set dataDir elsewhere.`;
  try {
    if (existed && !statSync(dataDir).isDirectory()) {
      return wrong('data directory', `${dataDir} is not a folder`, todo);
    }
    if (!existed) {
      let parent = dirname(dataDir);
      while (!existsSync(parent)) parent = dirname(parent);
      accessSync(parent, constants.W_OK | constants.X_OK);
      return ok('data directory', `${dataDir} will be made at the first start`);
    }
    const probe = join(dataDir, `.doctor-${process.pid}`);
    await mkdir(dataDir, { recursive: true });
    await writeFile(probe, 'x');
    await rm(probe);
    return ok('data directory', `${dataDir} can be written`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return wrong('data directory', `${dataDir} cannot be written (${code})`, todo);
  }
}

/** Reads every record with its checksum; changes nothing. */
export async function checkJournal(dataDir: string): Promise<Finding> {
  const { journal } = placesIn(dataDir);
  if (!existsSync(journal)) return ok('journal', 'none yet');
  const { listSegments, SegmentWalk } = await import('../../bus/journal-segment.ts');
  const segments = await listSegments(journal);
  let records = 0;
  let next: number | undefined;
  for (const [at, segment] of segments.entries()) {
    if (next !== undefined && segment.firstSeq !== next) {
      const text = `records ${next} to ${segment.firstSeq - 1} are missing before ${segment.path}`;
      return wrong('journal', text, restore(journal));
    }
    const walk = new SegmentWalk(segment);
    try {
      for await (const batch of walk.batches(1, Number.POSITIVE_INFINITY)) records += batch.length;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (at < segments.length - 1) return wrong('journal', why, restore(journal));
      const todo = 'The next start cuts the unfinished write off; nothing is to be done.';
      return note('journal', `${records} records; the last write is unfinished: ${why}`, todo);
    }
    next = walk.nextSeq;
  }
  return ok('journal', `${records} records in ${segments.length} files, every checksum right`);
}

function restore(journal: string): string {
  return (
    `Keep a copy of ${journal}, check the disk, and restore the folder from a backup; ` +
    'Sekisho does not start on a journal with a gap.'
  );
}

export async function checkDatabase(settings: Settings): Promise<Finding> {
  return settings.database === 'embedded' ? checkEmbedded(settings) : checkServed(settings);
}

async function checkEmbedded(settings: Settings): Promise<Finding> {
  const { findPostgresBinaries } = await import('../../store/postgres-binaries.ts');
  const { database } = placesIn(settings.dataDir);
  try {
    const { version } = await findPostgresBinaries();
    const place = existsSync(database) ? database : 'made at the first start';
    return ok('database', `embedded PostgreSQL ${version}, ${place}`);
  } catch (error) {
    const todo = 'Install the packages anew, or set database to the URL of a PostgreSQL.';
    return wrong('database', error instanceof Error ? error.message : String(error), todo);
  }
}

async function checkServed(settings: Settings): Promise<Finding> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: settings.database,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  // A connection that breaks later is told by the query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; name: string; ms: string }>(
      `select current_setting('server_version_num')::integer as version,
        current_setting('server_version') as name,
        (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`,
    );
    const server = rows[0];
    const apart = Math.abs(Number(server?.ms) - Date.now());
    if (!server || server.version < 150_000) {
      const todo = 'Use PostgreSQL 15 or later.';
      return wrong('database', `PostgreSQL ${server?.name} is too old`, todo);
    }
    if (apart > 5_000) {
      const todo = 'Synchronise the clocks of both machines.';
      return note('database', `its clock is ${Math.round(apart / 1000)} s from ours`, todo);
    }
    return ok('database', `PostgreSQL ${server.name} answers`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    const why = error instanceof Error && error.message ? error.message : (code ?? 'no answer');
    const todo = 'Check the URL (SEKISHO_DATABASE or database), the user, and that it is started.';
    return wrong('database', `the PostgreSQL of the settings does not answer: ${why}`, todo);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Watched folders and the policy file. */
export function checkFiles(settings: Settings): Finding[] {
  const findings: Finding[] = [];
  for (const { name, folder } of settings.records) {
    const check = `records ${name}`;
    try {
      accessSync(folder, constants.R_OK | constants.X_OK);
      findings.push(
        statSync(folder).isDirectory()
          ? ok(check, `${folder} can be read`)
          : wrong(check, `${folder} is not a folder`, 'Name the folder, not a file in it.'),
      );
    } catch {
      const todo = `Make the folder and let this user read it: ${folder}`;
      findings.push(wrong(check, `${folder} is not there or cannot be read`, todo));
    }
  }
  for (const [check, policy] of [
    ['policy', settings.policy],
    ['shadowPolicy', settings.shadowPolicy ?? 'standard'],
  ] as const) {
    if (isPolicyName(policy)) continue;
    findings.push(
      existsSync(policy)
        ? ok(check, policy)
        : wrong(check, `${policy} is not there`, `Set ${check} to standard or a file.`),
    );
  }
  if (settings.sip.trunks.length === 0 && settings.records.length === 0) {
    const todo = 'Name your SBC under sip: trunks:, or a folder under records: (docs/start.md).';
    findings.push(note('feeds', 'no trunk and no folder of call records is set', todo));
  }
  return findings;
}
