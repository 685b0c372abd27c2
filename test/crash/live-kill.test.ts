// kill -9 at random moments under load, again and again on the same data: live-oracle.ts says what
// is guaranteed. SEKISHO_KILLS sets how often; the proof runs 50.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { FileJournal } from '../../src/bus/file-journal.ts';
import { FileSnapshots } from '../../src/bus/file-snapshots.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { LiveDriver } from '../../src/workflow/live-driver.ts';
import type { DecisionRecord, Journal } from '../../src/workflow/ports.ts';
import { JournalReplay } from '../support/journal-replay.ts';
import { mendedAfterMs } from '../support/live-house.ts';
import { MemoryDecisions } from '../support/memory-stores.ts';
import type { LiveKillOrder } from './live-kill.child.ts';
import { type Evidence, judge, type Seen } from './live-oracle.ts';

const child = join(import.meta.dirname, 'live-kill.child.ts');
const kills = Number(process.env.SEKISHO_KILLS ?? 8);
const secret = 'the secret of the webhook';

const folder = await mkdtemp(join(tmpdir(), 'sekisho-live-kill-'));
const databases = await TestDatabases.start();
const receiver = createServer((request, response) => void receive(request, response));
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
after(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await databases.stop();
  await rm(folder, { recursive: true, force: true });
});

let state = 20_260_605;
function below(limit: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}

const deliveries = new Map<string, string[]>();
const unsigned: string[] = [];

/** A receiver with moods: most deliveries are taken, some fail before or after they were. */
async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const mood = below(50);
  if (mood === 0) return void response.writeHead(503).end();
  let body = '';
  try {
    for await (const chunk of request) body += chunk;
  } catch {
    return; // The sender was killed.
  }
  const key = String(request.headers['idempotency-key']);
  const signature = String(request.headers['sekisho-signature']);
  const seconds = /^t=(\d+),/.exec(signature)?.[1];
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  if (signature !== `t=${seconds},v1=${mac}`) unsigned.push(key);
  deliveries.set(key, [...(deliveries.get(key) ?? []), body]);
  if (mood === 1) request.socket.destroy();
  else response.writeHead(204).end();
}

