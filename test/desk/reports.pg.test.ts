// Reports beside what the database holds, counted here another way; and their files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { figureIds } from '../../src/core/report/report.ts';
import { makePartition } from '../../src/store/call-table.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { requirePeer } from '../require-peer.ts';
import { DeskHouse } from '../support/desk-house.ts';

let databases: TestDatabases;
let house: DeskHouse;

const operator = 'tanaka/operator';
const at = (text: string) => new Date(`${text}+09:00`);

before(async () => {
  databases = await TestDatabases.start();
  house = await DeskHouse.open(databases, { events: 1_500 });
});
after(async () => {
  await house.close();
  await databases.stop();
});

interface Told {
  readonly id: string;
  readonly value: number | null;
  readonly before: number | null;
}

async function figuresOf(period: string, query = ''): Promise<Map<string, Told>> {
  const answer = await house.ask('GET', `/v1/reports/${period}${query}`, { as: operator });
  assert.equal(answer.status, 200, answer.text);
  return new Map(answer.body.figures.map((one: Told) => [one.id, one]));
}

/** A case of a year in which the traffic of the house has none. */
async function storeCase(one: {
  name: string;
  opened: string;
  closed?: string;
  outcome?: 'fraud' | 'lawful';
  yen?: number;
  pace?: number;
  first?: string;
  cause?: 'disa' | 'forwarding';
  refused?: readonly string[];
  challenged?: readonly string[];
  measure?: string;
  asked?: string;
}): Promise<void> {
  const { name, opened, outcome = null, yen = 0, pace = 0 } = one;
  const [line] = house.live.traffic.lists.subscribers;
  const { subscriber, account } = line!;
  await house.database.run('storing a case', async db => {
    const row = {
      ...{ case_id: name, state: outcome === null ? ('waiting' as const) : ('closed' as const) },
      ...{ outcome, cause: one.cause ?? null, account, subscriber, source_ip: null, country: null },
      ...{
        opened: at(opened),
        closed: outcome === null ? null : at(one.closed ?? opened),
        changed: at(opened),
      },
      ...{ loss_per_hour_yen: 0, exposure_yen: yen, next_step: null, next_due: null },
      ...{ assignee: null, version: 1 },
    };
    await db.insertInto('cases').values(row).execute();
    await db.insertInto('case_lines').values({ case_id: name, subscriber }).execute();
    const first_call = one.first === undefined ? null : at(one.first);
    const facts = { case_id: name, first_call, pace_yen: pace, first_met: null, sums_at: null };
    await db
      .insertInto('case_facts')
      .values({ ...facts, countries: ['SL'] })
      .execute();
    const met = [
      ...(one.refused ?? []).map(setup => ({ setup, verdict: 'block' as const })),
      ...(one.challenged ?? []).map(setup => ({ setup, verdict: 'challenge' as const })),
    ];
    for (const [index, { setup, verdict }] of met.entries()) {
      const call = {
        ...{ setup: at(setup), call_id: `${name}-${index}`, subscriber, account },
        ...{ called: '23276555001', country: 'SL', destination: 1, service: 'ip' as const },
        ...{ source_ip: null, answer: null, ended: at(setup), milli_yen: 0 },
        ...{ verdict, case_id: verdict === 'challenge' ? null : name },
      };
      await db.insertInto('calls').values(call).execute();
    }
    if (one.measure !== undefined) {
      const measure = {
        ...{
          id: `m-${name}`,
          kind: 'suspension' as const,
          ground: 'A',
          subject_kind: 'line' as const,
        },
        ...{ subject: subscriber, case_id: name, begun: at(one.measure), until: null, ended: null },
        ...{ ended_by: null, reopened: null, decided_by: 'policy', renewals: 0 },
      };
      await db
        .insertInto('measures')
        .values({ ...measure, gates: sql`'[]'::jsonb`, reasons: sql`'[]'::jsonb` } as never)
        .execute();
    }
    if (one.asked !== undefined) {
      const attempt = {
        ...{ case_id: name, attempt: 1, subscriber, channel: 'sms' as const },
        ...{ sent: at(one.asked), result: 'mine' as const, result_at: at(one.asked) },
      };
      await db
        .insertInto('contact_attempts')
        .values({ ...attempt, recorded_by: null })
        .execute();
    }
  });
}

