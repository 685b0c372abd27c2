// Very many open cases, as an attack on a whole carrier would leave them, made inside the server.
import { sql } from 'kysely';
import type { Database } from '../src/store/database.ts';

/** Who has a third of the cases, and one case in six hundred each. */
export const owners = 20;

/** Open cases named `open-1` …, each with its alert, a line and two attempts; as of `nowMs`. */
export async function fillQueue(database: Database, cases: number, nowMs: number): Promise<void> {
  for (const text of [casesText(cases, nowMs), linesText, alertsText, attemptsText]) {
    await database.run('filling the queue', db => sql.raw(text).execute(db));
  }
}

export async function settle(database: Database): Promise<void> {
  await database.run('filling the queue', db => sql.raw('vacuum analyze').execute(db));
}

function casesText(cases: number, nowMs: number): string {
  return `insert into cases (case_id, state, account, subscriber, opened, changed,
      loss_per_hour_yen, exposure_yen, next_step, next_due, assignee)
    select 'open-' || n, (array['open', 'contacting', 'waiting', 'measure'])[1 + n % 4],
      'ACCOUNT' || n / 3, '0508' || lpad(n::text, 7, '0'),
      now - n * interval '2 seconds', now - n % 600 * interval '1 second',
      case when n % 4 = 3 then 0 else (n * 7919::bigint) % 90000 end,
      (n * 104729::bigint) % 300000,
      (array['call', 'answer', 'contact', 'measure-end'])[1 + n % 4],
      now + (n % 5000 - 300) * interval '1 second',
      case when n % 3 = 0 then 'operator' || n % ${owners} end
    from generate_series(1, ${cases}) n, to_timestamp(${nowMs / 1000}) now`;
}

const linesText = `insert into case_lines select case_id, subscriber from cases
  where case_id like 'open-%'`;

const alertsText = `insert into decisions (key, seq, ordinal, type, case_id, subscriber, at, body)
  select 'fill-' || case_id, 1, row_number() over (order by case_id), 'alert', case_id, subscriber,
    opened, jsonb_build_object('type', 'alert', 'case', case_id, 'exposureYen', exposure_yen,
      'reasons', '[{"reading":"destination","decibans":14,"text":"new to this line"},
        {"reading":"concurrency","decibans":8,"text":"more at once than ever"},
        {"reading":"hour","decibans":6,"text":"an unusual hour"}]'::jsonb)
  from cases where case_id like 'open-%'`;

const attemptsText = `insert into contact_attempts
    (case_id, attempt, subscriber, channel, sent, result, result_at)
  select case_id, attempt, subscriber, (array['sms', 'mail'])[attempt],
    opened + attempt * interval '3 minutes', 'no-answer', opened + attempt * interval '5 minutes'
  from cases, generate_series(1, 2) attempt where case_id like 'open-%'`;
