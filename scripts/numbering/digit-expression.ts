/** The small language of regular expressions that telephone metadata is written in. */
export type DigitExpression =
  | { readonly kind: 'digit' /** Bit d set: digit d fits. */; readonly set: number }
  | { readonly kind: 'sequence'; readonly parts: readonly RepeatedExpression[] }
  | { readonly kind: 'choice'; readonly branches: readonly DigitExpression[] };

export interface RepeatedExpression {
  readonly part: DigitExpression;
  readonly least: number;
  readonly most: number;
}

interface Cursor {
  readonly text: string;
  at: number;
}

export const allDigits = 0x3ff;

/** Reads digits, \d, classes, groups, alternation, ? and {m,n}; throws on anything else. */
export function parseDigitExpression(text: string): DigitExpression {
  const cursor: Cursor = { text, at: 0 };
  const whole = readChoice(cursor);
  if (cursor.at !== text.length) throw unreadable(cursor);
  return whole;
}

function readChoice(cursor: Cursor): DigitExpression {
  const branches = [readSequence(cursor)];
  while (take(cursor, /^\|/) !== undefined) branches.push(readSequence(cursor));
  return branches.length === 1 ? branches[0]! : { kind: 'choice', branches };
}

function readSequence(cursor: Cursor): DigitExpression {
  const parts: RepeatedExpression[] = [];
  while (/[^|)]/.test(cursor.text[cursor.at] ?? '|')) {
    parts.push({ part: readPart(cursor), ...readCount(cursor) });
  }
  return { kind: 'sequence', parts };
}

function readCount(cursor: Cursor): { least: number; most: number } {
  if (take(cursor, /^\?/) !== undefined) return { least: 0, most: 1 };
  const count = take(cursor, /^\{(\d+)(?:,(\d+))?\}/);
  if (count === undefined) return { least: 1, most: 1 };
  return { least: Number(count[1]), most: Number(count[2] ?? count[1]) };
}

function readPart(cursor: Cursor): DigitExpression {
  if (take(cursor, /^\((?:\?:)?/) !== undefined) {
    const inner = readChoice(cursor);
    if (take(cursor, /^\)/) === undefined) throw unreadable(cursor);
    return inner;
  }
  if (take(cursor, /^\\d/) !== undefined) return { kind: 'digit', set: allDigits };
  const single = take(cursor, /^\d/);
  if (single !== undefined) return { kind: 'digit', set: 1 << Number(single[0]) };
  const among = take(cursor, /^\[([\d-]+)\]/);
  if (among === undefined) throw unreadable(cursor);
  let set = 0;
  for (const span of among[1]!.match(/\d-\d|\d/g) ?? []) {
    for (let d = Number(span[0]); d <= Number(span.at(-1)); d++) set |= 1 << d;
  }
  return { kind: 'digit', set };
}

function take(cursor: Cursor, expected: RegExp): RegExpExecArray | undefined {
  const found = expected.exec(cursor.text.slice(cursor.at));
  if (found === null) return undefined;
  cursor.at += found[0].length;
  return found;
}

function unreadable({ text, at }: Cursor): Error {
  return new Error(`cannot read '${text}' at ${at}`);
}
