import type { Journal } from './ports.ts';

interface SettledParts {
  readonly journal: Pick<Journal, 'lastSeq'>;
  readonly driver: { readonly settledSeq: number };
  readonly sleep: (ms: number) => Promise<void>;
}

const lookMs = 50;
const looks = 200;

/**
 * The journal's last sequence at the call, as soon as the store has all that follows from it;
 * undefined when it has not after ten seconds.
 */
export async function storeSettled(parts: SettledParts): Promise<number | undefined> {
  const { lastSeq } = parts.journal;
  for (let look = 0; look < looks; look += 1) {
    if (parts.driver.settledSeq >= lastSeq) return lastSeq;
    await parts.sleep(lookMs);
  }
  return undefined;
}
