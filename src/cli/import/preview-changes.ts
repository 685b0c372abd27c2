// What an import would change, counted and by example, before anything is changed.
import type { ReferenceLists } from '../../store/sql-reference-store.ts';
import type { ReferenceStore } from '../../workflow/ports.ts';

export interface Preview {
  readonly list: 'subscribers' | 'rates' | 'restricted';
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

const examplesShown = 5;

export async function previewChanges(
  store: Pick<ReferenceStore, 'subscribers' | 'rateRows' | 'restrictedEntries'>,
  changes: ReferenceLists,
): Promise<Preview[]> {
  const previews: Preview[] = [];
  if (changes.subscribers) {
    const before = await store.subscribers();
    previews.push(compare('subscribers', before, changes.subscribers, row => row.subscriber));
  }
  if (changes.rateRows) {
    const before = await store.rateRows();
    const key = (row: { prefix: string; validFromMs?: number }): string =>
      row.validFromMs === undefined ? row.prefix : `${row.prefix} from ${day(row.validFromMs)}`;
    previews.push(compare('rates', before, changes.rateRows, key));
  }
  if (changes.restrictedEntries) {
    const before = await store.restrictedEntries();
    previews.push(compare('restricted', before, changes.restrictedEntries, row => row.prefix));
  }
  return previews;
}

export function changesNothing(previews: readonly Preview[]): boolean {
  return previews.every(
    ({ added, changed, gone }) => added.length + changed.length + gone.length === 0,
  );
}

/** `subscribers: 1,200 now, 1,250 after: 60 new, 10 gone, 25 changed`, then examples. */
export function previewText(previews: readonly Preview[]): string {
  const lines: string[] = [];
  for (const { list, before, after, added, changed, gone } of previews) {
    const counts = `${count(added)} new, ${count(gone)} gone, ${count(changed)} changed`;
    lines.push(`${list}: ${shown(before)} now, ${shown(after)} after: ${counts}`);
    for (const [word, keys] of [
      ['new', added],
      ['gone', gone],
      ['changed', changed],
    ] as const) {
      if (keys.length === 0) continue;
      const more =
        keys.length > examplesShown ? ` and ${shown(keys.length - examplesShown)} more` : '';
      lines.push(`  ${word}: ${keys.slice(0, examplesShown).join(', ')}${more}`);
    }
  }
  return lines.join('\n');
}

function compare<Row extends object>(
  list: Preview['list'],
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Preview {
  const old = new Map(before.map(row => [keyOf(row), canonical(row)]));
  const added: string[] = [];
  const changed: string[] = [];
  for (const row of after) {
    const key = keyOf(row);
    const was = old.get(key);
    if (was === undefined) added.push(key);
    else if (was !== canonical(row)) changed.push(key);
    old.delete(key);
  }
  const gone = [...old.keys()];
  return { list, before: before.length, after: after.length, added, changed, gone };
}

/** Text that is equal when the row is, whatever the order of its members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function count(keys: readonly string[]): string {
  return shown(keys.length);
}

function shown(number: number): string {
  return number.toLocaleString('en');
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
