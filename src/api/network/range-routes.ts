// Number ranges that several accounts were made to call (R14), in blocks of ten thousand numbers.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AuthoredEntry } from '../../core/access/desk-papers.ts';
import type { RangeSum } from '../../core/case/network-rows.ts';
import { lookUpDestination } from '../../core/numbering/destination-table.ts';
import {
  daysQuery,
  networkPageQuery,
  rangeParams,
  rangeSchema,
  rangesSchema,
} from '../contract/network.ts';
import { type DeskParts, found } from '../desk/desk-parts.ts';
import { fromMsOf, mayKnowRanges } from './network-parts.ts';
import { presentEpisodes, presentRange } from './present-network.ts';

export function rangeRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/network/ranges', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkRanges',
      summary: 'Number ranges that several accounts’ cases hit, those of most accounts first',
      querystring: networkPageQuery,
      response: { 200: rangesSchema },
    },
    handler: async (request, reply) => {
      const { days, ...rest } = request.query;
      const { reader } = parts.network;
      const [page, list] = await Promise.all([
        reader.ranges({ fromMs: fromMsOf(parts, days), ...rest }),
        parts.work.restrictedList(),
      ]);
      reply.header('cache-control', 'no-store');
      return { rows: page.rows.map(one => rangeRow(request, list, one)), next: page.next };
    },
  });
  typed.get('/v1/network/ranges/:range', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkRange',
      summary:
        'One number range: who was made to call it, from where and when; whether it is listed',
      params: rangeParams,
      querystring: daysQuery,
      response: { 200: rangeSchema },
    },
    handler: async (request, reply) => {
      const { range: id } = request.params;
      const { reader } = parts.network;
      const range = found(await reader.nameOf('range', id), 'number range');
      const [episodes, list] = await Promise.all([
        reader.episodes({ kind: 'range', range }, fromMsOf(parts, request.query.days)),
        parts.work.restrictedList(),
      ]);
      // What one account alone called is no range of a campaign, and not to be seen here.
      found(episodes.sum.accounts > 1 ? true : undefined, 'number range of several accounts');
      const [inside] = episodes.ranges;
      const { country = '', destination = -1 } = inside ?? {};
      const sum = { id, range, country, destination, ...episodes.sum };
      reply.header('cache-control', 'no-store');
      return {
        asOfMs: parts.clock.nowMs(),
        row: rangeRow(request, list, sum),
        prefix: mayKnowRanges(request) ? range : null,
        entries: list.filter(one => one.country === country).map(bare),
        episodes: { ...presentEpisodes(request, episodes), ranges: [] },
      };
    },
  });
}

function rangeRow(request: FastifyRequest, list: readonly AuthoredEntry[], one: RangeSum) {
  const known = lookUpDestination(`${one.range}0000`);
  return {
    ...presentRange(request, one),
    numberType: known?.numberType ?? 'unknown',
    tariff: known?.tariff ?? 'standard',
    allocated: known !== undefined && known.status !== 'unallocated',
    listed: entryFor(list, one.range)?.prefix ?? null,
  };
}

/** The most exact entry that takes the whole range in. */
function entryFor(list: readonly AuthoredEntry[], range: string): AuthoredEntry | undefined {
  return list
    .filter(one => range.startsWith(one.prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

function bare({ author: _, approver: __, ...entry }: AuthoredEntry) {
  return entry;
}
