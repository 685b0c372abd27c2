// Source block and country block (R5, R6), judged when an epoch of sightings has closed.
import { allMet, countryBlockGates, type Gate, sourceBlockGates } from '../core/barring/gates.ts';
import type { Reason } from '../core/barring/verdict.ts';
import { type CountryTraffic, historyDays, type Touched } from '../core/detection/campaign.ts';
import type { Sighting } from '../core/detection/sighting-digest.ts';
import { hasValidChecks } from '../core/intelligence/restricted-list.ts';
import { isProtectedTerritory } from '../core/numbering/is-protected-territory.ts';
import type { Effect } from './effect.ts';
import type { Engine } from './engine.ts';
import { keep } from './state.ts';
import { addTimer } from './timers.ts';

const blocksMax = 10_000;

export function judgeCampaigns(engine: Engine, touched: Touched, effects: Effect[]): void {
  for (const source of touched.sources) judgeSource(engine, source, effects);
  for (const country of touched.countries) judgeCountry(engine, country, effects);
}

function judgeSource(engine: Engine, source: string, effects: Effect[]): void {
  const { state } = engine;
  const traffic = state.campaigns.sources.get(source);
  if (traffic === undefined || state.sourceBlocks.has(source)) return;
  const hits = alarming(traffic.unusual, state.nowMs, state.policy.sourceBlock.withinMs);
  const gates = sourceBlockGates(
    {
      observed: [...state.feeds.values()].every(feed => feed.sourceObserved),
      accounts: distinct(hits.map(hit => hit.account)).length,
      lawfulAgoMs: traffic.lawfulMs === 0 ? -1 : state.nowMs - traffic.lawfulMs,
    },
    state.policy,
  );
  if (!allMet(gates)) return;
  const name = nextCase(engine);
  const endMs = state.nowMs + state.policy.sourceBlock.lastsMs;
  keep(
    state.sourceBlocks,
    source,
    { case: name, beginMs: state.nowMs, endMs, refused: 0 },
    blocksMax,
  );
  addTimer(state, endMs, 'source-block', source);
  effects.push({
    kind: 'decision',
    decision: {
      type: 'source-block',
      timeMs: state.nowMs,
      zone: state.zone,
      case: name,
      sourceIp: source,
      subscribers: distinct(hits.map(hit => hit.subscriber)),
      ground: 'R5',
      beginMs: state.nowMs,
      endMs,
      reasons: [asReason('campaign-source', gates)],
      gates,
    },
  });
}

function judgeCountry(engine: Engine, country: string, effects: Effect[]): void {
  const { state } = engine;
  const traffic = state.campaigns.countries.get(country);
  if (traffic === undefined || state.countryBlocks.has(country)) return;
  const hits = alarming(traffic.unusual, state.nowMs, state.policy.countryBlock.withinMs);
  const accounts = distinct(hits.map(hit => hit.account)).length;
  if (accounts < state.policy.countryBlock.accounts) return;
  const entries = state.restricted.filter(entry => entry.country === country);
  const normal = normalTraffic(traffic);
  const gates = countryBlockGates(
    {
      listed: entries.length > 0,
      listChecksValid:
        state.missingChecksValid || entries.some(entry => hasValidChecks(entry, state.nowMs)),
      protectedTerritory: isProtectedTerritory(country, state.country),
      historyMs: state.nowMs - state.startedMs,
      minutesPerMonth: normal.minutesPerMonth,
      callsPerDay: normal.callsPerDay,
      accounts,
    },
    state.policy,
  );
  if (!allMet(gates)) return;
  const name = nextCase(engine);
  const endMs = state.nowMs + state.policy.countryBlock.lastsMs;
  keep(
    state.countryBlocks,
    country,
    { case: name, beginMs: state.nowMs, endMs, refused: 0 },
    blocksMax,
  );
  addTimer(state, endMs, 'country-block', country);
  effects.push({
    kind: 'decision',
    decision: {
      type: 'country-block',
      timeMs: state.nowMs,
      zone: state.zone,
      case: name,
      country,
      subscribers: distinct(hits.map(hit => hit.subscriber)),
      ground: 'R6',
      beginMs: state.nowMs,
      endMs,
      reasons: [asReason('campaign-country', gates)],
      gates,
    },
  });
}

/** The country's traffic of the last 90 days but today's and yesterday's, the attack's own. */
function normalTraffic(traffic: CountryTraffic): { minutesPerMonth: number; callsPerDay: number } {
  let minutes = 0;
  let calls = 0;
  for (let back = 2; back < 92; back += 1) {
    const day = (((traffic.day - back) % historyDays) + historyDays) % historyDays;
    minutes += traffic.minutes[day]!;
    calls += traffic.calls[day]!;
  }
  return { minutesPerMonth: Math.trunc(minutes / 3), callsPerDay: Math.trunc(calls / 90) };
}

function alarming(list: readonly Sighting[], nowMs: number, withinMs: number): Sighting[] {
  return list.filter(one => one.alarming && nowMs - one.ms <= withinMs);
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)];
}

function nextCase(engine: Engine): string {
  const name = `case-${engine.state.nextCase}`;
  engine.state.nextCase += 1;
  return name;
}

function asReason(name: string, gates: readonly Gate[]): Reason {
  return {
    reading: name,
    decibans: 0,
    text: gates.map(gate => `${gate.gate}: ${gate.fact}`).join('; '),
  };
}
