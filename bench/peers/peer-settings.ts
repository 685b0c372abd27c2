// The peers as documented, and the grid from which their best settings are chosen.
import { HourlyMetering } from './hourly-metering.ts';
import type { Method, Owners } from './method.ts';
import { PrefixCounters } from './prefix-counters.ts';
import { RateScores } from './rate-scores.ts';

export interface PeerSetting {
  /** As the table says it. */
  readonly text: string;
  readonly methodOf: (owners: Owners) => Method;
}

export interface Peer {
  readonly name: string;
  readonly japanese: string;
  readonly documented: PeerSetting;
  readonly grid: readonly PeerSetting[];
}

/** The product's example alert has a threshold of 4 dollars a minute; 150 yen to the dollar. */
const exampleScoreYen = 600;
const ownFactors = [0, 1, 1.5, 2, 3];

function counters(scale: number, ownFactor: number): PeerSetting {
  return {
    text: `tutorial's thresholds × ${scale}${own(ownFactor)}`,
    methodOf: () => new PrefixCounters({ scale, ownFactor }),
  };
}

function scores(scoreYen: number, numberCalls: number, ownFactor: number): PeerSetting {
  return {
    text: `score ¥${scoreYen}, ${numberCalls} calls to a number${own(ownFactor)}`,
    methodOf: () => new RateScores({ scoreYen, numberCalls, ownFactor }),
  };
}

function metering(floorYen: number, ownFactor: number): PeerSetting {
  return {
    text: `over ¥${floorYen} an hour${own(ownFactor)}`,
    methodOf: owners => new HourlyMetering({ floorYen, ownFactor }, owners),
  };
}

function own(factor: number): string {
  return factor === 0 ? '' : `, at least ${factor} × the line's own maximum`;
}

export const peers: readonly Peer[] = [
  {
    name: 'per-prefix counters (OpenSIPS `fraud_detection`)',
    japanese: '国番号ごとの計数(OpenSIPS `fraud_detection`)',
    documented: counters(1, 0),
    grid: [0.25, 0.5, 1, 2].flatMap(scale => ownFactors.map(factor => counters(scale, factor))),
  },
  {
    name: 'rate scores over 5, 15 and 60 minutes (leading commercial product)',
    japanese: '5・15・60 分の料金点数(代表的な商用製品)',
    documented: scores(exampleScoreYen, 10, 0),
    grid: [100, 200, 400, 800].flatMap(yen =>
      [5, 10].flatMap(calls => ownFactors.map(factor => scores(yen, calls, factor))),
    ),
  },
  {
    name: 'hourly metering with contact (practice of 2015)',
    japanese: '1 時間ごとの集計と連絡(2015 年の実務)',
    documented: metering(10_000, 3),
    grid: [1_000, 2_000, 5_000, 10_000].flatMap(yen =>
      ownFactors.slice(1).map(factor => metering(yen, factor)),
    ),
  },
];
