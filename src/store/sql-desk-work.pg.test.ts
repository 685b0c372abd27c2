import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  type Approval,
  askApproval,
  decideApproval,
  useApproval,
} from '../core/access/approvals.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import { attachmentsMax } from '../core/access/desk-papers.ts';
import { AuditLog } from './audit-log.ts';
import { SqlDeskWork } from './sql-desk-work.ts';
import { SqlRequestKeys } from './sql-request-keys.ts';
import { TestDatabases } from './test-database.ts';

let databases: TestDatabases;
before(async () => {
  databases = await TestDatabases.start();
});
after(() => databases.stop());

const nowMs = Date.UTC(2026, 5, 6, 2, 10);
function audit(what: string): AuditEntry {
  return { atMs: nowMs, who: 'operator:a', what, why: '', subject: 'case-1' };
}

function asked(askedMs: number): Approval {
  const matter = { kind: 'country-block' as const, country: 'SL', lastsMs: 3_600_000 };
  const gates = [{ gate: 'listed', met: true, fact: '3 calls' }];
  const id = randomUUID();
  return askApproval({ id, matter, askedBy: 'operator:a', askedMs, why: 'attack', gates });
}

test('of two people who decide at once, one does; each write has one audit entry', async () => {
  const database = await databases.fresh();
  const work = new SqlDeskWork(database);
  const request = asked(nowMs);
  await work.askApproval(request, audit('approval.ask'));
  const decided = ['b', 'c'].map(name => {
    const decider = { by: `operator:${name}`, permitted: true, nowMs, why: '' };
    const step = decideApproval(request, 'approved', decider);
    assert.ok(step.ok);
    return step.approval;
  });
  const written = await Promise.all(
    decided.map(next => work.changeApproval(next, 'asked', audit('approval.approve'))),
  );
  assert.deepEqual(written.toSorted(), [false, true]);
  const kept = await work.approval(request.id);
  assert.deepEqual(kept, decided[written.indexOf(true)]);
  const used = useApproval(kept!, { by: 'operator:a', permitted: true, nowMs });
  assert.ok(used.ok);
  assert.equal(await work.changeApproval(used.approval, 'approved', audit('approval.use')), true);
  assert.equal(await work.changeApproval(used.approval, 'approved', audit('approval.use')), false);
  const verified = await new AuditLog(database).verify();
  assert.ok(verified.ok);
  assert.equal(verified.head.seq, 3);
});

test('the database itself refuses an approval by its asker', async () => {
  const work = new SqlDeskWork(await databases.fresh());
  const request = asked(nowMs);
  await work.askApproval(request, audit('approval.ask'));
  const forged: Approval = { ...request, state: 'approved', decidedBy: request.askedBy };
  await assert.rejects(work.changeApproval(forged, 'asked', audit('approval.approve')));
  assert.equal((await work.approval(request.id))?.state, 'asked');
});

test('pages of approvals hold each once, newest first', async () => {
  const work = new SqlDeskWork(await databases.fresh());
  for (let i = 0; i < 7; i++)
    await work.askApproval(asked(nowMs + (i >> 1)), audit('approval.ask'));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { nowMs, waiting: true, limit: 3, ...(cursor === undefined ? {} : { cursor }) };
    const page = await work.approvals(query);
    seen.push(...page.rows.map(row => row.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.equal(new Set(seen).size, 7);
  assert.equal(seen.length, 7);
  const late = { nowMs: nowMs + 3 * 3_600_000, waiting: true };
  assert.deepEqual((await work.approvals(late)).rows, []);
  await assert.rejects(work.approvals({ nowMs, cursor: "1' or true" }), /not a cursor/);
});

test('notes and attachments come back as written; the last place is filled once', async () => {
  const work = new SqlDeskWork(await databases.fresh());
  const note = {
    id: randomUUID(),
    case: 'case-1',
    by: 'operator:a',
    atMs: nowMs,
    text: '折返し\0',
  };
  await work.addNote(note, audit('note.add'));
  assert.deepEqual(await work.notes('case-1'), [{ ...note, text: '折返し\uFFFD' }]);
  const file = () => ({
    id: randomUUID(),
    case: 'case-1',
    by: 'operator:a',
    atMs: nowMs,
    name: 'letter.pdf',
    mediaType: 'application/pdf',
    bytes: 3,
    sha256: '00'.repeat(32),
  });
  const content = new Uint8Array([1, 0, 255]);
  const files = Array.from({ length: attachmentsMax + 2 }, file);
  const added = await Promise.all(
    files.map(one => work.addAttachment(one, content, audit('attachment.add'))),
  );
  assert.equal(added.filter(Boolean).length, attachmentsMax);
  const [first] = await work.attachments('case-1');
  assert.deepEqual(new Uint8Array((await work.attachmentContent(first!.id))!), content);
});

test('a repeated request gets its answer, another under the same key none', async () => {
  const keys = new SqlRequestKeys(await databases.fresh());
  const request = { who: 'operator:a', key: 'k1', digest: 'aa' };
  assert.deepEqual(await keys.claim(request, nowMs), { kind: 'claimed' });
  assert.deepEqual(await keys.claim(request, nowMs + 1_000), { kind: 'in-progress' });
  const other = { ...request, digest: 'bb' };
  assert.deepEqual(await keys.claim(other, nowMs + 1_000), { kind: 'other-request' });
  assert.deepEqual(await keys.claim({ ...request, who: 'operator:b' }, nowMs), { kind: 'claimed' });
  assert.deepEqual(await keys.claim(request, nowMs + 61_000), { kind: 'claimed' });
  const answer = { status: 201, body: '{"id":"x"}' };
  await keys.answered(request, answer);
  assert.deepEqual(await keys.claim(request, nowMs + 500_000), { kind: 'answered', answer });
  assert.deepEqual(await keys.claim(other, nowMs + 500_000), { kind: 'other-request' });
  await keys.forget(request);
  assert.deepEqual(await keys.claim(request, nowMs + 500_000), { kind: 'answered', answer });
  assert.equal(await keys.dropBefore(nowMs + 600_000), 2);
});
