// What a case shares with others: how widely its addresses and ranges are used, and its model.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { maskAddress } from '../../core/access/mask-address.ts';
import type { EpisodePage } from '../../core/case/network-rows.ts';
import { caseLinksSchema } from '../contract/case-links.ts';
import { caseParams } from '../contract/cases.ts';
import { caseOf } from '../desk/case-routes.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { deviceId } from './device-routes.ts';
import { fromMsOf, mayKnowRanges, placeOf } from './network-parts.ts';

const shownMost = 3;
const useDays = 90;

export function linkRoutes(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases/:case/links', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'caseLinks',
      summary: 'What a case shares with others: addresses, number ranges, device model',
      params: caseParams,
      response: { 200: caseLinksSchema },
    },
    handler: async (request, reply) => {
      const { row } = await caseOf(request, parts, request.params.case);
      const { reader } = parts.network;
      const of = { kind: 'cases', cases: [row.case] } as const;
      const episodes = await reader.episodes(of, 0);
      const [sources, ranges, device] = await Promise.all([
        sourceLinks(parts, episodes),
        rangeLinks(request, parts, episodes),
        deviceLink(parts, row.subscriber),
      ]);
      reply.header('cache-control', 'no-store');
      return { sources, ranges, device };
    },
  });
}

function sourceLinks(parts: DeskParts, { sources }: EpisodePage) {
  const fromMs = fromMsOf(parts, useDays);
  return Promise.all(
    sources.slice(0, shownMost).map(async ({ id, sourceIp, calls }) => {
      const use = await parts.network.reader.sourceUse(sourceIp, fromMs);
      const { lines, lawfulLines, more } = use;
      return { source: id, address: maskAddress(sourceIp), calls, lines, lawfulLines, more };
    }),
  );
}

function rangeLinks(request: FastifyRequest, parts: DeskParts, { ranges }: EpisodePage) {
  const may = mayKnowRanges(request);
  return Promise.all(
    ranges.slice(0, shownMost).map(async ({ id, range, country, destination, calls }) => {
      const of = { kind: 'range', range } as const;
      const { sum } = await parts.network.reader.episodes(of, fromMsOf(parts));
      const masked = may ? `+${range}****` : null;
      const { cases, accounts } = sum;
      return { range: id, masked, ...placeOf(country, destination), calls, cases, accounts };
    }),
  );
}

async function deviceLink(parts: DeskParts, subscriber: string) {
  const { network, reader, clock } = parts;
  if (subscriber === '') return null;
  const line = await reader.subscriber(subscriber, clock.nowMs());
  const model = line?.subscriber?.deviceModel ?? '';
  if (model === '') return null;
  const all = await network.reader.models(fromMsOf(parts, useDays));
  const found = all.models.find(one => one.model === model);
  if (found === undefined) return null;
  const { lines, allLines } = network.now.linesOf(model);
  const figures = { cases: found.cases, allCases: all.cases, lines, allLines };
  return { device: deviceId(model), model, ...figures };
}
