// What the acting half of the case page is tried on: cases of real traffic, and a network element
// that carries out what was decided.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { tellOrders } from '../../src/cli/serve/network/tell-orders.ts';
import { SqlEnforcementStore } from '../../src/store/sql-enforcement-store.ts';
import type { DeskCase } from '../../src/workflow/desk-state.ts';
import { createEngineEnforcer } from '../../src/workflow/engine-enforcer.ts';
import { EnforcementReconciler } from '../../src/workflow/reconcile-enforcement.ts';
import type { DeskHouse } from '../support/desk-house.ts';
import type { ConsoleHouse, Looked } from './console-house.ts';

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

  /** One that a person opens for a line of an account that has none: no other's comes of it. */
  async byHand(): Promise<OpenCase> {
    const { live } = this.#desk;
    const busy = new Set([...live.driver.desk.cases.values()].map(one => one.account));
    const free = live.traffic.lists.subscribers.find(({ subscriber, account }) => {
      return !busy.has(account) && !this.#had.has(subscriber);
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
async function networkElement(desk: DeskHouse, name: string): Promise<() => Promise<void>> {
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

export const operator = 'sato/operator';
export const other = 'ito/operator';
export const supervisor = 'mori/supervisor';

const tried = new WeakMap<ConsoleHouse, { cases: OpenCases; carryOut?: () => Promise<void> }>();

/** The cases of that house, and its network element. */
export function casesOf(house: ConsoleHouse): OpenCases {
  const known = tried.get(house) ?? { cases: new OpenCases(house.desk) };
  tried.set(house, known);
  return known.cases;
}

/** A case that is this test's alone. */
export async function openCase(house: ConsoleHouse): Promise<OpenCase> {
  const cases = casesOf(house);
  const known = tried.get(house)!;
  known.carryOut ??= await networkElement(house.desk, 'SBC-1');
  return cases.byHand();
}

/** Lets the network element do what is wanted of it. */
export async function carryOut(house: ConsoleHouse): Promise<void> {
  await tried.get(house)?.carryOut?.();
}

export function asked(house: ConsoleHouse, url: string) {
  return house.desk.ask('GET', url, { as: supervisor });
}

export async function write(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByLabel(new RegExp(`^${label}`))
    .fill(text);
}

/** Sends the sheet by the keyboard, once it can be sent; where it never can, fails with why. */
export async function send(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  try {
    await sheet.locator('button[type=submit]:enabled').waitFor();
  } catch (cause) {
    const shown = (await sheet.allInnerTexts()).join(' | ') || 'no sheet is open';
    throw new Error(`cannot be sent: ${shown}`, { cause });
  }
  await page.keyboard.press('Control+Enter');
}

/** Takes the first choice of the list that has the focus, by the keyboard. */
export async function chooseFirst(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown');
  const chosen = page.locator('[role=option][data-combobox-selected]:visible');
  // The first press only opens a list that was not yet drawn.
  await page.getByRole('option').first().waitFor();
  if ((await chosen.count()) === 0) await page.keyboard.press('ArrowDown');
  await chosen.waitFor();
  await page.keyboard.press('Enter');
  await chosen.waitFor({ state: 'detached' });
}

/** The case as that person has it open, once it is known what they may do. */
export async function openPage(
  house: ConsoleHouse,
  one: OpenCase,
  how: Looked = {},
): Promise<Page> {
  const page = await house.look(`/cases/${one.number}`, { as: operator, ...how });
  await page.locator('.acts-next button:enabled').waitFor();
  return page;
}
