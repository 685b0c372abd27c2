import type { AuditEntry } from '../../../core/access/audit-entry.ts';
import type { Decision } from '../../../core/case/decision.ts';
import { dialPlans } from '../../../core/numbering/dial-plan.ts';
import { Database } from '../../../store/database.ts';
import { EmbeddedPostgres } from '../../../store/embedded-postgres.ts';
import { type QueueBooks, queueBooks } from '../../../store/queue-books.ts';
import { Retention } from '../../../store/retention.ts';
import { SqlAnswerStore } from '../../../store/sql-answer-store.ts';
import { SqlBacktestBook } from '../../../store/sql-backtest-book.ts';
import { SqlCaseAudit } from '../../../store/sql-case-audit.ts';
import { SqlCaseReader } from '../../../store/sql-case-reader.ts';
import { SqlClaimBook } from '../../../store/sql-claim-book.ts';
import { SqlDecisionStore } from '../../../store/sql-decision-store.ts';
import { SqlDeskReader } from '../../../store/sql-desk-reader.ts';
import { SqlDeskWork } from '../../../store/sql-desk-work.ts';
import { SqlEnforcementStore } from '../../../store/sql-enforcement-store.ts';
import { SqlEpisodeBook } from '../../../store/sql-episode-book.ts';
import { SqlLineReader } from '../../../store/sql-line-reader.ts';
import { SqlListBook } from '../../../store/sql-list-book.ts';
import { SqlMessageStore } from '../../../store/sql-message-store.ts';
import { SqlNetworkReader } from '../../../store/sql-network-reader.ts';
import { SqlNowReader } from '../../../store/sql-now-reader.ts';
import { SqlPolicyBook } from '../../../store/sql-policy-book.ts';
import { SqlReferenceStore } from '../../../store/sql-reference-store.ts';
import { SqlReports } from '../../../store/sql-reports.ts';
import { SqlRequestKeys } from '../../../store/sql-request-keys.ts';
import { SqlStoryReader } from '../../../store/sql-story-reader.ts';
import type { Settings } from '../../settings.ts';
import type { ReferenceLists } from '../lists/reference-lists.ts';

export interface OpenStore {
  /** Where the database is, with its password. */
  readonly url: string;
  readonly database: Database;
  readonly decisions: SqlDecisionStore;
  readonly reference: SqlReferenceStore;
  readonly cases: SqlCaseReader;
  readonly lines: SqlLineReader;
  readonly caseAudit: SqlCaseAudit;
  readonly reports: SqlReports;
  readonly work: SqlDeskWork;
  readonly requestKeys: SqlRequestKeys;
  readonly told: SqlDeskReader;
  readonly now: SqlNowReader;
  /** `templates` is the digest of the texts in force, kept with each message. */
  readonly messages: (templates: string) => SqlMessageStore;
  readonly answers: SqlAnswerStore;
  readonly enforcement: SqlEnforcementStore;
  readonly claims: SqlClaimBook;
  readonly queue: QueueBooks;
  readonly network: SqlNetworkReader;
  readonly episodes: SqlEpisodeBook;
  readonly retention: Retention;
  readonly stories: SqlStoryReader;
  readonly policies: SqlPolicyBook;
  readonly backtests: SqlBacktestBook;
  readonly listBook: SqlListBook;
  /** What is wrong with the database now; undefined when it answers. */
  check(): Promise<string | undefined>;
}

/** Starts the embedded database or connects to a served one; `onOpen` takes what must be closed. */
export async function openStore(
  settings: Pick<Settings, 'database' | 'homeCountry' | 'timeZone' | 'webhooks'>,
  folder: string,
  report: (error: unknown) => void,
  onOpen: (close: () => Promise<void>) => void,
  audits: (decision: Decision) => AuditEntry | undefined,
): Promise<OpenStore> {
  let url = settings.database;
  if (url === 'embedded') {
    const postgres = await EmbeddedPostgres.start({
      folder,
      notice: text => process.stderr.write(`${text}\n`),
      onFailure: report,
    });
    onOpen(() => postgres.stop());
    url = postgres.url;
  }
  const database = await Database.open({ url, onError: report });
  onOpen(() => database.close());
  return {
    url,
    database,
    decisions: new SqlDecisionStore(database, {
      delivers: () => settings.webhooks.length > 0,
      audits,
    }),
    cases: new SqlCaseReader(database, settings.timeZone),
    lines: new SqlLineReader(database, {
      timeZone: settings.timeZone,
      home: dialPlans[settings.homeCountry],
    }),
    caseAudit: new SqlCaseAudit(database),
    reports: new SqlReports(database, settings.timeZone),
    work: new SqlDeskWork(database),
    requestKeys: new SqlRequestKeys(database),
    told: new SqlDeskReader(database),
    now: new SqlNowReader(database),
    messages: templates => new SqlMessageStore(database, templates),
    answers: new SqlAnswerStore(database),
    enforcement: new SqlEnforcementStore(database),
    claims: new SqlClaimBook(database),
    queue: queueBooks(database),
    network: new SqlNetworkReader(database, settings.timeZone),
    episodes: new SqlEpisodeBook(database),
    retention: new Retention(database),
    stories: new SqlStoryReader(database),
    policies: new SqlPolicyBook(database),
    backtests: new SqlBacktestBook(database),
    listBook: new SqlListBook(database),
    reference: new SqlReferenceStore(database),
    check: () => answers(database),
  };
}

async function answers(database: Database): Promise<string | undefined> {
  try {
    await database.run('checking the store', async db => {
      await db.selectFrom('journal_offset').select('seq').execute();
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export async function readLists(store: SqlReferenceStore): Promise<ReferenceLists> {
  return {
    subscribers: await store.subscribers(),
    rateRows: await store.rateRows(),
    restrictedEntries: await store.restrictedEntries(),
  };
}
