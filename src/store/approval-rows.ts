// Approvals as rows, and what deciding one changes beside it.
import { type Kysely, sql } from 'kysely';
import { type Approval, packExport } from '../core/access/approvals.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

export async function insertApproval(db: Kysely<Tables>, approval: Approval): Promise<void> {
  await db.insertInto('approvals').values(approvalRow(approval)).execute();
}

export function approvalRow(approval: Approval) {
  const { id, matter, state, askedBy, askedMs, expiresMs, decidedBy } = approval;
  return {
    id,
    kind: matter.kind,
    state,
    asked_by: askedBy,
    asked: new Date(sqlTimeMs(askedMs)),
    expires: new Date(sqlTimeMs(expiresMs)),
    decided_by: decidedBy ?? null,
    body: sql<Approval>`${sqlJson(approval)}::jsonb`,
  };
}

/** A claim is decided with the request that stands for it. */
export async function decideClaim(db: Kysely<Tables>, approval: Approval): Promise<void> {
  const { matter, state, decidedBy, decidedMs } = approval;
  if (matter.kind !== 'compensation' || (state !== 'approved' && state !== 'refused')) return;
  await db
    .updateTable('claims')
    .set({ state, decided_by: decidedBy ?? null, decided: new Date(sqlTimeMs(decidedMs ?? 0)) })
    .where('id', '=', matter.claim)
    .where('state', '=', 'filed')
    .execute();
}

/** Requests for anything but a country block or its extension. */
export const noCountryRequest = sql<boolean>`(kind <> 'country-block'
  and (kind <> 'block-extension' or body->'matter'->'subject'->>'kind' <> 'country'))`;

/** Requests about a case. A block counts where the case is about that source or country. */
export function isAbout(caseName: string) {
  const name = sqlText(caseName);
  return sql<boolean>`(body->'matter'->'of'->>'case' = ${name}
    or body->'matter'->>'what' = ${packExport(name)}
    or body->'matter'->>'claim' in (select id from claims where case_id = ${name})
    or body->'matter'->>'sourceIp' in (select source_ip from cases where case_id = ${name})
    or body->'matter'->>'country' in (select country from cases where case_id = ${name}))`;
}
