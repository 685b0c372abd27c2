// What the console needs to change the policy and the carrier's lists. Each write has its audit
// entry, in the same transaction.
import type { Approval } from '../core/access/approvals.ts';
import type { AuditEntry } from '../core/access/audit-entry.ts';
import type { ImportedList, ListChange, ListImport } from '../core/access/list-papers.ts';
import type { Page } from '../core/case/case-rows.ts';
import type { Backtest } from '../core/policy/backtest.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { PolicyReading, PolicyVersion } from '../core/policy/policy-version.ts';
import type { DeckDifference } from '../core/rating/deck-differences.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';

export interface NewDraft {
  readonly title: string;
  readonly text: string;
  readonly by: string;
  readonly atMs: number;
}

export interface DraftChange extends NewDraft {
  readonly version: number;
  /** The revision that was seen; another one by now is not changed. */
  readonly revision: number;
}

export interface Submission {
  readonly version: number;
  readonly revision: number;
  readonly policy: Policy;
  readonly why: string;
}

interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

export interface PolicyBook {
  /** Newest first. */
  versions(query: PageQuery): Promise<Page<PolicyVersion>>;
  version(version: number): Promise<PolicyVersion | undefined>;
  inForce(): Promise<PolicyVersion | undefined>;
  draft(draft: NewDraft, audit: AuditEntry): Promise<PolicyVersion>;
  /** The revision it has then; undefined, and nothing is written, where it is no such draft. */
  change(change: DraftChange, audit: AuditEntry): Promise<number | undefined>;
  discard(of: Omit<DraftChange, 'title' | 'text'>, audit: AuditEntry): Promise<boolean>;
  /** Freezes the draft until its request is decided; approved, it is in force. */
  submit(submission: Submission, approval: Approval, audit: AuditEntry): Promise<boolean>;
}

/** Policies as text; the console and policy files are read alike. */
export interface PolicyTexts {
  read(text: string): PolicyReading;
  /** The text with one setting changed or, for null, taken out. */
  set(text: string, path: readonly string[], value: unknown): string;
  textOf(policy: Policy): string;
  /** Names of all readings, which a policy may switch off. */
  readonly readings: readonly string[];
}

export interface BacktestBook {
  /** Newest first; those of one draft where it is named. */
  backtests(query: PageQuery & { readonly candidate?: number }): Promise<Page<Backtest>>;
  backtest(id: string): Promise<Backtest | undefined>;
}

export interface BacktestRequest {
  readonly candidate: { readonly version: number; readonly policy: Policy };
  readonly against: { readonly version: number; readonly policy: Policy };
  readonly days: number;
  readonly by: string;
}

/** Runs a draft over the carrier's own history, apart from the calls that are judged. */
export interface BacktestRunner {
  /** 'busy' while another one runs. */
  start(request: BacktestRequest, audit: AuditEntry): Promise<Backtest | 'busy'>;
  /** False where it does not run. */
  cancel(id: string, audit: AuditEntry): Promise<boolean>;
  /** Percent of the history that has been read; undefined where it does not run. */
  percent(id: string): number | undefined;
}

/** A candidate beside the policy in force, on the calls as they come. */
export interface ShadowRunner {
  readonly runs: boolean;
  start(policy: Policy): void;
  stop(): void;
}

export interface ListProblem {
  readonly line: number;
  readonly column?: string;
  readonly reason: string;
}

/** What an import would change; `digest` names the list that it was compared with. */
export interface ImportPreview {
  readonly list: ImportedList;
  readonly digest: string;
  readonly before: number;
  readonly after: number;
  readonly problems: readonly ListProblem[];
  readonly problemsLeftOut: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Of rates: each row that differs, what grows dearest first. */
  readonly differences: readonly DeckDifference[];
  readonly differencesLeftOut: number;
  /** Of rates: countries of the numbering table that no row of the new deck reaches. */
  readonly countriesWithout: readonly string[];
  /** Of subscribers: the first lines that come, change or go. */
  readonly examples: Readonly<Record<'added' | 'changed' | 'removed', readonly string[]>>;
}

export interface ImportRequest {
  readonly list: ImportedList;
  readonly text: string;
  /** Yen for one unit of a currency. */
  readonly exchange: Readonly<Record<string, number>>;
}

export interface ListDesk {
  preview(request: ImportRequest): Promise<ImportPreview>;
  /**
   * Replaces the list, unless it is another than `digest` names by now (`changed`), or something in
   * the text cannot be used (`problems`).
   */
  import(
    request: ImportRequest & { readonly digest: string; readonly by: string; readonly why: string },
    audit: AuditEntry,
  ): Promise<ListImport | 'changed' | 'problems'>;
  imports(query: PageQuery): Promise<Page<ListImport>>;
  /** Of the deck as it is; countries that no row reaches. */
  rates(query: RateQuery): Promise<RatePage>;
  /** Changes of the restricted list by people, newest first. */
  restrictedHistory(query: PageQuery & { readonly prefix?: string }): Promise<Page<ListChange>>;
}

export interface RateQuery extends PageQuery {
  /** How the prefix begins, or part of the destination's name. */
  readonly text?: string;
  readonly country?: string;
}

export interface RatePage extends Page<RateRow> {
  readonly total: number;
  readonly countriesWithout: readonly string[];
}
