// The gates of source and country blocks with the facts of this moment: before a block begins, and
// while it is in force, refused attempts included (design §6).
import { countryBlockGates, type Gate, sourceBlockGates } from '../core/barring/gates.ts';
import { type CountryTraffic, historyDays } from '../core/detection/campaign.ts';
import type { Sighting } from '../core/detection/sighting-digest.ts';
import { hasValidChecks } from '../core/intelligence/restricted-list.ts';
import { isProtectedTerritory } from '../core/numbering/is-protected-territory.ts';
import type { Engine } from './engine.ts';
import { lineNamed } from './lines.ts';
import type { Attempt, Block, EngineState } from './state.ts';

export type BlockKind = 'source-block' | 'country-block';

/** What a block rests on: its gates, and the lines that were hit. */
export interface BlockGrounds {
  readonly gates: readonly Gate[];
  readonly subscribers: readonly string[];
}

export function blockGrounds(engine: Engine, kind: BlockKind, subject: string): BlockGrounds {
  return kind === 'source-block' ? sourceGrounds(engine, subject) : countryGrounds(engine, subject);
}

export function blocksOf(state: EngineState, kind: BlockKind): Map<string, Block> {
  return kind === 'source-block' ? state.sourceBlocks : state.countryBlocks;
}

/** How many accounts attack so at once: the gate that is seldom met, by itself. */
export function attackedAccounts(state: EngineState, kind: BlockKind, subject: string): number {
  const { campaigns, policy } = state;
  const source = kind === 'source-block';
  const traffic = source ? campaigns.sources.get(subject) : campaigns.countries.get(subject);
  const { withinMs } = source ? policy.sourceBlock : policy.countryBlock;
  return accountsOf(hitsOf(state, traffic?.unusual, undefined, withinMs));
}

function sourceGrounds({ state }: Engine, source: string): BlockGrounds {
  const traffic = state.campaigns.sources.get(source);
  const { withinMs } = state.policy.sourceBlock;
  const hits = hitsOf(state, traffic?.unusual, state.sourceBlocks.get(source), withinMs);
  const lawfulMs = traffic?.lawfulMs ?? 0;
  const gates = sourceBlockGates(
    {
      observed: [...state.feeds.values()].every(feed => feed.sourceObserved),
      accounts: accountsOf(hits),
      lawfulAgoMs: lawfulMs === 0 ? -1 : state.nowMs - lawfulMs,
    },
    state.policy,
  );
  return { gates, subscribers: linesOf(hits) };
}

function countryGrounds({ state }: Engine, country: string): BlockGrounds {
  const traffic = state.campaigns.countries.get(country);
  const { withinMs } = state.policy.countryBlock;
  const hits = hitsOf(state, traffic?.unusual, state.countryBlocks.get(country), withinMs);
  const entries = state.restricted.filter(entry => entry.country === country);
  const gates = countryBlockGates(
    {
      listed: entries.length > 0,
      listChecksValid:
        state.missingChecksValid || entries.some(entry => hasValidChecks(entry, state.nowMs)),
      protectedTerritory: isProtectedTerritory(country, state.country),
      historyMs: state.startedMs === 0 ? 0 : state.nowMs - state.startedMs,
      ...normalTraffic(traffic),
      accounts: accountsOf(hits),
      unstopped: accountsOf(hits.filter(hit => !isStopped(state, hit.subscriber))),
    },
    state.policy,
  );
  return { gates, subscribers: linesOf(hits) };
}

/** Whether a measure stops that line's calls abroad. */
export function isStopped(state: EngineState, subscriber: string): boolean {
  const line = lineNamed(state, subscriber);
  return line?.suspension !== undefined || (line?.barred !== undefined && !line.barred.butUsual);
}

/** Who attacks: alarming calls, and lines that a block refused several times, both of late. */
function hitsOf(
  state: EngineState,
  sightings: readonly Sighting[] | undefined,
  block: Block | undefined,
  withinMs: number,
): readonly Pick<Attempt, 'account' | 'subscriber'>[] {
  const { nowMs, policy } = state;
  const alarming = (sightings ?? []).filter(one => one.alarming && nowMs - one.ms <= withinMs);
  const refused = (block?.attempts ?? []).filter(one => nowMs - one.ms <= withinMs);
  const often = refused.filter(
    one =>
      refused.filter(other => other.subscriber === one.subscriber).length >= policy.several.calls,
  );
  return [...alarming, ...often];
}

/** The country's traffic of the last 90 days but today's and yesterday's, the attack's own. */
export function normalTraffic(traffic: CountryTraffic | undefined): {
  minutesPerMonth: number;
  callsPerDay: number;
} {
  if (traffic === undefined) return { minutesPerMonth: 0, callsPerDay: 0 };
  let minutes = 0;
  let calls = 0;
  for (let back = 2; back < 92; back += 1) {
    const day = (((traffic.day - back) % historyDays) + historyDays) % historyDays;
    minutes += traffic.minutes[day]!;
    calls += traffic.calls[day]!;
  }
  return { minutesPerMonth: Math.trunc(minutes / 3), callsPerDay: Math.trunc(calls / 90) };
}

function accountsOf(hits: readonly Pick<Attempt, 'account'>[]): number {
  return new Set(hits.map(hit => hit.account)).size;
}

function linesOf(hits: readonly Pick<Attempt, 'subscriber'>[]): string[] {
  return [...new Set(hits.map(hit => hit.subscriber))];
}
