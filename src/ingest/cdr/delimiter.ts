const CANDIDATES = [',', '\t', ';', '|'] as const;

/**
 * The delimiter of a CSV text: of comma, tab, semicolon and bar the one that cuts most of the first
 * lines into the same number of columns, and more than one; a comma when none does.
 */
export function detectDelimiter(text: string): number {
  const lines = text
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 20);
  let best: string = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const widths = new Map<number, number>();
    for (const line of lines) {
      const width = line.replaceAll(/"[^"]*"/g, '').split(candidate).length;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    for (const [width, count] of widths) {
      const score = count * 1_000 + width;
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
  }
  return best.charCodeAt(0);
}
