import type { Journal } from './ports.ts';

interface SettledParts {
  readonly journal: Pick<Journal, 'lastSeq'>;
  readonly driver: { readonly settledSeq: number };
  readonly sleep: (ms: number) => Promise<void>;
}

const lookMs = 50;
const looks = 200;

/** Resolves true when the store has what the journal had at the call; false after ten seconds. */
export async function storeSettled({ journal, driver, sleep }: SettledParts): Promise<boolean> {
  const { lastSeq } = journal;
  for (let look = 0; look < looks; look += 1) {
    if (driver.settledSeq >= lastSeq) return true;
    await sleep(lookMs);
  }
  return false;
}
