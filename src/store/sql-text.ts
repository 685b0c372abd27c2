// PostgreSQL refuses the character NUL and lone surrogates in text and jsonb. Both can come from
// the wire; they are stored as U+FFFD rather than stopping every decision behind them.
const refused = /\\u(?:0000|d[89a-f])/i;

/** A string as PostgreSQL takes it. */
export function sqlText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** JSON of a plain value as jsonb takes it. */
export function sqlJson(value: unknown): string {
  const json = JSON.stringify(value);
  return refused.test(json) ? JSON.stringify(cleaned(value)) : json;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return sqlText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [sqlText(key), cleaned(item)]),
  );
}

const earliestMs = Date.UTC(-4000, 0);
const latestMs = Date.UTC(200_000, 0);

/** Milliseconds as PostgreSQL's timestamps can hold them; the exact value is in the body. */
export function sqlTimeMs(ms: number): number {
  return Math.min(Math.max(Math.trunc(ms), earliestMs), latestMs);
}