test('the traffic’s own month is counted as the tables have it', async () => {
  const month = new Date(house.live.traffic.clock.nowMs() + 9 * 3_600_000)
    .toISOString()
    .slice(0, 7);
  const figures = await figuresOf(month);
  const count = async (query: ReturnType<typeof sql>) => {
    const { rows } = await house.database.run('counting', db =>
      sql<{ n: number }>`${query}`.execute(db),
    );
    return Number(rows[0]!.n);
  };
  const bounds = sql`date_trunc('month', ${new Date(house.live.traffic.clock.nowMs())}::timestamptz
    at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo'`;
  const value = (id: string) => figures.get(id)!.value;
  assert.ok(value('cases')! > 2);
  assert.equal(
    value('cases'),
    await count(sql`select count(*) as n from cases c where opened >= ${bounds}
      and exists (select from decisions d where d.case_id = c.case_id
        and d.type in ('alert', 'case'))`),
  );
  assert.equal(
    value('suspensions'),
    await count(sql`select count(*) as n from measures
      where kind = 'suspension' and begun >= ${bounds}`),
  );
  assert.equal(
    value('calls'),
    await count(sql`select count(*) as n from calls
      where setup >= ${bounds} and answer is not null`),
  );
  assert.equal(
    value('refused'),
    await count(sql`select count(*) as n from calls
      where setup >= ${bounds} and verdict = 'block'`),
  );
  assert.ok(value('calls')! > 5);
  assert.equal(
    value('undecided-stopped'),
    await count(sql`select count(*) as n from calls k join cases c using (case_id)
      where k.verdict in ('block', 'release') and c.state <> 'closed' and c.opened >= ${bounds}
        and exists (select from case_facts f where f.case_id = c.case_id)`),
  );
});

test('figures of a written month, worked out by hand, beside the month before', async () => {
  await house.database.run('a place for calls', async db => {
    for (const day of ['2025-03-02', '2025-03-10']) await makePartition(db, Date.parse(day));
  });
  await storeCase({
    ...{ name: 'r1', opened: '2025-03-03T02:00:00', outcome: 'fraud', yen: 4_000, pace: 36_000 },
    ...{ first: '2025-03-03T01:58:00', cause: 'disa', measure: '2025-03-03T02:05:00' },
    ...{ asked: '2025-03-03T02:00:30' },
    refused: [
      ...['2025-03-03T02:06:00', '2025-03-03T02:07:00', '2025-03-03T02:11:00'],
      ...['2025-03-03T02:31:00'],
    ],
  });
  await storeCase({
    ...{ name: 'r2', opened: '2025-03-31T23:59:59', outcome: 'fraud', yen: 1_000 },
    ...{ cause: 'forwarding', measure: '2025-04-01T00:01:00' },
  });
  await storeCase({
    ...{ name: 'r3', opened: '2025-03-10T12:00:00', outcome: 'lawful' },
    ...{ asked: '2025-03-10T12:01:00', measure: '2025-03-10T12:02:00' },
    closed: '2025-03-10T13:00:00',
    refused: ['2025-03-10T12:05:00', '2025-03-10T12:06:00'],
    // The last one after the case was closed.
    challenged: ['2025-03-10T12:00:30', '2025-03-10T12:00:40', '2025-03-10T14:00:00'],
  });
  await storeCase({ name: 'r4', opened: '2025-04-01T00:00:00', outcome: 'fraud', yen: 99 });
  await storeCase({ name: 'r0', opened: '2025-02-28T23:59:59', outcome: 'fraud', yen: 7 });

  const march = await figuresOf('2025-03');
  const value = (id: string) => march.get(id)!.value;
  assert.deepEqual([value('cases'), value('fraud'), value('lawful')], [3, 2, 1]);
  assert.equal(value('loss'), 5_000);
  // 36,000 yen an hour, attempts in three intervals of ten minutes.
  assert.deepEqual([value('saved'), value('without')], [18_000, 23_000]);
  assert.equal(value('detect-median'), 120_000);
  assert.equal(value('contact-median'), 30_000);
  assert.deepEqual([value('stop-median'), value('stop-p95')], [61_000, 300_000]);
  assert.equal(value('first-to-stop-median'), 420_000);
  assert.deepEqual(
    [value('lawful-stopped'), value('false-stops'), value('lawful-asked')],
    [2, 1, 1],
  );
  assert.deepEqual([value('lawful-challenged'), value('challenged')], [2, 3]);
  assert.deepEqual([march.get('fraud')!.before, march.get('loss')!.before], [1, 7]);
  const quarter = await figuresOf('2025-Q1');
  assert.equal(quarter.get('fraud')!.value, 3);
  const days = await figuresOf('2025-03-31..2025-04-01');
  assert.equal(days.get('fraud')!.value, 2);

  const { body } = await house.ask('GET', '/v1/reports/2025-03', { as: operator });
  assert.equal(body.months.length, 12);
  assert.deepEqual(
    body.months.at(-1),
    Object.fromEntries([
      ...Object.entries({ span: '2025-03', cases: 3, fraud: 2, lawful: 1, lossYen: 5_000 }),
      ...Object.entries({ savedYen: 18_000, lawfulAsked: 1, falseStops: 1 }),
    ]),
  );
  assert.equal(body.days.length, 31);
  assert.equal(body.days[30].fraud, 1);
  assert.equal(body.attackHours[0][1], 1, 'Monday, the hour of the first call');
  assert.deepEqual(body.breakdowns['by-cause'].map((row: { key: string }) => row.key).toSorted(), [
    'disa',
    'forwarding',
  ]);
  assert.deepEqual([body.period.previous, body.period.running], ['2025-02', false]);
  assert.equal(body.period.lastDay, '2025-03-31');
});

