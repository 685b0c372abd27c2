// The parts of the case desk that change the policy and the lists, over a live house: all real but
// for the runner of backtests, which needs a journal on disk (`historyRunner` has one).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { DeskParts } from '../../src/api/desk/desk-parts.ts';
import { FileJournal } from '../../src/bus/file-journal.ts';
import { ChildBacktests } from '../../src/cli/history-backtest/backtest-runner.ts';
import { StoredListDesk } from '../../src/cli/serve/lists/list-desk.ts';
import { takeOver } from '../../src/cli/serve/lists/reference-lists.ts';
import { PolicyDesk } from '../../src/cli/serve/policy/policy-desk.ts';
import { ShadowDesk } from '../../src/cli/serve/policy/shadow-desk.ts';
import { readLists } from '../../src/cli/serve/storage/open-store.ts';
import { type Policy, standardPolicy } from '../../src/core/policy/policy.ts';
import type { Database } from '../../src/store/database.ts';
import { SqlBacktestBook } from '../../src/store/sql-backtest-book.ts';
import { SqlListBook } from '../../src/store/sql-list-book.ts';
import { SqlPolicyBook } from '../../src/store/sql-policy-book.ts';
import { SqlReferenceStore } from '../../src/store/sql-reference-store.ts';
import type { TestDatabases } from '../../src/store/test-database.ts';
import type { BacktestRunner } from '../../src/workflow/policy-ports.ts';
import { facts, type LiveHouse, recordsOf } from './live-house.ts';

export interface PolicyHouse extends Pick<DeskParts, 'policy' | 'lists'> {
  readonly desk: PolicyDesk;
  readonly shadow: ShadowDesk;
}

export async function policyHouse(
  database: Database,
  live: LiveHouse,
  options: { readonly runner?: BacktestRunner; readonly settings?: Policy } = {},
): Promise<PolicyHouse> {
  const { driver } = live;
  const { clock } = live.traffic;
  const reference = new SqlReferenceStore(database);
  const store = {
    policies: new SqlPolicyBook(database),
    backtests: new SqlBacktestBook(database),
  };
  const desk = await PolicyDesk.open(store.policies, {
    settings: () => options.settings ?? standardPolicy,
    possible: policy => policy,
    clock,
    differs: () => {},
  });
  const shadow = new ShadowDesk({
    driver: () => driver,
    mendedAfterMs: 0,
    possible: policy => policy,
    began: () => {},
    report: error => live.reported.push(error),
  });
  const runner = options.runner ?? noHistory;
  const changed = async (): Promise<void> => {
    takeOver(driver, await readLists(reference), { ...facts, policy: desk.inForce }, clock.nowMs());
  };
  const lists = new StoredListDesk({
    reference,
    book: new SqlListBook(database),
    clock,
    zone: () => '+09:00',
    changed: () => void changed().catch(error => live.reported.push(error)),
  });
  const policy = desk.parts({ store, driver, runner, shadow, challengesPossible: true });
  return { policy, lists, desk, shadow };
}

/** Always busy: it has no history. */
const noHistory: BacktestRunner = {
  start: async () => 'busy',
  cancel: async () => false,
  percent: () => undefined,
};

export interface HistoryRunner {
  readonly runner: ChildBacktests;
  remove(): Promise<void>;
}

/** A runner over what the house's journal holds now, written to disk; `remove` ends it. */
export async function historyRunner(
  databases: TestDatabases,
  database: Database,
  live: LiveHouse,
): Promise<HistoryRunner> {
  const { rows } = await database.run('naming the database', db =>
    sql<{ name: string }>`select current_database() as name`.execute(db),
  );
  const url = databases.urlOf(rows[0]!.name);
  const folder = await mkdtemp(join(tmpdir(), 'sekisho-history-'));
  const journal = await FileJournal.open({ folder });
  for (const { payload } of await recordsOf(live.journal)) journal.append(payload);
  await journal.flush();
  const runner = new ChildBacktests({
    book: new SqlBacktestBook(database),
    database: url,
    journal,
    folder,
    homeCountry: 'JP',
    timeZone: 'Asia/Tokyo',
    clock: live.traffic.clock,
    report: error => live.reported.push(error),
  });
  return {
    runner,
    async remove() {
      await runner.stop();
      await journal.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
