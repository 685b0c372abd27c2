// Campaigns (R14): cases of several accounts that belong together.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { maskAddress } from '../../core/access/mask-address.ts';
import { type Campaign, groupCampaigns } from '../../core/case/group-campaigns.ts';
import type { CampaignCase, EpisodePage } from '../../core/case/network-rows.ts';
import type { NetworkNow } from '../../workflow/network-ports.ts';
import { campaignParams, campaignSchema, campaignsSchema, daysQuery } from '../contract/network.ts';
import { type DeskParts, found } from '../desk/desk-parts.ts';
import { presentMeasure } from '../desk/present-desk.ts';
import { deviceId } from './device-routes.ts';
import { fromMsOf, mayKnowRanges, placeOf } from './network-parts.ts';
import { presentEpisodes } from './present-network.ts';

const shownMost = 200;
const membersMost = 500;
const sharedMost = 20;
/** Campaigns are found anew so often at most: all cases of the time are compared. */
const freshForMs = 10_000;

export function campaignRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const book = new CampaignBook(parts);
  typed.get('/v1/network/campaigns', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkCampaigns',
      summary: 'Cases of several accounts that share addresses, number ranges or devices',
      querystring: daysQuery,
      response: { 200: campaignsSchema },
    },
    handler: async (request, reply) => {
      const all = await book.campaigns(request.query.days);
      const mayRanges = mayKnowRanges(request);
      reply.header('cache-control', 'no-store');
      return {
        asOfMs: parts.clock.nowMs(),
        rows: all.slice(0, shownMost).map(one => campaignRow(one, mayRanges)),
        left: Math.max(0, all.length - shownMost),
      };
    },
  });
  typed.get('/v1/network/campaigns/:campaign', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkCampaign',
      summary: 'The campaign that a case belongs to: members, measures, what they share',
      params: campaignParams,
      querystring: daysQuery,
      response: { 200: campaignSchema },
    },
    handler: async (request, reply) => {
      const { campaign: name } = request.params;
      const all = await book.campaigns(request.query.days);
      const campaign = found(
        all.find(one => one.cases.some(member => member.case === name)),
        'campaign',
      );
      const names = campaign.cases.slice(-membersMost).map(one => one.case);
      const { reader } = parts.network;
      const fromMs = fromMsOf(parts, request.query.days);
      const [members, measures, episodes] = await Promise.all([
        reader.caseRows(names),
        reader.measuresOf(names),
        reader.episodes({ kind: 'cases', cases: names }, fromMs),
      ]);
      reply.header('cache-control', 'no-store');
      return {
        asOfMs: parts.clock.nowMs(),
        row: campaignRow(campaign, mayKnowRanges(request), episodes),
        members,
        measures: measures.map(one => presentMeasure(one, 1)),
        episodes: presentEpisodes(request, episodes),
      };
    },
  });
}

class CampaignBook {
  readonly #parts: DeskParts;
  readonly #kept = new Map<number, { atMs: number; found: Promise<readonly Campaign[]> }>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  campaigns(days = 30): Promise<readonly Campaign[]> {
    const nowMs = this.#parts.clock.nowMs();
    for (const [key, { atMs }] of this.#kept) {
      if (Math.abs(nowMs - atMs) >= freshForMs) this.#kept.delete(key);
    }
    const kept = this.#kept.get(days);
    if (kept !== undefined) return kept.found;
    const found = this.#find(days);
    this.#kept.set(days, { atMs: nowMs, found });
    found.catch(() => this.#kept.delete(days));
    return found;
  }

  async #find(days: number): Promise<readonly Campaign[]> {
    const { reader } = this.#parts.network;
    const { cases, traits } = await reader.campaignCases(fromMsOf(this.#parts, days));
    return groupCampaigns(withoutCommonModels(cases, this.#parts.network.now), traits);
  }
}

/** Of a model, so many times as many accounts as its share of lines would bring (R15). */
const timesItsShare = 3;

/** A model that many lines have is shared by cases of nothing in common. */
function withoutCommonModels(cases: readonly CampaignCase[], now: NetworkNow): CampaignCase[] {
  const accounts = new Map<string, Set<string>>();
  for (const { model, account } of cases) {
    const known = accounts.get(model);
    if (known === undefined) accounts.set(model, new Set([account]));
    else known.add(account);
  }
  accounts.delete('');
  let all = 0;
  for (const of of accounts.values()) all += of.size;
  const isMore = (model: string): boolean => {
    const { lines, allLines } = now.linesOf(model);
    const alike = accounts.get(model)?.size ?? 0;
    return lines > 0 && alike * allLines >= timesItsShare * all * lines;
  };
  const told = new Map([...accounts.keys()].map(model => [model, isMore(model)]));
  return cases.map(one => (told.get(one.model) === true ? one : { ...one, model: '' }));
}

function campaignRow(campaign: Campaign, mayRanges: boolean, episodes?: EpisodePage) {
  const { id, cases, accounts, shared } = campaign;
  const countries = [...new Set(cases.map(one => one.country))].filter(one => one !== '');
  return {
    campaign: id,
    cases: cases.length,
    accounts,
    beginMs: cases[0]!.openedMs,
    lastMs: cases.at(-1)!.openedMs,
    exposureYen: cases.reduce((sum, one) => sum + one.exposureYen, 0),
    countries: countries.slice(0, sharedMost).map(one => placeOf(one)),
    shared: shared.slice(0, sharedMost).map(one => presentShared(one, mayRanges, episodes)),
  };
}

function presentShared(
  { kind, value }: Campaign['shared'][number],
  mayRanges: boolean,
  episodes: EpisodePage | undefined,
) {
  switch (kind) {
    case 'source': {
      const id = episodes?.sources.find(one => one.sourceIp === value)?.id ?? null;
      return { kind, id, text: maskAddress(value) };
    }
    case 'range': {
      const id = episodes?.ranges.find(one => one.range === value)?.id ?? null;
      return { kind, id, text: mayRanges ? `+${value}****` : '' };
    }
    case 'device': {
      const model = value.slice(0, value.lastIndexOf(' '));
      return { kind, id: deviceId(model), text: model };
    }
  }
}
