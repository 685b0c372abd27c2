import type { HandoverBook, QueueBook, ViewBook } from '../workflow/desk-ports.ts';
import type { Database } from './database.ts';
import { SqlCaseViews } from './sql-case-views.ts';
import { SqlHandover } from './sql-handover.ts';
import { SqlQueue } from './sql-queue.ts';

export interface QueueBooks {
  readonly book: QueueBook;
  readonly views: ViewBook;
  readonly handover: HandoverBook;
}

/** What the queue of the case desk keeps in that database. */
export function queueBooks(database: Database): QueueBooks {
  return {
    book: new SqlQueue(database),
    views: new SqlCaseViews(database),
    handover: new SqlHandover(database),
  };
}
