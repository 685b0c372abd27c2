// The tables of migrations/0013-lists-and-policy.sql as kysely sees them.
import type { Generated } from 'kysely';
import type { ListChange, ListImport } from '../core/access/list-papers.ts';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import type { Backtest } from '../core/policy/backtest.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { PolicyState, PolicyVersion } from '../core/policy/policy-version.ts';

export interface PolicyTables {
  policy_versions: {
    version: number;
    state: PolicyState;
    origin: PolicyVersion['origin'];
    title: string;
    body: string;
    policy: Policy | null;
    revision: number;
    author: string;
    created: Date;
    changed_by: string;
    changed: Date;
    why: string | null;
    approval: string | null;
    submitted_by: string | null;
    submitted: Date | null;
    expires: Date | null;
    approved_by: string | null;
    in_force: Date | null;
    archived: Date | null;
  };
  backtests: {
    id: string;
    candidate: number;
    against: number;
    candidate_policy: Policy;
    against_policy: Policy;
    days: number;
    asked_by: string;
    asked: Date;
    state: Backtest['state'];
    ended: Date | null;
    problem: string | null;
    result: Backtest['result'];
  };
  restricted_history: {
    seq: Generated<number>;
    at: Date;
    prefix: string;
    change: ListChange['change'];
    before: RestrictedEntry | null;
    after: RestrictedEntry | null;
    author: string;
    approver: string;
    why: string;
  };
  list_imports: {
    id: string;
    list: ListImport['list'];
    at: Date;
    by_whom: string;
    why: string;
    before_rows: number;
    after_rows: number;
    added: number;
    changed: number;
    removed: number;
  };
}
