import { hash } from 'node:crypto';

/** An identity for a record that has none: the same record gives the same, wherever it is read. */
export function recordDigest(record: string | Buffer): string {
  return `r-${hash('sha256', record, 'hex').slice(0, 24)}`;
}
