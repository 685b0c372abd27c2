const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `512 B`, `1.2 MB`, `34 GB`: two digits at least, in powers of 1000. */
export function bytesShort(bytes: number): string {
  let value = Math.max(0, bytes);
  let at = 0;
  while (value >= 1_000 && at < units.length - 1) {
    value /= 1_000;
    at += 1;
  }
  const text = value < 10 && at > 0 ? value.toFixed(1) : String(Math.round(value));
  return `${text} ${units[at]}`;
}
