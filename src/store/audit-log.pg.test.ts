import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import { maskNumbersIn } from '../core/numbering/mask-numbers-in.ts';
import { AuditLog } from './audit-log.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';
import { TestDatabases } from './test-database.ts';

let server: TestDatabases;
before(async () => {
  server = await TestDatabases.start();
});
after(() => server.stop());

function entry(n: number): AuditEntry {
  return {
    atMs: Date.UTC(2026, 10, 21) + n,
    who: 'desk.sato',
    what: 'number.unmask',
    why: `case C-${n}: 確認 0102521234567`,
    subject: `C-${n}`,
    called: ['+2521234567', '0102521234567'],
  };
}

async function filled(count: number): Promise<{ database: Database; log: AuditLog }> {
  const database = await server.fresh();
  const log = new AuditLog(database);
  await log.append(Array.from({ length: count }, (_, n) => entry(n + 1)));
  return { database, log };
}

/** What an intruder with all rights on the tables could do. */
async function tamper(database: Database, statement: string): Promise<void> {
  await database.run('test', async db => {
    await sql`alter table audit disable trigger user`.execute(db);
    await sql.raw(statement).execute(db);
    await sql`alter table audit enable trigger user`.execute(db);
  });
}

test('a chain verifies, over pages, and across many appends at once', async () => {
  const { log } = await filled(5_003);
  await Promise.all(Array.from({ length: 10 }, (_, n) => log.append([entry(n), entry(n)])));
  const verified = await log.verify();
  assert.ok(verified.ok);
  assert.equal(verified.head.seq, 5_023);
  assert.deepEqual(await log.verify(verified.head), verified);
  assert.deepEqual(await log.append([]), verified.head);
});

test('an empty log verifies', async () => {
  const verified = await new AuditLog(await server.fresh()).verify();
  assert.ok(verified.ok && verified.head.seq === 0);
});

test('numbers are masked before they are stored', async () => {
  const { database } = await filled(1);
  const rows = await database.run('test', db => db.selectFrom('audit').selectAll().execute());
  assert.deepEqual(rows[0]?.called, ['+252123****', '010252123****']);
  assert.equal(rows[0]?.why, 'case C-1: 確認 010252123****');
  assert.ok(!JSON.stringify(rows).includes('4567'));
  assert.equal(maskNumbersIn('03-1234-5678 at 2026-11-21'), '03-1234-**** at 2026-11-21');
  assert.equal(maskNumbersIn('+81 50 1234 5678, 12 calls'), '+81 50 1234 ****, 12 calls');
});

test('the table refuses changes', async () => {
  const { database, log } = await filled(2);
  for (const statement of [
    "update audit set who = 'x'",
    'delete from audit where seq = 2',
    'truncate audit',
  ]) {
    await assert.rejects(
      database.run('test', db => sql.raw(statement).execute(db)),
      (error: unknown) => error instanceof StoreError && /append-only/.test(error.message),
    );
  }
  assert.equal((await log.verify()).ok, true);
});

for (const [name, statement, seq] of [
  ['who', "update audit set who = 'x' where seq = 3", 3],
  ['when', "update audit set at = at + interval '1 ms' where seq = 3", 3],
  ['a called number', "update audit set called[1] = '+2' where seq = 3", 3],
  ['a hash', "update audit set hash = sha256('x') where seq = 3", 3],
  ['an entry taken out', 'delete from audit where seq = 3', 4],
  ['the first entry taken out', 'delete from audit where seq = 1', 2],
  [
    'two exchanged',
    'update audit set seq = case seq when 2 then -3 else -2 end where seq in (2, 3); update audit set seq = -seq where seq < 0',
    2,
  ],
] as const) {
  test(`tampering shows: ${name}`, async () => {
    const { database, log } = await filled(5);
    await tamper(database, statement);
    const verified = await log.verify();
    assert.ok(!verified.ok);
    assert.equal(verified.seq, seq);
  });
}

test('entries cut off the end show against a head known from before', async () => {
  const { database, log } = await filled(5);
  const before = await log.verify();
  assert.ok(before.ok);
  await tamper(database, 'delete from audit where seq = 5');
  assert.equal((await log.verify()).ok, true);
  const verified = await log.verify(before.head);
  assert.ok(!verified.ok);
  assert.equal(verified.seq, 5);
});
