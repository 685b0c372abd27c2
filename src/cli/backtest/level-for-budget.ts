// From a false-alarm budget to a level of evidence.
//
// Evidence is the logarithm of a likelihood ratio, so by Wald's bound it exceeds t in lawful
// traffic at most once in exp(t) trials: high levels are exceeded exponentially seldom. The rate
// is measured where there are episodes enough, and carried on from there with the measured slope.

/** A factor of e in centi-decibans: Wald's slope where the model of the normal is exact. */
const exactSlope = 1_000 / Math.LN10;
/** Weight of Wald's slope beside the measured one, in episodes. */
const slopePrior = 10;
/** Highest episodes that the slope is measured on. */
const tailMost = 30;
/** With so many questions allowed the level is read off the episodes themselves. */
const countedFrom = 10;
/** Below so many episodes a measured slope says next to nothing. */
const measuredFrom = 10;
/** Below the evidence that is not counted, the slope is measured over so much of it. */
const windowWidth = 1_200;
/** A one-sided 95 % of the normal distribution. */
const deviations = 1.645;

export interface BudgetQuestion {
  /** Highest evidence of each episode, centi-decibans; any order. */
  readonly peaks: readonly number[];
  /** Lowest evidence that was collected. */
  readonly floor: number;
  /** How long the lines were watched, summed: lines times months. */
  readonly lineMonths: number;
  /** At most one question a month per so many lines. */
  readonly linesPerQuestion: number;
  /**
   * Unknown fraud may stand among the episodes from this evidence on: they are not counted, and
   * the slope is measured below. Infinity where the fraud is known and left out.
   */
  readonly uncertainFrom: number;
}

export interface LevelEstimate {
  /** Centi-decibans, rounded up to a tenth of a deciban. */
  readonly level: number;
  /** Where the level lies with 90 % confidence. */
  readonly low: number;
  readonly high: number;
  /**
   * `counted`: read off the episodes; `extrapolated`: beyond them, with their slope;
   * `assumed`: too few episodes, mostly Wald's slope.
   */
  readonly basis: 'counted' | 'extrapolated' | 'assumed';
  /** Episodes that were counted. */
  readonly episodes: number;
  /** Questions that the budget allows in the time watched, thousandths. */
  readonly allowedThousandths: number;
  /** Evidence by which episodes become ten times rarer, centi-decibans; 1,000 by theory. */
  readonly tenfold: number;
}

/** Where the tail begins, how many episodes it holds, and its evidence per factor of e. */
interface Tail {
  readonly from: number;
  readonly count: number;
  readonly slope: number;
  /** Episodes it was measured on. */
  readonly measured: number;
}

export function levelForBudget(question: BudgetQuestion): LevelEstimate {
  const { uncertainFrom, lineMonths, linesPerQuestion } = question;
  const peaks = question.peaks.filter(peak => peak < uncertainFrom).sort((a, b) => b - a);
  const allowed = lineMonths / linesPerQuestion;
  const known = uncertainFrom === Number.POSITIVE_INFINITY;
  const tail = known ? highestTail(peaks, question.floor) : lowerTail(peaks, question);
  const counted = known && allowed >= countedFrom && allowed < peaks.length;
  const logRatio = Math.log(Math.max(tail.count, 1) / allowed);
  const level = counted ? peaks[Math.floor(allowed)]! + 1 : tail.from + tail.slope * logRatio;
  const spread = counted
    ? tail.slope / Math.sqrt(allowed)
    : (tail.slope / Math.sqrt(tail.measured + slopePrior)) * Math.sqrt(1 + logRatio * logRatio);
  const few = peaks.length < measuredFrom;
  return {
    level: upToTenth(level),
    low: upToTenth(level - deviations * spread),
    high: upToTenth(level + deviations * spread),
    basis: counted ? 'counted' : few ? 'assumed' : 'extrapolated',
    episodes: peaks.length,
    allowedThousandths: Math.round(allowed * 1_000),
    tenfold: Math.round(tail.slope * Math.LN10),
  };
}

/** All of the highest episodes are known: the mean excess of an exponential tail is its slope. */
function highestTail(peaks: readonly number[], floor: number): Tail {
  const count = Math.min(tailMost, peaks.length);
  const from = peaks.length > tailMost ? peaks[tailMost]! : floor;
  const excess = peaks.slice(0, count).reduce((all, peak) => all + peak - from, 0);
  const slope = (slopePrior * exactSlope + excess) / (slopePrior + count);
  return { from, count, slope, measured: count };
}

/**
 * Only what lies below `uncertainFrom` is known: an exponential tail cut off there. Its slope is
 * where the mean excess of the cut tail is the measured one; how many lie above follows from it.
 */
function lowerTail(peaks: readonly number[], question: BudgetQuestion): Tail {
  const { uncertainFrom, floor } = question;
  let from = Math.max(floor, uncertainFrom - windowWidth);
  if (peaks.filter(peak => peak >= from).length < tailMost) from = floor;
  const width = uncertainFrom - from;
  const within = peaks.filter(peak => peak >= from);
  const excess = within.reduce((all, peak) => all + peak - from, 0);
  const prior = slopePrior * cutMean(exactSlope, width);
  const mean = (prior + excess) / (slopePrior + within.length);
  let low = 1;
  let high = 10 * width;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (cutMean(middle, width) < mean) low = middle;
    else high = middle;
  }
  const count = within.length / (1 - Math.exp(-width / low));
  // Of a cut tail the slope is known about half as well as of a whole one.
  return { from, count, slope: low, measured: within.length / 4 };
}

/** Mean excess of an exponential tail of that slope, of what lies below `width`. */
function cutMean(slope: number, width: number): number {
  return slope - width / Math.expm1(width / slope);
}

function upToTenth(level: number): number {
  return Math.ceil(Math.max(0, level) / 10) * 10;
}
