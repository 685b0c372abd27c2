// Which rows are told of: who may not know of country blocks is shown neither them nor their cases.
import { type RawBuilder, sql } from 'kysely';
import type { Told } from '../workflow/ports.ts';
import { noCountryRequest } from './approval-rows.ts';

/** Of a case: it is not about a country block. */
export const noCountry = sql`country is null`;
/** Of a measure: it is no country block. */
export const noCountryBlock = sql`kind <> 'country-block'`;

/** Conditions on rows of those tables. */
export type Shown = Readonly<Record<'cases' | 'measures' | 'approvals', RawBuilder<unknown>>>;

const anything = sql`true`;

/** What is shown to somebody who is told so much; all, where nothing is left out. */
export function shownTo({ withoutCountryBlocks = false }: Told): Shown {
  return withoutCountryBlocks
    ? { cases: noCountry, measures: noCountryBlock, approvals: noCountryRequest }
    : { cases: anything, measures: anything, approvals: anything };
}
