// What the acting half of the case page is tried on: cases of real traffic, and a network element
// that carries out what was decided.
import assert from 'node:assert/strict';
import { tellOrders } from '../../src/cli/serve/tell-orders.ts';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import type { DeskCase } from '../../src/workflow/desk-state.ts';
import { createEngineEnforcer } from '../../src/workflow/engine-enforcer.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import type { DeskHouse } from '../support/desk-house.ts';

export interface OpenCase {
  readonly name: string;
  readonly number: string;
  readonly line: string;
}

/** Open cases of the traffic that nobody has stopped, and that no test has had. */
export class OpenCases {
  readonly #desk: DeskHouse;
  readonly #had = new Set<string>();

  constructor(desk: DeskHouse) {
    this.#desk = desk;
    // This journal reaches its disk only when it is told to, and pages hear of what did.
    setInterval(() => void desk.live.journal.flush(), 50).unref();
  }

  /** One that a person opens for a line that has none. */
  async byHand(): Promise<OpenCase> {
    const { live } = this.#desk;
    const busy = new Set([...live.driver.desk.cases.values()].map(one => one.subscriber));
    const free = live.traffic.lists.subscribers.find(({ subscriber }) => {
      return !busy.has(subscriber) && !this.#had.has(subscriber);
    });
    assert.ok(free !== undefined, 'a line without a case');
    this.#had.add(free.subscriber);
    const body = { subscriber: free.subscriber, why: 'the owner asks what this is' };
    const opened = await this.#desk.ask('POST', '/v1/cases', { as: 'mori/supervisor', body });
    assert.equal(opened.status, 200, opened.text);
    const name: string = opened.body.case;
    return { name, number: name.replace('case-', ''), line: free.subscriber };
  }

  /** Runs the traffic on until there is one that fits. */
  async next(fits: (one: DeskCase) => boolean = () => true): Promise<OpenCase> {
    const { live } = this.#desk;
    for (let tries = 0; tries < 3_000; tries += 1) {
      const found = [...live.driver.desk.cases.values()].find(
        one =>
          !this.#had.has(one.case) &&
          one.subscriber !== '' &&
          one.suspended.length === 0 &&
          !one.reached &&
          fits(one),
      );
      if (found !== undefined) {
        this.#had.add(found.case);
        await this.#desk.settled();
        const { case: name, subscriber: line } = found;
        return { name, number: name.replace('case-', ''), line };
      }
      await live.run(5);
    }
    throw new Error('no such case came');
  }

  deskCase(name: string): DeskCase | undefined {
    return this.#desk.live.driver.desk.cases.get(name);
  }
}

/** A network element of that name, and what makes it carry out what is wanted. */
export async function networkElement(desk: DeskHouse, name: string): Promise<() => Promise<void>> {
  const { driver, traffic } = desk.live;
  const { clock } = traffic;
  const tell = tellOrders(() => desk.events);
  const reconciler = new EnforcementReconciler({
    enforcers: [{ ...createEngineEnforcer(() => driver.engine.state, clock), name }],
    store: new SqlEnforcementStore(desk.database),
    clock,
    sleep: async () => {},
    settledSeq: async () => undefined,
    complete: async () => true,
    counts: { effect: () => {}, order: tell, drift: () => {} },
    onDrift: () => {},
    report: error => assert.fail(String(error)),
  });
  await reconciler.register();
  return async () => {
    await desk.settled();
    await reconciler.carryOut();
  };
}
