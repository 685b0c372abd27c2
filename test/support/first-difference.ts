/**
 * Where two plain structures differ first, as a path with both values; undefined when they are the
 * same. Maps and sets are the same only in the same order (the engine forgets the oldest first);
 * properties that are undefined count as absent, as in JSON.
 */
export function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  if (Object.is(a, b)) return undefined;
  const both = `${path || 'value'}: ${shown(a)} and ${shown(b)}`;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return both;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return both;
  if (a instanceof Map) return ofLists([...a], [...(b as typeof a)], `${path}<map>`);
  if (a instanceof Set) return ofLists([...a], [...(b as typeof a)], `${path}<set>`);
  if (Array.isArray(a)) return ofLists(a, b as unknown[], path);
  if (ArrayBuffer.isView(a)) {
    return ofLists([...(a as unknown as Iterable<unknown>)], [...(b as Iterable<unknown>)], path);
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [a, b].map(side => (side as Record<string, unknown>)[key]);
    const found = firstDifference(left, right, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ofLists(a: readonly unknown[], b: readonly unknown[], path: string): string | undefined {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const found = firstDifference(a[i], b[i], `${path}[${i}]`);
    if (found !== undefined) return found;
  }
  return a.length === b.length ? undefined : `${path}: ${a.length} and ${b.length} entries`;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 120);
}
