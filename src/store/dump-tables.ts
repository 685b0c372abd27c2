// All rows of the database as JSON that PostgreSQL itself writes and reads, so that nothing is lost
// in between. One transaction sees one moment.
import { type Kysely, sql } from 'kysely';
import { callPartitions, makePartition } from './call-table.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface DumpAbout {
  /** Names of the migrations applied, in order. */
  readonly migrations: readonly string[];
  /** In an order in which they can be filled. */
  readonly tables: readonly string[];
  readonly callDaysMs: readonly number[];
  readonly journalSeq: number;
  readonly rows: Readonly<Record<string, number>>;
}

const batchRows = 2_000;
const migrationTables = ['kysely_migration', 'kysely_migration_lock'];

/** Hands over what is there, then the rows of each table, all as of one moment. */
export function dumpTables(
  database: Database,
  take: {
    about(about: DumpAbout): Promise<void>;
    rows(table: string, batches: AsyncGenerator<string>): Promise<void>;
  },
): Promise<void> {
  return database.transaction('dumping the database', async db => {
    await sql`set transaction isolation level repeatable read, read only`.execute(db);
    const about = await aboutOf(db);
    await take.about(about);
    for (const table of about.tables) await take.rows(table, batchesOf(db, table));
  });
}

/** Fills a table from one batch of `dumpTables`; returns the number of rows. */
export function loadRows(database: Database, table: string, batch: string): Promise<number> {
  return database.run(`loading ${table}`, async db => {
    const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
        and attgenerated = '' order by attnum`.execute(db);
    const columns = sql.join(rows.map(row => sql.ref(row.name)));
    const { numAffectedRows } = await sql`insert into ${sql.table(table)} (${columns})
      overriding system value
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${batch}::json)
    `.execute(db);
    return Number(numAffectedRows ?? 0);
  });
}

/** Before `loadRows`: the partitions that the calls go into. */
export async function prepareLoad(database: Database, about: DumpAbout): Promise<void> {
  await database.run('making partitions', async db => {
    for (const day of about.callDaysMs) await makePartition(db, day);
  });
}

/** After `loadRows`: counters go on where they were. Throws StoreError when rows are missing. */
export async function finishLoad(database: Database, about: DumpAbout): Promise<void> {
  await database.run('finishing the restore', async db => {
    for (const table of about.tables) {
      const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
        where attrelid = ${table}::regclass and attidentity <> ''`.execute(db);
      for (const { name } of rows) {
        await sql`select setval(pg_get_serial_sequence(${table}, ${name}),
          greatest((select max(${sql.ref(name)}) from ${sql.table(table)}), 1))`.execute(db);
      }
      const count = await countRows(db, table);
      if (count === about.rows[table]) continue;
      const text = `${table} has ${count} rows, the backup ${about.rows[table]}`;
      throw new StoreError('damaged', text);
    }
  });
}

/** Whether anything was ever stored. */
export function isEmptyDatabase(database: Database): Promise<boolean> {
  return database.run('looking into the database', async db => {
    for (const table of await tablesOf(db)) {
      const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
      if (rows.length > 0) return false;
    }
    return true;
  });
}

/** Drops every table and function of ours, so that migrations begin anew. */
export function dropEverything(database: Database): Promise<void> {
  return database.transaction('emptying the database', async db => {
    for (const table of [...(await tablesOf(db)), ...migrationTables]) {
      await sql`drop table if exists ${sql.table(table)} cascade`.execute(db);
    }
    const { rows } = await sql<{ made: string }>`select p.oid::regprocedure::text as made
      from pg_proc p where p.pronamespace = current_schema()::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    `.execute(db);
    for (const { made } of rows) await sql.raw(`drop function ${made} cascade`).execute(db);
  });
}

async function aboutOf(db: Kysely<Tables>): Promise<DumpAbout> {
  const migrations = await sql<{ name: string }>`select name from kysely_migration
    order by name`.execute(db);
  const offset = await db.selectFrom('journal_offset').select('seq').executeTakeFirst();
  const tables = await tablesOf(db);
  const rows: Record<string, number> = {};
  for (const table of tables) rows[table] = await countRows(db, table);
  return {
    migrations: migrations.rows.map(row => row.name),
    tables,
    callDaysMs: (await callPartitions(db)).map(one => one.fromMs),
    journalSeq: offset?.seq ?? 0,
    rows,
  };
}

/** Tables, partitions left out, each after those that it refers to. */
async function tablesOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.relname as name, coalesce((select array_agg(distinct r.relname::text)
      from pg_constraint k join pg_class r on r.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname <> all(${migrationTables}::text[])
    order by c.relname`.execute(db);
  const sorted: string[] = [];
  const waiting = new Map(rows.map(row => [row.name, row.needs]));
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needs]) => !needs.some(need => waiting.has(need)));
    if (ready.length === 0) throw new StoreError('setup', 'tables refer to each other in a ring');
    for (const [name] of ready) {
      sorted.push(name);
      waiting.delete(name);
    }
  }
  return sorted;
}

async function* batchesOf(db: Kysely<Tables>, table: string): AsyncGenerator<string> {
  await sql`declare dump no scroll cursor for
    select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(db);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(batchRows)} from dump`.execute(db);
    if (rows.length === 0) break;
    yield `[${rows.map(row => row.line).join(',\n')}]`;
  }
  await sql`close dump`.execute(db);
}

async function countRows(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from ${sql.table(table)}`.execute(db);
  return rows[0]!.count;
}
