// Words beside marks of one row: the longest that fit without touching another mark or other words.

export interface Labelled {
  /** Place of the mark, px. */
  readonly at: number;
  /** From the longest to the shortest. */
  readonly texts: readonly string[];
}

export interface Label {
  readonly text: string;
  /** It stands at the left of its mark. */
  readonly turned: boolean;
}

const besidePx = 12;

/** Marks in order of their place; at the right edge words may stand at the left of their mark. */
export function labelsOf(
  marks: readonly Labelled[],
  row: { readonly width: number; readonly letterPx: number },
): (Label | undefined)[] {
  let free = 0;
  return marks.map(({ at, texts }, i) => {
    const next = marks[i + 1]?.at ?? row.width;
    const before = free;
    free = Math.max(free, at + besidePx / 2);
    for (const text of texts) {
      const needed = text.length * row.letterPx + besidePx;
      if (at + needed <= Math.min(next, row.width)) {
        free = at + needed;
        return { text, turned: false };
      }
      if (i === marks.length - 1 && at - needed >= before) return { text, turned: true };
    }
    return undefined;
  });
}
