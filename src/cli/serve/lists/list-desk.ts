// Rate decks and subscriber lists that people send in: read as `sekisho import` reads files,
// compared with what is there, and taken over by the running engine.
import { createHash, randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../../core/access/audit-entry.ts';
import type { ListImport } from '../../../core/access/list-papers.ts';
import { countriesWithoutRate, deckDifferences } from '../../../core/rating/deck-differences.ts';
import type { RateRow } from '../../../core/rating/rate-deck.ts';
import type { Subscriber } from '../../../core/subscriber/subscriber.ts';
import { readRates } from '../../../ingest/reference/read-rates.ts';
import { readSubscribers } from '../../../ingest/reference/read-subscribers.ts';
import type { ReferenceRead } from '../../../ingest/reference/reference-read.ts';
import { keepImport, type SqlListBook } from '../../../store/sql-list-book.ts';
import type { ReferenceLists, SqlReferenceStore } from '../../../store/sql-reference-store.ts';
import type {
  ImportPreview,
  ImportRequest,
  ListDesk,
  RatePage,
  RateQuery,
} from '../../../workflow/policy-ports.ts';
import type { Clock } from '../../../workflow/ports.ts';
import { datedContacts } from '../../import/contact-dates.ts';
import { type Preview, previewChanges } from '../../import/preview-changes.ts';

const problemsMost = 100;
const differencesMost = 2_000;
const examplesMost = 20;

export interface ListDeskParts {
  readonly reference: SqlReferenceStore;
  readonly book: SqlListBook;
  readonly clock: Clock;
  /** Offset of days written without one, such as `+09:00`. */
  readonly zone: () => string;
  /** The engine takes the lists over. */
  readonly changed: () => void;
}

interface ReadList {
  readonly lists: ReferenceLists;
  readonly before: ReferenceLists;
  readonly problems: ReferenceRead<unknown>['problems'];
  readonly digest: string;
}

export class StoredListDesk implements ListDesk {
  readonly #parts: ListDeskParts;

  constructor(parts: ListDeskParts) {
    this.#parts = parts;
  }

  async preview(request: ImportRequest): Promise<ImportPreview> {
    const read = await this.#read(request);
    return previewOf(request, read, await this.#compare(read));
  }

  async import(
    request: ImportRequest & { readonly digest: string; readonly by: string; readonly why: string },
    audit: AuditEntry,
  ): Promise<ListImport | 'changed' | 'problems'> {
    const { reference, clock, changed } = this.#parts;
    const read = await this.#read(request);
    if (read.digest !== request.digest) return 'changed';
    if (read.problems.length > 0) return 'problems';
    const preview = await this.#compare(read);
    const done: ListImport = {
      id: randomUUID(),
      list: request.list,
      atMs: clock.nowMs(),
      by: request.by,
      why: request.why,
      before: preview.before,
      after: preview.after,
      added: preview.added.length,
      changed: preview.changed.length,
      removed: preview.gone.length,
    };
    await reference.replaceReference(read.lists, db => keepImport(db, done, audit));
    changed();
    return done;
  }

  imports(query: Parameters<ListDesk['imports']>[0]) {
    return this.#parts.book.imports(query);
  }

  restrictedHistory(query: Parameters<ListDesk['restrictedHistory']>[0]) {
    return this.#parts.book.restrictedHistory(query);
  }

  async rates(query: RateQuery): Promise<RatePage> {
    const { rows, next, total } = await this.#parts.book.rates(query);
    // The first page tells what the deck as a whole lacks.
    const whole = query.cursor === undefined ? await this.#parts.reference.rateRows() : undefined;
    return { rows, next, total, countriesWithout: whole ? countriesWithoutRate(whole) : [] };
  }

  async #read({ list, text, exchange }: ImportRequest): Promise<ReadList> {
    const { reference, clock, zone } = this.#parts;
    const bytes = Buffer.from(text.toWellFormed());
    if (list === 'rates') {
      const { rows, problems } = readRates(bytes, { zone: zone(), exchange });
      const before = await reference.rateRows();
      const found = withoutRows(rows, problems);
      return {
        lists: { rateRows: rows },
        before: { rateRows: before },
        problems: found,
        digest: digestOf(before),
      };
    }
    const { rows, problems } = readSubscribers(bytes, { zone: zone() });
    const before = await reference.subscribers();
    const subscribers = datedContacts(before, rows, clock.nowMs());
    const found = withoutRows(rows, problems);
    const digest = digestOf(before);
    return { lists: { subscribers }, before: { subscribers: before }, problems: found, digest };
  }

  async #compare({ lists, before }: ReadList): Promise<Preview> {
    const held = {
      subscribers: async () => before.subscribers ?? [],
      rateRows: async () => before.rateRows ?? [],
      restrictedEntries: async () => [],
    };
    const [preview] = await previewChanges(held, lists);
    return preview!;
  }
}

function previewOf(
  { list }: ImportRequest,
  { lists, before, problems, digest }: ReadList,
  { added, changed, gone, ...counts }: Preview,
): ImportPreview {
  const rows = lists.rateRows;
  const differences = rows === undefined ? [] : deckDifferences(before.rateRows ?? [], rows);
  const named = (keys: readonly string[]) => (rows ? [] : keys.slice(0, examplesMost));
  return {
    list,
    digest,
    before: counts.before,
    after: counts.after,
    problems: problems.slice(0, problemsMost),
    problemsLeftOut: Math.max(0, problems.length - problemsMost),
    added: added.length,
    changed: changed.length,
    removed: gone.length,
    differences: differences.slice(0, differencesMost),
    differencesLeftOut: Math.max(0, differences.length - differencesMost),
    countriesWithout: rows === undefined ? [] : countriesWithoutRate(rows),
    examples: { added: named(added), changed: named(changed), removed: named(gone) },
  };
}

/** A file with nothing under its header would empty the list. */
function withoutRows(
  rows: readonly (RateRow | Subscriber)[],
  problems: ReferenceRead<unknown>['problems'],
): ReferenceRead<unknown>['problems'] {
  if (rows.length > 0 || problems.length > 0) return problems;
  return [{ line: 1, reason: 'no line under the header; an import would empty the list' }];
}

function digestOf(rows: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}
