import { type Kysely, type Selectable, sql } from 'kysely';
import type { Approval } from '../core/access/approvals.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { Page } from '../core/case/case-rows.ts';
import { completePolicy } from '../core/policy/complete-policy.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { PolicyVersion } from '../core/policy/policy-version.ts';
import type { DraftChange, NewDraft, PolicyBook, Submission } from '../workflow/policy-ports.ts';
import { insertApproval } from './approval-rows.ts';
import { appendEntries } from './audit-log.ts';
import { limitOf, pageOf, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { PolicyTables } from './policy-tables.ts';
import { sqlJson, sqlText, sqlTimeMs } from './sql-text.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<PolicyTables['policy_versions']>;

/** Versions of the policy in PostgreSQL; each change with its audit entry. */
export class SqlPolicyBook implements PolicyBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  versions(query: { readonly cursor?: string; readonly limit?: number }) {
    const limit = limitOf(query.limit);
    return this.#database.run('reading policies', async (db): Promise<Page<PolicyVersion>> => {
      let found = db.selectFrom('policy_versions').selectAll();
      if (query.cursor !== undefined) {
        const [before] = readCursor(query.cursor, 'number');
        found = found.where('version', '<', Math.min(before, 2_147_483_647));
      }
      const rows = await found
        .orderBy('version', 'desc')
        .limit(limit + 1)
        .execute();
      return pageOf(rows, limit, toVersion, row => [row.version]);
    });
  }

  version(version: number): Promise<PolicyVersion | undefined> {
    return this.#database.run('reading a policy', async db => {
      const rows = db.selectFrom('policy_versions').selectAll().where('version', '=', version);
      const row = await rows.executeTakeFirst();
      return row && toVersion(row);
    });
  }

  inForce(): Promise<PolicyVersion | undefined> {
    return this.#database.run('reading the policy in force', async db => {
      const rows = db.selectFrom('policy_versions').selectAll().where('state', '=', 'in-force');
      const row = await rows.executeTakeFirst();
      return row && toVersion(row);
    });
  }

  draft(draft: NewDraft, audit: AuditEntry): Promise<PolicyVersion> {
    return this.#database.transaction('making a draft', async db => {
      const { title, text, by, atMs } = draft;
      const version = await nextVersion(db);
      const row: Row = {
        ...empty,
        version,
        state: 'draft',
        origin: 'console',
        title: sqlText(title),
        body: sqlText(text),
        author: by,
        created: time(atMs),
        changed_by: by,
        changed: time(atMs),
      };
      await db.insertInto('policy_versions').values(row).execute();
      await appendEntries(db, [{ ...audit, subject: `policy ${version}` }]);
      return toVersion(row);
    });
  }

  change(change: DraftChange, audit: AuditEntry): Promise<number | undefined> {
    const { version, revision, title, text, by, atMs } = change;
    return this.#database.transaction('changing a draft', async db => {
      const set = { body: sqlText(text), title: sqlText(title), state: 'draft' as const };
      const { numUpdatedRows } = await openDraft(db, { version, revision, atMs })
        .set({ ...set, changed_by: by, changed: time(atMs), revision: revision + 1 })
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return undefined;
      await appendEntries(db, [audit]);
      return revision + 1;
    });
  }

  discard(
    { version, revision, by, atMs }: Omit<DraftChange, 'title' | 'text'>,
    audit: AuditEntry,
  ): Promise<boolean> {
    return this.#database.transaction('discarding a draft', async db => {
      const { numUpdatedRows } = await openDraft(db, { version, revision, atMs })
        .set({ state: 'discarded', changed_by: by, changed: time(atMs), revision: revision + 1 })
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await appendEntries(db, [audit]);
      return true;
    });
  }

  submit(submission: Submission, approval: Approval, audit: AuditEntry): Promise<boolean> {
    const { version, revision, policy, why } = submission;
    const { askedBy, askedMs, expiresMs, id } = approval;
    return this.#database.transaction('submitting a policy', async db => {
      const { numUpdatedRows } = await openDraft(db, { version, revision, atMs: askedMs })
        .set({
          state: 'submitted',
          policy: sql`${sqlJson(policy)}::json`,
          why: sqlText(why),
          approval: id,
          submitted_by: askedBy,
          submitted: time(askedMs),
          expires: time(expiresMs),
          revision: revision + 1,
        })
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await insertApproval(db, approval);
      await appendEntries(db, [audit]);
      return true;
    });
  }

  /**
   * The policy that the settings name: the first version, and a further one when it is another than
   * before while no version of the console is in force.
   */
  settings(policy: Policy, text: string, atMs: number): Promise<PolicyVersion> {
    return this.#database.transaction('keeping the policy of the settings', async db => {
      await lockVersions(db);
      const held = await db
        .selectFrom('policy_versions')
        .selectAll()
        .where('state', '=', 'in-force')
        .executeTakeFirst();
      const unchanged = held !== undefined && samePolicy(held.policy, policy);
      if (held !== undefined && (held.origin === 'console' || unchanged)) return toVersion(held);
      const version = await nextVersion(db);
      const at = time(atMs);
      await archiveInForce(db, at);
      const row: Row = {
        ...empty,
        version,
        state: 'in-force',
        origin: 'settings',
        title: policy.name,
        body: sqlText(text),
        policy,
        author: 'settings',
        created: at,
        changed_by: 'settings',
        changed: at,
        in_force: at,
      };
      await db
        .insertInto('policy_versions')
        .values({ ...row, policy: sql`${sqlJson(policy)}::json` })
        .execute();
      return toVersion(row);
    });
  }
}

