// The engine's own sums across accounts, as the network view shows them. Nothing is changed.
import { type CountryTraffic, historyDays } from '../core/detection/campaign.ts';
import { modelCluster } from '../core/detection/device-models.ts';
import type { Sighting } from '../core/detection/sighting-digest.ts';
import { isProtectedTerritory } from '../core/numbering/is-protected-territory.ts';
import { type BlockKind, isStopped, normalTraffic } from '../engine/block-gates.ts';
import { networkOf } from '../engine/derived.ts';
import { lineNamed } from '../engine/lines.ts';
import type { Block, EngineState } from '../engine/state.ts';
import type {
  AttackedAccount,
  BlockNow,
  CountryNow,
  NetworkFacts,
  NetworkNow,
  SourceNow,
  TrafficDay,
} from './network-ports.ts';

export class EngineNetwork implements NetworkNow {
  readonly #state: () => EngineState;

  constructor(state: () => EngineState) {
    this.#state = state;
  }

  facts(): NetworkFacts {
    const { nowMs, startedMs, country, feeds, policy } = this.#state();
    const { sourceBlock, countryBlock } = policy;
    const seen = [...feeds].map(([feed, { sourceObserved }]) => ({ feed, sourceObserved }));
    return { nowMs, startedMs, homeCountry: country, feeds: seen, sourceBlock, countryBlock };
  }

  countries(): readonly string[] {
    const { campaigns, restricted, countryBlocks } = this.#state();
    const names = new Set([...campaigns.countries.keys(), ...countryBlocks.keys()]);
    for (const { country } of restricted) names.add(country);
    names.delete('');
    return [...names];
  }

  country(country: string): CountryNow {
    const state = this.#state();
    const traffic = state.campaigns.countries.get(country);
    return {
      country,
      protectedTerritory: isProtectedTerritory(country, state.country),
      ...normalTraffic(traffic),
      attacked: attackedBy(state, 'country-block', traffic?.unusual),
      block: blockNow(state.countryBlocks.get(country)),
      days: daysOf(traffic, state),
    };
  }

  source(sourceIp: string): SourceNow {
    const state = this.#state();
    const traffic = state.campaigns.sources.get(sourceIp);
    return {
      attacked: attackedBy(state, 'source-block', traffic?.unusual),
      lawfulMs: traffic?.lawfulMs ?? 0,
      block: blockNow(state.sourceBlocks.get(sourceIp)),
    };
  }

  registered(sourceIp: string, lines: readonly string[]): number {
    const state = this.#state();
    const { narrow } = networkOf(sourceIp);
    return lines.filter(line => lineNamed(state, line)?.registrations.networks.includes(narrow))
      .length;
  }

  hasPriority(model: string): boolean {
    const { models, nowMs } = this.#state();
    const alarm = models.alarms.find(one => one.model === model);
    return alarm !== undefined && modelCluster(models, alarm, nowMs) > 0;
  }

  models(): Iterable<string> {
    return this.#state().models.lines.keys();
  }

  linesOf(model: string): { lines: number; allLines: number } {
    const { models } = this.#state();
    return { lines: models.lines.get(model) ?? 0, allLines: models.allLines };
  }
}

function attackedBy(
  state: EngineState,
  kind: BlockKind,
  sightings: readonly Sighting[] = [],
): AttackedAccount[] {
  const { nowMs, policy } = state;
  const { withinMs } = kind === 'source-block' ? policy.sourceBlock : policy.countryBlock;
  const accounts = new Map<string, { lines: Set<string>; lastMs: number }>();
  for (const { account, subscriber, ms, alarming } of sightings) {
    if (!alarming || nowMs - ms > withinMs) continue;
    const found = accounts.get(account) ?? { lines: new Set<string>(), lastMs: 0 };
    found.lines.add(subscriber);
    found.lastMs = Math.max(found.lastMs, ms);
    accounts.set(account, found);
  }
  return [...accounts].map(([account, { lines, lastMs }]) => ({
    account,
    lines: lines.size,
    stopped: [...lines].every(line => isStopped(state, line)),
    lastMs,
  }));
}

function blockNow(block: Block | undefined): BlockNow | undefined {
  if (block === undefined) return undefined;
  const { case: name, beginMs, endMs, refused } = block;
  return { case: name, beginMs, endMs, refused };
}

const dayMs = 86_400_000;

/** As many days as there are calls for at all, at most 100. */
function daysOf(traffic: CountryTraffic | undefined, state: EngineState): TrafficDay[] {
  if (state.startedMs === 0) return [];
  const today = Math.floor(state.nowMs / dayMs);
  const first = Math.max(Math.floor(state.startedMs / dayMs), today - historyDays + 1);
  const days: TrafficDay[] = [];
  for (let day = first; day <= today; day += 1) {
    const held = traffic !== undefined && day <= traffic.day && day > traffic.day - historyDays;
    const at = day % historyDays;
    days.push({
      day,
      minutes: held ? traffic.minutes[at]! : 0,
      calls: held ? traffic.calls[at]! : 0,
    });
  }
  return days;
}
