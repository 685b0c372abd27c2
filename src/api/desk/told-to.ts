// What a caller is told of country blocks: an owner of a blocked number who hears of one asks for
// another country, so that it is told to few (R6), and not to whoever may merely read cases.
import type { FastifyRequest } from 'fastify';
import type { Matter } from '../../core/access/approvals.ts';
import type { Told } from '../../workflow/ports.ts';

export function mayKnowBlocks({ caller }: Pick<FastifyRequest, 'caller'>): boolean {
  return caller.permissions.has('block.read');
}

/** Goes into every question to the store whose answer could tell of one. */
export function toldTo(request: Pick<FastifyRequest, 'caller'>): Told {
  return { withoutCountryBlocks: !mayKnowBlocks(request) };
}

/** Whether a request for a second person is about a country block. */
export function isOfCountryBlock(matter: Matter): boolean {
  if (matter.kind === 'block-extension') return matter.subject.kind === 'country';
  return matter.kind === 'country-block';
}