test('a published report tells of no block and of nobody alone', async () => {
  const { body } = await house.ask('GET', '/v1/reports/2025-03?published=true', { as: operator });
  const value = (id: string) => body.figures.find((one: Told) => one.id === id)!.value;
  assert.deepEqual([value('fraud'), value('loss'), value('loss-largest')], [null, null, null]);
  assert.equal(value('country-blocks'), null);
  assert.equal(value('lawful-stopped'), 2, 'what the carrier answers for is told');
  assert.deepEqual(body.breakdowns['by-cause'], []);
  assert.deepEqual([body.attackHours, body.days, body.measures], [[], [], []]);
});

test('the table for spreadsheets has every figure, in both languages; the file is on record', async () => {
  for (const [language, word] of [
    ['ja', '被害額'],
    ['en', 'Loss'],
  ] as const) {
    const url = `/v1/reports/2025-03/figures.csv?language=${language}`;
    const answer = await house.ask('GET', url, { as: operator });
    assert.equal(answer.status, 200);
    assert.match(String(answer.headers['content-type']), /^text\/csv/);
    assert.match(String(answer.headers['content-disposition']), /sekisho-2025-03\.csv/);
    const lines = answer.text.replace('\uFEFF', '').split('\r\n');
    for (const id of figureIds)
      assert.ok(
        lines.some(line => line.split(',')[1] === id),
        id,
      );
    assert.ok(
      lines.some(line => line.includes(`,loss,${word},5000,yen,7,,`)),
      lines[11],
    );
  }
  const entries = await house.database.run('reading', db =>
    db.selectFrom('audit').selectAll().where('what', '=', 'report.csv').execute(),
  );
  assert.equal(entries.length, 2);
  assert.ok(entries.every(one => one.who === 'operator:tanaka' && one.subject === '2025-03'));
});

test('the document has every figure of the page and the table inside it', async t => {
  if (requirePeer(t, 'pdftotext') === undefined) return;
  for (const [language, words] of [
    [
      'ja',
      [
        '国際電話の不正利用に関する報告',
        '誤って止めた正当な通話',
        '¥5,000',
        '推定 ¥18,000',
        '2分0秒',
      ],
    ],
    ['en', ['Report on misuse', 'Lawful calls stopped', '¥5,000', 'est. ¥18,000', '2 min 0 s']],
  ] as const) {
    const url = `/v1/reports/2025-03/report.pdf?language=${language}`;
    const headers = house.headersOf(operator);
    const answer = await house.api.app.inject({ url, headers });
    assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
    assert.equal(answer.headers['content-type'], 'application/pdf');
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: answer.rawPayload,
    }).toString();
    for (const word of words) assert.ok(text.includes(word), `${word} in\n${text.slice(0, 1_500)}`);
  }
});

test('what names no period is refused with the forms that do', async () => {
  for (const period of ['2025-13', 'last-month', '2020-01-01..2026-01-01']) {
    const answer = await house.ask('GET', `/v1/reports/${period}`, { as: operator });
    assert.equal(answer.status, 400, period);
    assert.match(answer.body.detail, /2026-Q4/);
  }
});

test('sums outlive the calls they were made of', async () => {
  const before = await figuresOf('2025-03');
  await house.database.run('erasing', db =>
    sql`delete from calls where setup < ${at('2025-06-01T00:00:00')}`.execute(db),
  );
  const after = await figuresOf('2025-03');
  assert.deepEqual(after.get('saved'), before.get('saved'));
  assert.deepEqual(after.get('lawful-stopped'), before.get('lawful-stopped'));
});
