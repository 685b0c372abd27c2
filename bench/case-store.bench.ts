// What people wait for at the case desk: lists and pages out of a full PostgreSQL, the embedded one
// as it comes. Filled on the server's side with cases, their decisions and calls of a year.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { makePartition } from '../src/store/call-table.ts';
import { Database } from '../src/store/database.ts';
import { EmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { SqlCaseReader } from '../src/store/sql-case-reader.ts';
import type { Size } from './bench-module.ts';

const sizes = {
  small: { cases: 1_000, calls: 20_000, days: 10, lines: 1_000, rounds: 5 },
  full: { cases: 100_000, calls: 50_000_000, days: 365, lines: 100_000, rounds: 200 },
};
const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 0, 1);
const seed = 0.42;

export const bench = {
  name: 'case-store',
  why: 'how long the case list, a case and a line take to read among a year of cases and calls',
  async run(size: Size): Promise<Record<string, number>> {
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-bench-'));
    const elsewhere = `${folder}-elsewhere`;
    const server = await EmbeddedPostgres.start({ folder: join(folder, 'postgres'), elsewhere });
    try {
      const database = await Database.open({ url: server.url });
      const begin = performance.now();
      await fill(database, sizes[size]);
      const fillSeconds = Math.round((performance.now() - begin) / 1000);
      const figures = await measure(new SqlCaseReader(database, 'Asia/Tokyo'), sizes[size]);
      const counts = await countsOf(database);
      await database.close();
      return { ...figures, ...counts, fillSeconds };
    } finally {
      await server.stop();
      for (const path of [folder, elsewhere]) await rm(path, { recursive: true, force: true });
    }
  },
};

type Amounts = (typeof sizes)[Size];

async function fill(database: Database, amounts: Amounts): Promise<void> {
  const { cases, calls, days, lines } = amounts;
  const run = (text: string): Promise<unknown> =>
    database.run('filling', db => sql.raw(text).execute(db));
  await run(`insert into accounts select 'A' || n from generate_series(0, ${lines / 5 - 1}) n`);
  await run(`insert into subscribers (subscriber, account, position, type, service, challenge)
    select '050' || lpad(n::text, 8, '0'), 'A' || n / 5, n, 'corporate', 'ip', true
    from generate_series(0, ${lines - 1}) n`);
  await run(casesText(cases, days, lines));
  await run(`insert into case_lines select case_id, subscriber from cases`);
  await run(attemptsText);
  await run(measuresText);
  await run(decisionsText(cases));
  const daily = Math.ceil(calls / days);
  let next = 0;
  const fillDays = async (): Promise<void> => {
    for (let day = next++; day < days; day = next++) {
      const fromMs = startMs + day * dayMs;
      await database.run('filling', db => makePartition(db, fromMs));
      await run(callsText(fromMs, daily, lines));
    }
  };
  await Promise.all([fillDays(), fillDays()]);
  await run('vacuum analyze');
}

function casesText(cases: number, days: number, lines: number): string {
  return `insert into cases (case_id, state, outcome, account, subscriber, opened, closed, changed,
      loss_per_hour_yen, exposure_yen, assignee)
    select 'case-' || n, state, case when state = 'closed' then 'fraud' end, 'A' || line / 5,
      '050' || lpad(line::text, 8, '0'), opened,
      case when state = 'closed' then opened + interval '1 day' end, opened + interval '1 day',
      case when state in ('open', 'contacting') then (n * 7919::bigint) % 90000 else 0 end,
      (n * 104729::bigint) % 300000, case when n % 3 = 0 then 'operator' || n % 20 end
    from (select n, (n * 15485863::bigint) % ${lines} as line,
        (array['open', 'contacting', 'waiting', 'measure'])[1 + n / 20 % 4] as open_state,
        to_timestamp(${startMs / 1000} + n::bigint * ${days * 86_400} / ${cases}) as opened,
        n % 20 <> 0 as done
      from generate_series(1, ${cases}) n) as t,
      lateral (select case when done then 'closed' else open_state end as state) as s`;
}

const attemptsText = `insert into contact_attempts
  select case_id, attempt, subscriber, (array['sms', 'mail', 'voice'])[attempt],
    opened + attempt * interval '3 minutes', 'no-answer', opened + attempt * interval '5 minutes'
  from cases, generate_series(1, 3) attempt`;

const measuresText = `insert into measures (id, kind, ground, subject_kind, subject, case_id, begun,
    until, ended, decided_by, gates, reasons)
  select 'm-' || case_id, 'suspension', 'A', 'line', subscriber, case_id,
    opened + interval '8 minutes', opened + interval '7 days', closed, 'policy standard',
    '[{"gate":"evidence","met":true,"fact":"900 cdB"}]', '[]'
  from cases where state in ('measure', 'closed')`;

