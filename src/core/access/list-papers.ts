// What is kept of the carrier's lists beside their rows: who changed them, and how an import went.
import type { RestrictedEntry } from '../intelligence/restricted-list.ts';

/** A change of one row of the restricted list by people. */
export interface ListChange {
  readonly seq: number;
  readonly atMs: number;
  readonly prefix: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly before: RestrictedEntry | null;
  readonly after: RestrictedEntry | null;
  readonly author: string;
  readonly approver: string;
  readonly why: string;
}

export type ImportedList = 'rates' | 'subscribers';

export interface ListImport {
  readonly id: string;
  readonly list: ImportedList;
  readonly atMs: number;
  readonly by: string;
  readonly why: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}
