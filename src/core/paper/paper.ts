// A document to be handed to somebody: its words and tables, without how it is printed.

export interface Paper {
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly subtitle: string;
  /** At the head of every page: whose it is, and how it is to be treated. */
  readonly marking: string;
  /** At the foot of every page, beside the page's number. */
  readonly footing: string;
  /** When it was made; for the document's properties. */
  readonly madeMs: number;
  readonly sections: readonly PaperSection[];
  /** Files that travel inside the document. */
  readonly files: readonly PaperFile[];
}

export interface PaperSection {
  readonly heading: string;
  readonly blocks: readonly PaperBlock[];
}

export type PaperBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | PaperTable;

export interface PaperTable {
  readonly kind: 'table';
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface PaperColumn {
  readonly heading: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'right';
}

export interface PaperFile {
  readonly name: string;
  readonly mediaType: string;
  readonly what: string;
  /** Written as UTF-8. */
  readonly text: string;
}
