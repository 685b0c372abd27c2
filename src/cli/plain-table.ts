// Tables for standard error.
import Table from 'cli-table3';

/** No borders: columns part by spaces, so that the tables can be read, cut and searched. */
const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** On a terminal a line below the head, and nothing else. */
const ruled = { ...plain, mid: '─', 'mid-mid': '──' };

/** Columns from `figuresFrom` on are aligned right; `ruler` is for a terminal. */
export function plainTable(
  ruler: boolean,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  figuresFrom: number,
): string {
  const made = new Table({
    head: [...head],
    chars: ruler ? ruled : plain,
    style: { head: ruler ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, i) => (i < figuresFrom ? 'left' : 'right')),
  });
  for (const cells of rows) made.push([...cells]);
  // Of the lines between rows only that below the head is wanted.
  let lines = 0;
  return made
    .toString()
    .split('\n')
    .filter(line => !/^[─\s]+$/.test(stripColours(line)) || (ruler && ++lines === 1))
    .map(line => line.trimEnd())
    .join('\n');
}

function stripColours(text: string): string {
  return text.replaceAll(/\u001b\[[0-9;]*m/g, '');
}