/** Ten decisions a case; one case in a hundred has 3,000 refusals beside them. */
function decisionsText(cases: number): string {
  return `insert into decisions (key, seq, ordinal, type, case_id, subscriber, at, body)
    select 'p0-' || n || '-' || i, n, i, type, 'case-' || n, subscriber, opened,
      jsonb_build_object('type', type, 'timeMs', ${startMs}, 'case', 'case-' || n, 'reasons',
        jsonb_build_array(jsonb_build_object('reading', 'hour', 'decibans', 6,
          'text', repeat('why it is thought so ', 4))))
    from generate_series(1, ${cases}) n
      join cases on case_id = 'case-' || n,
      lateral generate_series(0, case when n % 100 = 0 then 3010 else 10 end) i,
      lateral (select case when i > 10 then 'verdict' else 'case' end as type) t`;
}

function callsText(fromMs: number, count: number, lines: number): string {
  const from = fromMs / 1000;
  return `insert into calls select to_timestamp(${from} + second), 'call-${from}-' || n,
      '050' || lpad(line::text, 8, '0'), 'A' || line / 5,
      '2327612' || lpad((n % 9999)::text, 5, '0'),
      (array['SL', 'US', 'CN', 'CU', 'LV'])[1 + n % 5], n % 200, 'ip', '203.0.113.9',
      to_timestamp(${from} + second + 3), to_timestamp(${from} + second + 100), 90000, 'allow', null
    from generate_series(1, ${count}) n,
      lateral (select (n * 86400::bigint / ${count + 1}) + 0.001 * (n % 1000) as second,
        (n * 15485863::bigint + ${Math.trunc(from / 86_400)}) % ${lines} as line) as t`;
}

async function measure(reader: SqlCaseReader, amounts: Amounts): Promise<Record<string, number>> {
  const { cases, days, lines, rounds } = amounts;
  const random = randomNumbers();
  const any = (count: number): number => Math.trunc(random() * count);
  const line = (): string => `050${String(any(lines)).padStart(8, '0')}`;
  const open = ['open', 'investigating', 'contacting', 'waiting', 'measure', 'restored'] as const;
  const endMs = startMs + days * dayMs;
  const cursors = new Map<number, string>();
  const later = async (): Promise<unknown> => {
    const at = any(5);
    const cursor = cursors.get(at);
    const page = await reader.cases({ sort: 'opened', ...(cursor !== undefined && { cursor }) });
    if (page.next !== null) cursors.set(at, page.next);
    return page;
  };
  const asked: Record<string, () => Promise<unknown>> = {
    listOpenByLoss: () => reader.cases({ states: open }),
    listAllByLoss: () => reader.cases({}),
    listClosed: () => reader.cases({ states: ['closed'], sort: 'opened', limit: 200 }),
    listLaterPages: later,
    listOfOperator: () => reader.cases({ assignee: `operator${any(20)}`, states: open }),
    listUnassigned: () => reader.cases({ assignee: '', states: ['waiting'] }),
    listOfAccount: () => reader.cases({ account: `A${any(lines / 5)}` }),
    listOfLine: () => reader.cases({ subscriber: line() }),
    listByText: () => reader.cases({ text: `case-${1 + any(999)}` }),
    listOfDay: () => {
      const fromMs = startMs + any(days) * dayMs;
      return reader.cases({ openedFromMs: fromMs, openedToMs: fromMs + dayMs });
    },
    casePage: () => reader.case(`case-${1 + any(cases)}`),
    casePageWith3000Refusals: () => reader.case(`case-${100 * (1 + any(cases / 100))}`),
    measuresInForce: () => reader.measures({ inForce: true }),
    linePage: () => reader.subscriber(line(), endMs),
    callsOfLineInMonth: () =>
      reader.calls({ subscriber: line(), fromMs: endMs - 31 * dayMs, toMs: endMs }),
    callsOfDay: () => {
      const fromMs = startMs + any(days) * dayMs;
      return reader.calls({ fromMs, toMs: fromMs + dayMs, limit: 200 });
    },
    statistics: () => reader.stats(endMs - 31 * dayMs, endMs),
  };
  const figures: Record<string, number> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      await ask();
      times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    figures[`${name}P95Ms`] = Number(times[Math.ceil(times.length * 0.95) - 1]!.toFixed(2));
  }
  return figures;
}

async function countsOf(database: Database): Promise<Record<string, number>> {
  const { rows } = await database.run('counting', db =>
    sql<{ cases: number; calls: number; bytes: number }>`select
      (select count(*) from cases) as cases, (select count(*) from calls) as calls,
      pg_database_size(current_database()) as bytes`.execute(db),
  );
  const { cases = 0, calls = 0, bytes = 0 } = rows[0] ?? {};
  return { cases, calls, databaseGb: Number((bytes / 1024 ** 3).toFixed(2)) };
}

function randomNumbers(): () => number {
  let state = Math.trunc(seed * 2 ** 32);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