/** A policy is decided with the request that stands for it: approved, it is in force. */
export async function decidePolicy(db: Kysely<Tables>, approval: Approval): Promise<void> {
  const { matter, state, decidedBy, decidedMs, id } = approval;
  if (matter.kind !== 'policy' || (state !== 'approved' && state !== 'refused')) return;
  await lockVersions(db);
  const at = time(decidedMs ?? 0);
  const submitted = db
    .updateTable('policy_versions')
    .where('version', '=', matter.version)
    .where('approval', '=', id)
    .where('state', '=', 'submitted');
  if (state === 'refused') {
    await submitted.set({ state: 'draft' }).execute();
    return;
  }
  await archiveInForce(db, at);
  await submitted
    .set({ state: 'in-force', approved_by: decidedBy ?? null, in_force: at })
    .execute();
}

const empty = {
  policy: null,
  revision: 1,
  why: null,
  approval: null,
  submitted_by: null,
  submitted: null,
  expires: null,
  approved_by: null,
  in_force: null,
  archived: null,
};

async function lockVersions(db: Kysely<Tables>): Promise<void> {
  await sql`lock table policy_versions in share row exclusive mode`.execute(db);
}

async function nextVersion(db: Kysely<Tables>): Promise<number> {
  await lockVersions(db);
  const { last } = await db
    .selectFrom('policy_versions')
    .select(row => row.fn.coalesce(row.fn.max('version'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  return Number(last) + 1;
}

async function archiveInForce(db: Kysely<Tables>, at: Date): Promise<void> {
  await db
    .updateTable('policy_versions')
    .set({ state: 'archived', archived: at })
    .where('state', '=', 'in-force')
    .execute();
}

/** That revision, if it may still be changed: a draft, or one that nobody decided in time. */
function openDraft(
  db: Kysely<Tables>,
  { version, revision, atMs }: { version: number; revision: number; atMs: number },
) {
  return db
    .updateTable('policy_versions')
    .where('version', '=', version)
    .where('revision', '=', revision)
    .where(sql<boolean>`(state = 'draft' or (state = 'submitted' and expires <= ${time(atMs)}))`);
}

function samePolicy(held: Policy | null, policy: Policy): boolean {
  const text = (one: Policy): string => JSON.stringify(completePolicy(one));
  return held !== null && text(held) === text(policy);
}

function toVersion(row: Row): PolicyVersion {
  return {
    version: row.version,
    state: row.state,
    origin: row.origin,
    title: row.title,
    text: row.body,
    policy: row.policy && completePolicy(row.policy),
    revision: row.revision,
    author: row.author,
    createdMs: row.created.getTime(),
    changedBy: row.changed_by,
    changedMs: row.changed.getTime(),
    why: row.why,
    approval: row.approval,
    submittedBy: row.submitted_by,
    submittedMs: row.submitted?.getTime() ?? null,
    expiresMs: row.expires?.getTime() ?? null,
    approvedBy: row.approved_by,
    inForceMs: row.in_force?.getTime() ?? null,
    archivedMs: row.archived?.getTime() ?? null,
  };
}

function time(ms: number): Date {
  return new Date(sqlTimeMs(ms));
}
