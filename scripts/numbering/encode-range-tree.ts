import type { RangeTree } from './range-tree.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Text of a tree, read by src/core/numbering/range-table.ts. A stream of numbers, each in base 32
 * with a continuation bit, lowest digits first:
 * count of outcomes, then destination and type of each; count of leaves, then outcome and lengths
 * of each; count of branches, then, children before parents (the root is the last), accepted
 * outcome + 1 or 0, pending outcome, and the ten children as runs of (length, reference):
 * 0 none, odd 2n+1 leaf n, even 2n the branch n places before this one.
 */
export function encodeRangeTree(root: RangeTree): string {
  const outcomes = numberedBy<{ destination: number; type: number }>(
    o => `${o.destination}/${o.type}`,
  );
  const leaves: number[] = [];
  const branches: number[] = [];
  const numbers = new Map<RangeTree, number>();
  let branchCount = 0;

  function visit(tree: RangeTree): void {
    if (numbers.has(tree)) return;
    if (tree.kind === 'leaf') {
      numbers.set(tree, leaves.length / 2);
      leaves.push(outcomes.of(tree.outcome), tree.lengths);
      return;
    }
    for (const child of tree.children) if (child !== undefined) visit(child);
    const own = branchCount++;
    numbers.set(tree, own);
    branches.push(tree.accept === undefined ? 0 : outcomes.of(tree.accept) + 1);
    branches.push(outcomes.of(tree.pending));
    const references = tree.children.map(child => {
      if (child === undefined) return 0;
      const number = numbers.get(child)!;
      return child.kind === 'leaf' ? 2 * number + 1 : 2 * (own - number);
    });
    for (let at = 0; at < 10; ) {
      let end = at + 1;
      while (end < 10 && references[end] === references[at]) end++;
      branches.push(end - at, references[at]!);
      at = end;
    }
  }
  visit(root);

  const table = outcomes.all.flatMap(o => [o.destination, o.type]);
  return [outcomes.all.length, ...table, leaves.length / 2, ...leaves, branchCount, ...branches]
    .map(encodeNumber)
    .join('');
}

function encodeNumber(value: number): string {
  let text = '';
  let rest = value;
  do {
    const low = rest % 32;
    rest = Math.floor(rest / 32);
    text += alphabet[rest > 0 ? low + 32 : low];
  } while (rest > 0);
  return text;
}

function numberedBy<T>(key: (value: T) => string): { all: T[]; of(value: T): number } {
  const all: T[] = [];
  const known = new Map<string, number>();
  return {
    all,
    of(value) {
      const found = known.get(key(value));
      if (found !== undefined) return found;
      known.set(key(value), all.length);
      all.push(value);
      return all.length - 1;
    },
  };
}
