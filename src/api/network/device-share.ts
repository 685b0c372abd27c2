/** Too few accounts to say anything of a model. */
const accountsFew = 3;
/** Rarer than this by chance is worth a word to the maker; many models are looked at. */
const chanceMost = 0.01;

export interface DeviceShare {
  /** Accounts with cases: of the model, and of all models. */
  readonly accounts: number;
  readonly allAccounts: number;
  /** Listed lines: of the model, and of all models. */
  readonly lines: number;
  readonly allLines: number;
}

export interface ShareRemark {
  readonly times: number | null;
  readonly chance: number | null;
  readonly remark: 'few' | 'chance' | 'more' | 'unlisted';
}

/**
 * How a model's share of cases stands to its share of lines (R15), honest about small numbers:
 * `chance` is the probability of so many accounts or more if models did not matter (Poisson).
 */
export function remarkOn({ accounts, allAccounts, lines, allLines }: DeviceShare): ShareRemark {
  if (lines === 0 || allLines === 0) return { times: null, chance: null, remark: 'unlisted' };
  const expected = (allAccounts * lines) / allLines;
  const times = Math.round((accounts / expected) * 10) / 10;
  const chance = atLeast(accounts, expected);
  if (accounts < accountsFew) return { times, chance, remark: 'few' };
  return { times, chance, remark: chance <= chanceMost ? 'more' : 'chance' };
}

/** P(X ≥ least) of a Poisson variable; summed from its greater terms down, so that none is lost. */
function atLeast(least: number, mean: number): number {
  let logTerm = -mean;
  for (let i = 1; i <= least; i += 1) logTerm += Math.log(mean / i);
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let i = least + 1; term > 0 && (term > sum * 1e-12 || i < mean); i += 1) {
    sum += term;
    term *= mean / i;
  }
  return Math.min(1, sum);
}