interface Ended {
  readonly seen: Seen;
  readonly orders: readonly string[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
}

/** One life of the process; `end` is called with it and kills it, or lets it come to its end. */
async function live(
  order: LiveKillOrder,
  end: (life: { started: Promise<unknown>; kill(signal: NodeJS.Signals): void }) => Promise<void>,
): Promise<Ended> {
  const process_ = spawn(process.execPath, [child, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(process_, 'exit');
  const started = Promise.race([once(process_.stdout, 'data'), exited]);
  await end({ started, kill: signal => void process_.kill(signal) });
  const [code, signal] = await exited;
  const text = await readFile(order.seen, 'utf8').catch(() => '');
  return { ...seenIn(text), code, signal };
}

function seenIn(text: string): { seen: Seen; orders: string[] } {
  const verdicts: { callId: string; verdict: string; seq: number }[] = [];
  const orders: string[] = [];
  let durableSeq = 0;
  for (const line of text.split('\n')) {
    const [word, first = '', second = '', third = ''] = line.split(' ');
    if (word === 'verdict') verdicts.push({ callId: first, verdict: second, seq: Number(third) });
    else if (word === 'order') orders.push(`${first} ${second}`);
    else if (word === 'durable') durableSeq = Math.max(durableSeq, Number(first));
    else if (word === 'error') assert.fail(line);
  }
  return { seen: { verdicts, durableSeq }, orders };
}

/** The state that a start finds, without leaving a trace in the journal. */
async function restart(journal: FileJournal): Promise<NonNullable<Evidence['restarted']>> {
  const appended: string[] = [];
  const lastSeq = (): number => journal.lastSeq + appended.length;
  const untouched: Journal = {
    get lastSeq() {
      return lastSeq();
    },
    get durableSeq() {
      return lastSeq();
    },
    append: payload => journal.lastSeq + appended.push(payload),
    onDurable: () => {},
    flush: async () => {},
    read: fromSeq => journal.read(fromSeq),
    truncateBefore: async () => {},
    close: async () => {},
  };
  const files = new FileSnapshots({ folder: join(folder, 'data', 'snapshots') });
  const driver = new LiveDriver({
    journal: untouched,
    snapshots: { load: version => files.load(version), save: async () => {} },
    decisions: new MemoryDecisions(),
    clock: { nowMs: () => 0 },
    mendedAfterMs,
    snapshotEvery: Number.MAX_SAFE_INTEGER,
    report: error => assert.fail(String(error)),
    onEffect: () => {},
    onDecision: () => {},
    onContact: () => {},
  });
  await driver.start();
  const { engine, desk } = driver;
  await driver.stop();
  return { engine, desk, appended: [...appended] };
}

async function storeOf(name: string): Promise<{ rows: DecisionRecord[]; offset: number }> {
  const found = await databases.query(name, 'select key, seq, ordinal, body from decisions');
  const rows = found.map(({ key, seq, ordinal, body }) => {
    return { key, seq: Number(seq), ordinal, decision: body } as DecisionRecord;
  });
  const [last] = await databases.query(name, 'select seq from journal_offset');
  return { rows, offset: Number(last?.seq ?? 0) };
}

/** When and how a life ends: mostly under load, sometimes while it starts or stops. */
async function killAtRandom(
  round: number,
  life: { started: Promise<unknown>; kill(signal: NodeJS.Signals): void },
): Promise<void> {
  if (round % 5 === 3) {
    await wait(150 + below(450));
  } else {
    await life.started;
    await wait(below(1_200));
    if (round % 5 === 4) {
      life.kill('SIGTERM');
      await wait(below(40));
    }
  }
  life.kill('SIGKILL');
}

test(`killed ${kills} times under load: nothing is lost, nothing done twice`, async t => {
  const replay = new JournalReplay(mendedAfterMs);
  const url = await databases.freshUrl();
  const name = url.slice(url.lastIndexOf('/') + 1);
  const { port } = receiver.address() as AddressInfo;
  const order = {
    folder: join(folder, 'data'),
    database: url,
    webhook: `http://127.0.0.1:${port}/effects`,
    secret,
  };
  const runs: Seen[] = [];
  const orders = new Set<string>();
  let unrecorded = 0;
  let killed = 0;
  for (let round = 1; killed < kills || round <= kills + 1; round += 1) {
    const last = killed === kills;
    const run = { ...order, round, drain: last, seen: join(folder, `seen-${round}`) };
    const ended = await live(run, last ? async () => {} : life => killAtRandom(round, life));
    if (last) assert.equal(ended.code, 0);
    else if (ended.signal === 'SIGKILL') killed += 1;
    runs.push(ended.seen);
    for (const each of ended.orders) orders.add(each);
    const journal = await FileJournal.open({ folder: join(folder, 'data', 'journal') });
    for await (const record of journal.read(replay.lastSeq + 1)) replay.take(record);
    const restarted = await restart(journal);
    const { lastSeq: journalSeq } = journal;
    await journal.close();
    const outside = new Map([...deliveries].map(([key, bodies]) => [key, [...bodies]]));
    const store = await storeOf(name);
    const found = { journalSeq, restarted, ...store, deliveries: outside, orders };
    const judged = judge(replay, { ...found, runs, atRest: last });
    assert.deepEqual(judged.problems.slice(0, 5), [], `round ${round}`);
    unrecorded = judged.unrecorded;
    if (last) break;
  }
  const answered = runs.reduce((sum, { verdicts }) => sum + verdicts.length, 0);
  const repeated = [...deliveries.values()].filter(bodies => bodies.length > 1).length;
  t.diagnostic(
    `${kills} kills, ${replay.lastSeq} records, ${answered} calls answered ` +
      `(${unrecorded} of them unrecorded), ${deliveries.size} effects delivered ` +
      `(${repeated} more than once)`,
  );
  assert.deepEqual(unsigned, []);
  const types = new Set([...replay.decisions.values()].map(({ decision }) => decision.type));
  // How far the traffic comes depends on the machine; a restoration is a simulated day away.
  const far = kills >= 50 ? (['restoration'] as const) : [];
  for (const type of ['verdict', 'alert', 'case', 'contact', 'suspension', ...far] as const) {
    assert.ok(types.has(type), `the traffic led to ${type}`);
  }
});
