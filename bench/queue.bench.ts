// What the queue of the case desk takes to read while 50,000 cases stand open.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseQuery } from '../src/core/case/case-rows.ts';
import { Database } from '../src/store/database.ts';
import { EmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { SqlHandover } from '../src/store/sql-handover.ts';
import { SqlQueue } from '../src/store/sql-queue.ts';
import type { Size } from './bench-module.ts';
import { fillQueue, owners, settle } from './fill-queue.ts';

const sizes = {
  small: { cases: 500, rounds: 3 },
  full: { cases: 50_000, rounds: 200 },
};
const nowMs = Date.UTC(2026, 10, 1);

export const bench = {
  name: 'queue',
  why: 'how long a page of the queue, its counts and an assignment take among open cases',
  async run(size: Size): Promise<Record<string, number>> {
    const { cases, rounds } = sizes[size];
    const folder = await mkdtemp(join(tmpdir(), 'sekisho-bench-'));
    const elsewhere = `${folder}-elsewhere`;
    const server = await EmbeddedPostgres.start({ folder: join(folder, 'postgres'), elsewhere });
    try {
      const database = await Database.open({ url: server.url });
      await fillQueue(database, cases, nowMs);
      await settle(database);
      const figures = await measure(database, rounds);
      await database.close();
      return { cases, ...figures };
    } finally {
      await server.stop();
      for (const path of [folder, elsewhere]) await rm(path, { recursive: true, force: true });
    }
  },
};

const open = ['open', 'investigating', 'contacting', 'waiting', 'measure', 'restored'] as const;

async function measure(database: Database, rounds: number): Promise<Record<string, number>> {
  const queue = new SqlQueue(database);
  const handover = new SqlHandover(database);
  let round = 0;
  const someone = () => `operator${(round * 3) % owners}`;
  const cursors = new Map<string, string>();
  const walk = (sort: NonNullable<CaseQuery['sort']>) => async () => {
    const cursor = cursors.get(sort);
    const query = { states: open, sort, limit: 100, ...(cursor !== undefined && { cursor }) };
    const { next } = await queue.search(query);
    if (next === null) cursors.delete(sort);
    else cursors.set(sort, next);
  };
  const tabs: CaseQuery[] = [
    { assignee: 'operator3' },
    { assignee: '' },
    { assignee: '', lossAtLeastYen: 6_000 },
    { dueBeforeMs: nowMs + 900_000 },
    {},
  ];
  const by = { who: 'operator:bench', nowMs };
  const asked: Record<string, () => Promise<unknown>> = {
    firstPageByLoss: () => queue.search({ states: open, limit: 100 }),
    laterPagesByLoss: walk('loss'),
    laterPagesByDeadline: walk('due'),
    laterPagesByAge: walk('opened'),
    pageOfPerson: () => queue.search({ states: open, assignee: someone(), limit: 100 }),
    pageOfNobody: () => queue.search({ states: open, assignee: '', limit: 100 }),
    countsOfFiveTabs: () => queue.counts(tabs.map(tab => ({ states: open, ...tab }))),
    takeNext: () => queue.takeNext({ states: open }, someone(), by),
    handoverFigures: () => handover.figures(nowMs),
  };
  const figures: Record<string, number> = {};
  for (const [name, ask] of Object.entries(asked)) {
    figures[`${name}P95Ms`] = await p95(rounds, () => {
      round += 1;
      return ask();
    });
  }
  const bulk = { states: open, assignee: 'operator9' };
  const begin = performance.now();
  const given = await queue.assignMatching(bulk, 'operator6', true, by);
  figures.assignMatchingMs = Number((performance.now() - begin).toFixed(1));
  figures.assignedAtOnce = given === 'too-many' ? 0 : given.assigned.length;
  return figures;
}

async function p95(rounds: number, ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await ask();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  return Number(times[Math.ceil(times.length * 0.95) - 1]!.toFixed(2));
}
