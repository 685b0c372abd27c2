// Whether a block is possible, in force, or asked for.
import type { FastifyRequest } from 'fastify';
import { type Approval, stateAt } from '../../core/access/approvals.ts';
import type { MeasureSubject } from '../../core/case/act.ts';
import type { MeasureRow } from '../../core/case/case-rows.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { BlockNow } from '../../workflow/network-ports.ts';
import type { BlockView } from '../contract/network.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { presentApproval, presentMeasure } from '../desk/present-desk.ts';
import { proposeBlock, unmetOf } from './network-parts.ts';

const requestsLooked = 200;

type BlockSubject = Exclude<MeasureSubject, { readonly kind: 'line' }>;

export async function blockView(
  request: FastifyRequest,
  parts: DeskParts,
  of: {
    readonly subject: BlockSubject;
    readonly inForce: BlockNow | undefined;
    /** Addresses are told only where they are open to the caller. */
    readonly hideSubject?: boolean;
  },
): Promise<BlockView> {
  const { subject, inForce } = of;
  const proposal = proposeBlock(request, parts, subject);
  const name = subject.kind === 'country' ? subject.country : subject.sourceIp;
  const [past, requests] = await Promise.all([
    parts.network.reader.blocks(subject.kind, name),
    requestsFor(parts, subject),
  ]);
  const nowMs = parts.clock.nowMs();
  const hidden = of.hideSubject === true;
  return {
    gates: proposal.gates.map(one => ({ ...one, fact: maskNumbersIn(one.fact) })),
    possible: unmetOf(proposal).length === 0,
    lastsMs: lastsMsOf(parts, subject),
    inForce: inForce ?? null,
    past: past.map(one => presentPast(one, hidden)),
    requests: requests.map(one => presentRequest(one, nowMs, hidden)),
  };
}

function lastsMsOf(parts: DeskParts, subject: BlockSubject): number {
  const { countryBlock, sourceBlock } = parts.network.now.facts();
  return subject.kind === 'country' ? countryBlock.lastsMs : sourceBlock.lastsMs;
}

/** In a list nobody has stated a reason yet. */
function presentPast(measure: MeasureRow, hidden: boolean) {
  const shown = presentMeasure(measure, 1);
  return hidden ? { ...shown, subject: { kind: measure.subject.kind } } : shown;
}

function presentRequest(approval: Approval, nowMs: number, hidden: boolean) {
  const shown = presentApproval(approval, nowMs);
  return hidden ? { ...shown, matter: { kind: approval.matter.kind } } : shown;
}

/** Those that still wait or hold, newest first. */
async function requestsFor(parts: DeskParts, subject: BlockSubject): Promise<Approval[]> {
  const nowMs = parts.clock.nowMs();
  const kinds = [
    subject.kind === 'country' ? 'country-block' : 'source-block',
    'block-extension',
  ] as const;
  const pages = await Promise.all(
    kinds.map(one => parts.work.approvals({ kind: one, nowMs, limit: requestsLooked })),
  );
  return pages
    .flatMap(page => page.rows)
    .filter(one => bearsOn(one, subject) && isLive(one, nowMs))
    .toSorted((a, b) => b.askedMs - a.askedMs);
}

function isLive(approval: Approval, nowMs: number): boolean {
  const state = stateAt(approval, nowMs);
  return state === 'asked' || state === 'approved';
}

function bearsOn({ matter }: Approval, subject: BlockSubject): boolean {
  const of = matter.kind === 'block-extension' ? matter.subject : matter;
  if (subject.kind === 'country') return 'country' in of && of.country === subject.country;
  return 'sourceIp' in of && of.sourceIp === subject.sourceIp;
}
