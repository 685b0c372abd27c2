// Countries: what is normal, what goes on, and whether a block is possible (R6).
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AuthoredEntry } from '../../core/access/desk-papers.ts';
import type { CountrySum, CountryToday } from '../../core/case/network-rows.ts';
import { hasValidChecks, type RestrictedEntry } from '../../core/intelligence/restricted-list.ts';
import { destinationByCountry } from '../../core/numbering/destination-table.ts';
import type { CountryNow, NetworkFacts } from '../../workflow/network-ports.ts';
import { countriesSchema, countryParams, countrySchema, daysQuery } from '../contract/network.ts';
import { type DeskParts, found } from '../desk/desk-parts.ts';
import { mayKnowBlocks, toldTo } from '../desk/told-to.ts';
import { blockView } from './block-view.ts';
import { countryNamed, fromMsOf, placeOf, proposeBlock, unmetOf } from './network-parts.ts';
import { presentEpisodes, presentSum } from './present-network.ts';

const dayMs = 86_400_000;

export function countryRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/network/countries', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkCountries',
      summary: 'Countries called: normal traffic, today, attacks, and whether a block is possible',
      querystring: daysQuery,
      response: { 200: countriesSchema },
    },
    handler: async (request, reply) => {
      const all = await readCountries(request, parts, request.query.days);
      reply.header('cache-control', 'no-store');
      const rows = all.names.map(name => countryRow(request, parts, all, name));
      return { asOfMs: parts.clock.nowMs(), rules: rulesOf(all.facts), rows };
    },
  });
  typed.get('/v1/network/countries/:country', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkCountry',
      summary: 'One country: days against the threshold, list entries, cases, gates of a block',
      params: countryParams,
      querystring: daysQuery,
      response: { 200: countrySchema },
    },
    handler: async (request, reply) => {
      const country = countryNamed(request.params.country);
      const { days } = request.query;
      const known = destinationByCountry(country) !== undefined;
      const all = await readCountries(request, parts, days);
      found(known || all.names.includes(country) ? true : undefined, 'country');
      const now = parts.network.now.country(country);
      const filter = { kind: 'country', country } as const;
      const episodes = await parts.network.reader.episodes(filter, fromMsOf(parts, days));
      const inForce = now.block;
      const subject = { kind: 'country', country } as const;
      const block = mayKnowBlocks(request)
        ? await blockView(request, parts, { subject, inForce })
        : null;
      reply.header('cache-control', 'no-store');
      const nowMs = parts.clock.nowMs();
      return {
        asOfMs: nowMs,
        rules: rulesOf(all.facts),
        row: countryRow(request, parts, all, country),
        entries: (all.entries.get(country) ?? []).map(entry => {
          return { ...entry, valid: hasValidChecks(entry, nowMs) };
        }),
        days: now.days.map(({ day, ...sums }) => ({ day: isoDay(day * dayMs), ...sums })),
        attacked: now.attacked,
        episodes: presentEpisodes(request, episodes),
        block,
      };
    },
  });
}

interface Countries {
  readonly names: readonly string[];
  readonly facts: NetworkFacts;
  readonly today: ReadonlyMap<string, CountryToday>;
  readonly episodes: ReadonlyMap<string, CountrySum>;
  readonly entries: ReadonlyMap<string, readonly AuthoredEntry[]>;
}

async function readCountries(
  request: FastifyRequest,
  parts: DeskParts,
  days: number | undefined,
): Promise<Countries> {
  const { reader, now } = parts.network;
  const [today, sums, list] = await Promise.all([
    reader.today(parts.clock.nowMs(), toldTo(request)),
    reader.countries(fromMsOf(parts, days)),
    parts.work.restrictedList(),
  ]);
  const names = new Set([...now.countries(), ...sums.map(one => one.country)]);
  for (const one of today) names.add(one.country);
  names.delete('');
  return {
    names: [...names].sort(),
    facts: now.facts(),
    today: new Map(today.map(one => [one.country, one])),
    episodes: new Map(sums.map(one => [one.country, one])),
    entries: Map.groupBy(list, entry => entry.country),
  };
}

function countryRow(request: FastifyRequest, parts: DeskParts, all: Countries, country: string) {
  const now = parts.network.now.country(country);
  const entries = all.entries.get(country) ?? [];
  const sum = all.episodes.get(country);
  const today = all.today.get(country);
  const reviews = entries.map(one => one.reviewMs).filter(one => one !== undefined);
  return {
    ...placeOf(country),
    callingCode: destinationByCountry(country)?.callingCode ?? '',
    listed: listedAs(entries, parts.clock.nowMs()),
    reviewMs: reviews.length === 0 ? null : Math.min(...reviews),
    protectedTerritory: now.protectedTerritory,
    minutesPerMonth: now.minutesPerMonth,
    callsPerDay: now.callsPerDay,
    today: {
      calls: today?.calls ?? 0,
      refused: today?.refused ?? 0,
      seconds: today?.seconds ?? 0,
      milliYen: today?.milliYen ?? 0,
    },
    attackedAccounts: now.attacked.length,
    episodes: sum === undefined ? null : presentSum(sum),
    block: blockOf(request, parts, now, entries.length > 0),
  };
}

/** Gates are asked only where somebody could think of a block. */
function blockOf(request: FastifyRequest, parts: DeskParts, now: CountryNow, listed: boolean) {
  const asks = listed || now.attacked.length > 0 || now.block !== undefined;
  if (!asks || !mayKnowBlocks(request)) return null;
  const subject = { kind: 'country', country: now.country } as const;
  const unmet = unmetOf(proposeBlock(request, parts, subject));
  return { possible: unmet.length === 0, unmet, inForce: now.block ?? null };
}

function listedAs(
  entries: readonly RestrictedEntry[],
  nowMs: number,
): 'valid' | 'overdue' | 'unchecked' | 'no' {
  if (entries.length === 0) return 'no';
  if (entries.some(one => hasValidChecks(one, nowMs))) return 'valid';
  const overdue = entries.some(one => one.reviewMs !== undefined && one.reviewMs <= nowMs);
  return overdue ? 'overdue' : 'unchecked';
}

function rulesOf(facts: NetworkFacts) {
  const { accounts, withinMs, historyMs, minutesPerMonthMax, callsPerDayMax } = facts.countryBlock;
  const seenMs = facts.startedMs === 0 ? 0 : facts.nowMs - facts.startedMs;
  return {
    historyDays: Math.trunc(seenMs / dayMs),
    historyDaysNeeded: Math.trunc(historyMs / dayMs),
    minutesPerMonthMax,
    callsPerDayMax,
    accounts,
    withinMs,
  };
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
