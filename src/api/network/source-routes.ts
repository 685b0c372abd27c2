// Addresses that cases' calls came from: who else uses them, and whether a block is possible (R5).
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { stageOpenTo } from '../../core/access/disclosure.ts';
import { maskAddress } from '../../core/access/mask-address.ts';
import type { SourceSum, SourceUse } from '../../core/case/network-rows.ts';
import {
  daysQuery,
  networkPageQuery,
  sourceParams,
  sourceSchema,
  sourcesSchema,
} from '../contract/network.ts';
import { auditOf, type DeskParts, found } from '../desk/desk-parts.ts';
import { mayKnowBlocks } from '../desk/told-to.ts';
import { blockView } from './block-view.ts';
import { fromMsOf } from './network-parts.ts';
import { presentEpisodes, presentSource } from './present-network.ts';

/** Lawful use is looked for so far back. */
const useDays = 90;

export function sourceRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/network/sources', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkSources',
      summary: 'Addresses that cases’ calls came from, those of most accounts first; masked',
      querystring: networkPageQuery,
      response: { 200: sourcesSchema },
    },
    handler: async (request, reply) => {
      const { days, ...rest } = request.query;
      const { reader } = parts.network;
      const page = await reader.sources({ fromMs: fromMsOf(parts, days), ...rest });
      reply.header('cache-control', 'no-store');
      return { rows: page.rows.map(one => sourceRow(request, parts, one)), next: page.next };
    },
  });
  typed.get('/v1/network/sources/:source', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkSource',
      summary: 'One address: its lines, lawful use in 90 days, cases, gates of a block',
      params: sourceParams,
      querystring: daysQuery,
      response: { 200: sourceSchema },
    },
    handler: async (request, reply) => {
      const { source } = request.params;
      const { reader, now } = parts.network;
      const sourceIp = found(await reader.nameOf('source', source), 'address');
      const opened = await isOpened(request, parts, source);
      const [use, episodes] = await Promise.all([
        reader.sourceUse(sourceIp, fromMsOf(parts, useDays)),
        reader.episodes({ kind: 'source', sourceIp }, fromMsOf(parts, request.query.days)),
      ]);
      const state = now.source(sourceIp);
      const subject = { kind: 'source', sourceIp } as const;
      const known = { subject, inForce: state.block, hideSubject: !opened };
      const block = mayKnowBlocks(request) ? await blockView(request, parts, known) : null;
      if (opened) {
        const entry = { what: 'address.view', why: 'stage 3', subject: `source ${source}` };
        await parts.work.record(auditOf(request, parts, entry));
      }
      reply.header('cache-control', 'no-store');
      const facts = now.facts();
      const { accounts, withinMs, lawfulWithinMs } = facts.sourceBlock;
      const sum = { id: source, sourceIp, ...episodes.sum };
      const shown = presentEpisodes(request, episodes);
      const address = opened ? sourceIp : maskAddress(sourceIp);
      return {
        asOfMs: parts.clock.nowMs(),
        row: sourceRow(request, parts, sum, address),
        opened,
        rules: { accounts, withinMs, lawfulWithinMs },
        feeds: facts.feeds,
        use: presentUse(parts, sourceIp, use),
        attacked: state.attacked,
        episodes: { ...shown, sources: [] },
        block,
      };
    },
  });
}

function sourceRow(
  request: FastifyRequest,
  parts: DeskParts,
  one: SourceSum,
  address = maskAddress(one.sourceIp),
) {
  const { attacked, lawfulMs, block } = parts.network.now.source(one.sourceIp);
  return {
    ...presentSource(one, address),
    attackedAccounts: attacked.length,
    lawfulMs: lawfulMs === 0 ? null : lawfulMs,
    block: mayKnowBlocks(request) ? (block ?? null) : null,
  };
}

function presentUse(parts: DeskParts, sourceIp: string, use: SourceUse) {
  const { days, subscribers, ...rest } = use;
  const registeredLines = parts.network.now.registered(sourceIp, subscribers);
  return { days: useDays, ...rest, registeredLines, byDay: days };
}

async function isOpened(
  request: FastifyRequest,
  { work, clock }: DeskParts,
  source: string,
): Promise<boolean> {
  const { who, permissions } = request.caller;
  if (!permissions.has('disclose.stage3')) return false;
  const of = { kind: 'source', source } as const;
  const nowMs = clock.nowMs();
  const opened = await work.disclosures(who, of, nowMs);
  return stageOpenTo(who, of, { nowMs, byItself: 1, opened }) >= 3;
}
