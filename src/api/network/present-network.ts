// How the sums over episodes leave the API: addresses as far as their network, ranges without their
// numbers, and neither to roles that may not open them.
import type { FastifyRequest } from 'fastify';
import { maskAddress } from '../../core/access/mask-address.ts';
import type { EpisodePage, EpisodeSum, RangeSum, SourceSum } from '../../core/case/network-rows.ts';
import type { EpisodesView } from '../contract/network.ts';
import { mayKnowRanges, placeOf } from './network-parts.ts';

export function presentEpisodes(request: FastifyRequest, page: EpisodePage): EpisodesView {
  return {
    sum: presentSum(page.sum),
    hours: page.hours,
    cases: page.cases,
    ranges: page.ranges.map(one => presentRange(request, one)),
    sources: page.sources.map(one => presentSource(one)),
    countries: page.countries.map(one => ({ ...placeOf(one.country), ...presentSum(one) })),
  };
}

export function presentSum(sum: EpisodeSum): EpisodeSum {
  const { cases, accounts, lines, calls, refused, milliYen, firstMs, lastMs } = sum;
  return { cases, accounts, lines, calls, refused, milliYen, firstMs, lastMs };
}

export function presentSource(one: SourceSum, address = maskAddress(one.sourceIp)) {
  return { source: one.id, address, ...presentSum(one) };
}

export function presentRange(request: FastifyRequest, one: RangeSum) {
  const { id, range, country, destination } = one;
  const masked = mayKnowRanges(request) ? `+${range}****` : null;
  return { range: id, masked, ...placeOf(country, destination), ...presentSum(one) };
}
