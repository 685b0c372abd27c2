// The tables of migrations/0009-queue.sql as kysely sees them.
import type { DeskFigures } from '../core/case/handover.ts';
import type { QueueFilter, QueueSort } from '../core/case/queue.ts';

export interface QueueTables {
  case_views: {
    id: string;
    name: string;
    by_whom: string;
    shared: boolean;
    filter: QueueFilter;
    sort: QueueSort;
    created: Date;
    changed: Date;
    version: number;
  };
  handover_notes: { id: string; by_whom: string; at: Date; text: string; figures: DeskFigures };
  handover_acknowledgements: { note: string; by_whom: string; at: Date };
}
