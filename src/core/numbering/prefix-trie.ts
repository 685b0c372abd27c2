import { assert } from '../stdx/assert.ts';

/** Longest-prefix match over dialled characters (0-9 * # +). */
export interface PrefixTrie {
  /** Value of the longest prefix of `text` at `at`, plus 16 × its length; 0 when none fits. */
  match(text: string, at: number): number;
}

export interface PrefixEntry {
  /** `X` stands for any digit, `[3-8]` or `[125]` for one of a set. */
  readonly pattern: string;
  /** 1 to 15. Where two entries have the same prefix the later one holds. */
  readonly value: number;
}

const symbols = 13;

export function makePrefixTrie(entries: readonly PrefixEntry[]): PrefixTrie {
  const links: number[] = new Array<number>(symbols).fill(0);
  const values: number[] = [0];
  for (const { pattern, value } of entries) {
    for (const prefix of expandPattern(pattern)) {
      let node = 0;
      for (let i = 0; i < prefix.length; i++) {
        const symbol = symbolOf(prefix.charCodeAt(i));
        assert(symbol >= 0, `'${prefix}' cannot be dialled`);
        const link = node * symbols + symbol;
        if (links[link] === 0) {
          links[link] = values.length;
          values.push(0);
          for (let s = 0; s < symbols; s++) links.push(0);
        }
        node = links[link]!;
      }
      assert(node > 0, 'an empty prefix');
      values[node] = value + 16 * prefix.length;
    }
  }
  const table = Uint32Array.from(links);
  const found = Uint16Array.from(values);
  return { match: (text, at) => longestMatch(table, found, text, at) };
}

function longestMatch(table: Uint32Array, found: Uint16Array, text: string, at: number): number {
  let best = 0;
  let node = 0;
  for (let i = at; i < text.length; i++) {
    const symbol = symbolOf(text.charCodeAt(i));
    if (symbol < 0) break;
    node = table[node * symbols + symbol]!;
    if (node === 0) break;
    if (found[node] !== 0) best = found[node]!;
  }
  return best;
}

function symbolOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code === 42) return 10;
  if (code === 35) return 11;
  return code === 43 ? 12 : -1;
}

function expandPattern(pattern: string): string[] {
  let all = [''];
  for (const part of pattern.match(/\[[\d-]+\]|./g) ?? []) {
    const choices = choicesOf(part);
    all = all.flatMap(head => choices.map(choice => head + choice));
  }
  return all;
}

function choicesOf(part: string): string[] {
  if (part === 'X') return [...'0123456789'];
  if (part.length === 1) return [part];
  const choices: string[] = [];
  for (const span of part.match(/\d-\d|\d/g) ?? []) {
    for (let d = Number(span[0]); d <= Number(span.at(-1)); d++) choices.push(String(d));
  }
  return choices;
}
