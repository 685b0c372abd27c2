// What the routes of the network view need, and what all of them ask.
import type { FastifyRequest } from 'fastify';
import type { Proposal } from '../../core/case/proposal.ts';
import {
  destinationByCountry,
  destinationByIndex,
} from '../../core/numbering/destination-table.ts';
import type { NetworkNow, NetworkReader } from '../../workflow/network-ports.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { ApiError } from '../present-error.ts';

export interface NetworkParts {
  readonly reader: NetworkReader;
  readonly now: NetworkNow;
}

const dayMs = 86_400_000;
const daysDefault = 30;

export function fromMsOf(parts: DeskParts, days: number = daysDefault): number {
  return parts.clock.nowMs() - days * dayMs;
}

/** Ranges of called numbers are stage 3: several accounts hit them, so that no line is told. */
export function mayKnowRanges(request: FastifyRequest): boolean {
  return request.caller.permissions.has('disclose.stage3');
}

/** What a block of that subject would come to now. Throws ApiError 503 while nobody can tell. */
export function proposeBlock(
  request: FastifyRequest,
  parts: DeskParts,
  subject:
    | { readonly kind: 'country'; readonly country: string }
    | { readonly kind: 'source'; readonly sourceIp: string },
): Proposal {
  const { countryBlock, sourceBlock } = parts.network.now.facts();
  const { lastsMs } = subject.kind === 'country' ? countryBlock : sourceBlock;
  const act = { kind: 'block', subject, lastsMs, approvals: [] } as const;
  const proposal = parts.proposals.propose({ by: request.caller.who, why: '', act });
  if (proposal === undefined) throw new ApiError(503, 'The engine is recovering.');
  return proposal;
}

/** Gates other than the second person's, and than that it is not in force already. */
export function unmetOf(proposal: Pick<Proposal, 'gates'>): string[] {
  return proposal.gates
    .filter(one => !one.met && one.gate !== 'approved' && one.gate !== 'not-in-force')
    .map(one => one.gate);
}

/** A country as URLs and pages name it. */
export function placeOf(country: string, destination = -1) {
  const row = destinationByCountry(country);
  const named = destination >= 0 ? destinationByIndex(destination) : row;
  return {
    country: country.replace('+', ''),
    nameJa: named?.nameJa ?? country,
    nameEn: named?.nameEn ?? country,
  };
}

/** A country as engine and store name it. */
export function countryNamed(inUrl: string): string {
  return /^\d/.test(inUrl) ? `+${inUrl}` : inUrl;
}
