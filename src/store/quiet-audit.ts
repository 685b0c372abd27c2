// Which entries of the audit log tell of country blocks.
import { sql } from 'kysely';
import { noCountryRequest } from './approval-rows.ts';

/**
 * Neither a country block, nor what was done to one or asked about one. What a block was of stands
 * as a country beside its case, also where the case itself has been erased.
 */
export const tellsOfNoCountryBlock = sql<boolean>`(what not like 'country-block.%'
  and what not in ('approval.ask.country-block', 'approval.use.country-block')
  and not (what ~ '^(measure\\.end|act\\.(block|extend|end-measure)(\\.refused)?)$'
    and subject ~ '(^| )([A-Z]{2}|\\+\\d{1,4})$')
  and not string_to_array(subject, ' ') && (
    select coalesce(array_agg(name), '{}') from (
      select case_id as name from cases where country is not null
      union all select id from approvals where not ${noCountryRequest}) as hidden))`;
