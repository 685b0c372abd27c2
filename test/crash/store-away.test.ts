// PostgreSQL away for some minutes: calls are judged, people's acts take effect, nothing is lost,
// and afterwards store and network catch up.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Database } from '../../src/store/database.ts';
import { SqlDecisionStore } from '../../src/store/sql-decision-store.ts';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import { TestDatabases } from '../../src/store/test-database.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import { storeSettled } from '../../src/workflow/store-settled.ts';
import { FaultyEnforcer } from '../support/faulty-enforcer.ts';
import { LiveHouse } from '../support/live-house.ts';

const databases = await TestDatabases.start();
after(() => databases.stop());

/** The way to the database; while it is cut, no connection stands and none comes about. */
class Way {
  readonly #sockets = new Set<Socket>();
  readonly #server;
  #cut = false;

  constructor(port: number) {
    this.#server = createServer(from => {
      if (this.#cut) return void from.destroy();
      const to = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => {});
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  }

  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  cut(cut: boolean): void {
    this.#cut = cut;
    if (cut) for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut(true);
    this.#server.close();
  }
}

test('while PostgreSQL is away calls are judged, and afterwards the store catches up', async t => {
  const direct = new URL(await databases.freshUrl());
  const way = new Way(Number(direct.port));
  const through = new URL(direct);
  through.hostname = '127.0.0.1';
  through.port = String(await way.open());
  const database = await Database.open({ url: through.href, onError: () => {} });
  t.after(async () => {
    await LiveHouse.stopAll();
    await database.close();
    way.close();
  });
  let aheadMs = 0;
  const clock = { nowMs: (): number => house.traffic.clock.nowMs() + aheadMs };
  const house: LiveHouse = new LiveHouse({
    clock,
    driver: { decisions: new SqlDecisionStore(database), storeRetryMs: 20 },
  });
  await house.open();
  const flushed = async (ms: number): Promise<void> => {
    await house.journal.flush();
    await wait(ms);
  };
  const settled = () =>
    storeSettled({ journal: house.journal, driver: house.driver, sleep: flushed });
  const element = new FaultyEnforcer('sbc', clock.nowMs);
  const store = new SqlEnforcementStore(database);
  const reconciler = new EnforcementReconciler({
    enforcers: [element],
    store,
    clock,
    sleep: async () => {},
    settledSeq: settled,
    complete: async () => true,
    counts: { effect: () => {}, order: () => {}, drift: () => {} },
    onDrift: () => {},
    report: () => {},
  });
  await reconciler.register();
  await house.run(300);
  assert.ok((await settled()) !== undefined);

  way.cut(true);
  const judgedBefore = house.verdicts.length;
  const barred = house.traffic.lists.subscribers.slice(0, 5).map(row => row.subscriber);
  for (const [at, subscriber] of barred.entries()) {
    const act = { kind: 'bar', subscriber, on: 'request' } as const;
    const done = house.intake.act({ id: `bar-${at}`, by: 'operator:x', why: 'asked', act });
    assert.equal(done?.done, true);
  }
  for (let minute = 0; minute < 5; minute += 1) {
    aheadMs += 60_000;
    house.driver.tick();
    await house.run(60);
    await assert.rejects(reconciler.carryOut());
  }
  const timeMs = clock.nowMs();
  const call = {
    type: 'setup',
    timeMs,
    zone: '+09:00',
    callId: 'barred-1',
    to: '01023222123457',
  } as const;
  const verdict = house.intake.screen('switch', {
    ...call,
    subscriber: barred[0]!,
    direction: 'outbound',
  });
  assert.equal(verdict.verdict, 'block');
  assert.ok(house.verdicts.length > judgedBefore, 'calls were judged meanwhile');
  assert.equal(house.intake.failedOpen, 0);
  assert.equal(house.intake.lost, 0);
  assert.ok(house.driver.backlog > 0, 'decisions wait for the store');
  assert.deepEqual(element.inForce(), []);

  way.cut(false);
  while ((await settled()) === undefined);
  await reconciler.carryOut();
  assert.equal(await reconciler.compare(), true);
  const lines = element.inForce().flatMap(({ subject }) => {
    return subject.kind === 'line' ? [subject.subscriber] : [];
  });
  for (const subscriber of barred) assert.ok(lines.includes(subscriber), subscriber);
  const name = direct.pathname.slice(1);
  const rows = await databases.query(name, 'select body from decisions order by seq, ordinal');
  const kept = house.told.filter(each => each.type !== 'verdict' || each.verdict !== 'allow');
  assert.deepEqual(
    rows.map(({ body }) => (body as { type: string }).type),
    kept.map(({ type }) => type),
  );
  t.diagnostic(`${house.verdicts.length - judgedBefore} calls judged, ${rows.length} decisions`);
});
