// Two policies on the carrier's own history, side by side: what the candidate would do otherwise.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { formatTime } from '../core/call/format-time.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import type { Policy } from '../core/policy/policy.ts';
import { DomesticCalls } from '../workflow/domestic-calls.ts';
import { type BacktestResult, countDifferences, sideResult } from './backtest/backtest-result.ts';
import { type Budget, BudgetWatch } from './backtest/budget-watch.ts';
import { caseLine } from './backtest/case-line.ts';
import { comparisonPage } from './backtest/comparison-page.ts';
import { type CasePair, matchCases } from './backtest/match-cases.ts';
import { PolicySide } from './backtest/policy-side.ts';
import { printComparison } from './backtest/print-comparison.ts';
import { RecordedCalls } from './backtest/recorded-calls.ts';
import { policyText } from './backtest/suggest-policy.ts';
import type { BacktestOptions } from './commands/backtest.ts';
import { readPolicy } from './read-policy.ts';
import { feedEvents } from './replay/feed-events.ts';
import { type ReplayLists, readReplayLists } from './replay/replay-lists.ts';

/** Counts of one reading of the files. */
interface Reading {
  events: number;
  quarantined: number;
  domestic: number;
  callsAbroad: number;
  fromMs: number;
  toMs: number;
  zone: string;
}

export async function backtest(options: BacktestOptions): Promise<void> {
  const asked = readPolicy(options.policy);
  const against = readPolicy(options.against);
  const lists = readReplayLists(options);
  let candidate: PolicySide;
  let inForce: PolicySide;
  let read: Reading;
  let budget: Budget | undefined;
  if (options.budget === undefined) {
    const calls = new RecordedCalls(lists, options.labels !== undefined);
    candidate = sideOf(lists, options, asked, calls);
    inForce = sideOf(lists, options, against, calls);
    read = await readAll(options, lists, calls, [candidate, inForce], 'backtest');
  } else {
    // The level has to be known before the candidate can run: the files are read twice.
    const first = new RecordedCalls(lists, options.labels !== undefined);
    const watch = new BudgetWatch(lists, options, asked, first);
    inForce = sideOf(lists, options, against, first);
    read = await readAll(options, lists, first, [inForce, watch], 'backtest, levels');
    budget = watch.budget(options.budget, inForce, read);
    if (options.suggest !== undefined) {
      writeFileSync(options.suggest, policyText(budget.policy, budget.remarks));
    }
    const calls = new RecordedCalls(lists, options.labels !== undefined);
    candidate = sideOf(lists, options, budget.policy, calls);
    await readAll(options, lists, calls, [candidate], 'backtest, policy');
  }
  const pairs = matchCases(candidate.cases.values(), inForce.cases.values());
  write(options, resultOf(options, read, candidate, inForce, pairs, budget), pairs);
}

function sideOf(
  lists: ReplayLists,
  options: BacktestOptions,
  policy: Policy,
  calls: RecordedCalls,
): PolicySide {
  const { homeCountry, timeZone } = options;
  return new PolicySide(lists, { policy, homeCountry, timeZone }, calls);
}

/** Reads the files once; every side sees every event. */
async function readAll(
  options: BacktestOptions,
  lists: ReplayLists,
  calls: RecordedCalls,
  sides: readonly (PolicySide | BudgetWatch)[],
  doing: string,
): Promise<Reading> {
  const domestic = new DomesticCalls(to => normaliseNumber(to, lists.plan).kind);
  const read: Reading = {
    events: 0,
    quarantined: 0,
    domestic: 0,
    callsAbroad: 0,
    fromMs: 0,
    toMs: 0,
    zone: 'Z',
  };
  await feedEvents(options, doing, {
    take: event => {
      read.events += 1;
      if (read.fromMs === 0) {
        read.fromMs = event.timeMs;
        read.zone = event.zone;
      }
      read.toMs = Math.max(read.toMs, event.timeMs);
      for (const side of sides) side.reach(event);
      if (domestic.holds(event)) return;
      calls.note(event);
      for (const side of sides) side.take(event);
      calls.after(event, sides);
    },
    quarantine: item => {
      read.quarantined += 1;
      if (options.quiet || read.quarantined > 10) return;
      process.stderr.write(`${item.source}, line ${item.position}: ${item.reason}\n`);
    },
  });
  if (!options.quiet && read.quarantined > 10) {
    process.stderr.write(`${read.quarantined - 10} more lines are in quarantine\n`);
  }
  for (const side of sides) side.finish();
  read.domestic = domestic.count;
  read.callsAbroad = calls.calls;
  return read;
}

function resultOf(
  options: BacktestOptions,
  read: Reading,
  candidate: PolicySide,
  inForce: PolicySide,
  pairs: readonly CasePair[],
  budget: Budget | undefined,
): BacktestResult {
  const labelled = options.labels !== undefined;
  const spanMs = read.toMs - read.fromMs;
  const { events, callsAbroad, domestic, quarantined, zone } = read;
  return {
    type: 'backtest',
    inputs: inputNames(options),
    labelled,
    history: {
      from: formatTime(read.fromMs, zone),
      to: formatTime(read.toMs, zone),
      days: Math.round(spanMs / 8_640_000) / 10,
      lines: inForce.state.lines.names.count,
      events,
      callsAbroad,
      domestic,
      quarantined,
    },
    candidate: sideResult(candidate, labelled, spanMs),
    inForce: sideResult(inForce, labelled, spanMs),
    differences: countDifferences(pairs),
    ...(budget === undefined ? {} : { budget: budget.result(candidate) }),
  };
}

function write(options: BacktestOptions, result: BacktestResult, pairs: readonly CasePair[]): void {
  const json = `${JSON.stringify(result, undefined, 2)}\n`;
  if (options.out === undefined) process.stdout.write(json);
  else writeFileSync(options.out, json);
  if (options.cases !== undefined) {
    writeFileSync(options.cases, pairs.map(pair => `${caseLine(pair)}\n`).join(''));
  }
  if (options.report !== undefined) writeFileSync(options.report, comparisonPage(result, pairs));
  if (!options.quiet) printComparison(result);
}

/** What was read, by name: the same files elsewhere give the same bytes. */
function inputNames(options: BacktestOptions): readonly (readonly [string, string])[] {
  const { subscribers, rates, restricted, contacts, labels, columns, files } = options;
  const named = { subscribers, rates, restricted, contacts, labels, columns };
  return [
    ...files.map(file => ['events', file === '-' ? '-' : basename(file)] as const),
    ...Object.entries(named).flatMap(([role, file]) =>
      file === undefined ? [] : [[role, basename(file)] as const],
    ),
  ];
}
