import type { ParameterSet } from '../../sim/parameters.ts';
import { policies } from '../../src/core/policy/policy.ts';
import { type PeerFigures, PeerOutcome } from './peer-outcome.ts';
import { type PeerSetting, peers } from './peer-settings.ts';
import { type PeerTraffic, peerTraffic } from './peer-traffic.ts';
import { runMethod } from './run-method.ts';
import { runSekisho } from './run-sekisho.ts';

export interface CompareOptions {
  readonly subscribers: number;
  readonly days: number;
  /** Carriers on which the peers' settings are chosen, drawn from the `train` ranges. */
  readonly trainOn: readonly number[];
  /** Carriers on which all are reported, drawn from the wider `report` ranges. */
  readonly reportOn: readonly number[];
  /** Told what runs now. */
  readonly onStep?: (text: string) => void;
}

export interface Row {
  readonly method: string;
  readonly japanese: string;
  readonly variant: keyof Settings | 'ours';
  readonly settings: string;
  readonly figures: PeerFigures;
}

/** Tuned, a peer may refuse one lawful call in 2,000 on lines that no attack is on. */
const refusedShareMost = 0.0005;

/** All methods on the same carriers; the peers as documented and as tuned on other carriers. */
export function comparePeers(options: CompareOptions): Row[] {
  const tuned = tunePeers(options);
  const outcomes = new Map<string, PeerOutcome[]>();
  const add = (row: string, outcome: PeerOutcome): void => {
    outcomes.set(row, [...(outcomes.get(row) ?? []), outcome]);
  };
  for (const seed of options.reportOn) {
    options.onStep?.(`seed ${seed}`);
    const traffic = trafficOf(options, seed, 'report');
    for (const [index, settings] of tuned.entries()) {
      for (const [name, setting] of Object.entries(settings)) {
        add(`${index} ${name}`, runMethod(traffic, setting.methodOf));
      }
    }
    for (const policy of Object.values(policies)) add(policy.name, runSekisho(traffic, policy));
  }
  const figuresOf = (row: string): PeerFigures => PeerOutcome.sum(outcomes.get(row)!);
  return [
    ...[...peers.entries()].flatMap(([index, peer]) =>
      Object.entries(tuned[index]!).map(([name, setting]) => ({
        method: peer.name,
        japanese: peer.japanese,
        variant: name as Row['variant'],
        settings: setting.text,
        figures: figuresOf(`${index} ${name}`),
      })),
    ),
    ...Object.keys(policies).map(name => ({
      method: `Sekisho, \`${name}\``,
      japanese: `Sekisho、\`${name}\``,
      variant: 'ours' as const,
      settings: 'the policy as it comes',
      figures: figuresOf(name),
    })),
  ];
}

interface Settings {
  readonly documented: PeerSetting;
  /** Least loss among those that refuse few lawful calls. */
  readonly tuned: PeerSetting;
  /** Least loss, whatever it refuses. */
  readonly harsh: PeerSetting;
}

function tunePeers(options: CompareOptions): Settings[] {
  const carriers = options.trainOn.map(seed => trafficOf(options, seed, 'train'));
  return peers.map(peer => {
    options.onStep?.(`tuning: ${peer.name}`);
    const tried = peer.grid.map(setting => ({
      setting,
      figures: PeerOutcome.sum(carriers.map(one => runMethod(one, setting.methodOf))),
    }));
    const share = ({ figures }: { figures: PeerFigures }): number =>
      figures.lawfulRefused / figures.lawfulCalls;
    const byLoss = tried.toSorted((a, b) => a.figures.totalYen - b.figures.totalYen);
    const byRefused = tried.toSorted((a, b) => share(a) - share(b));
    const lenient = byLoss.find(one => share(one) <= refusedShareMost) ?? byRefused[0]!;
    return {
      documented: peer.documented,
      tuned: lenient.setting,
      harsh: byLoss[0]!.setting,
    };
  });
}

function trafficOf(
  { subscribers, days }: CompareOptions,
  seed: number,
  parameters: ParameterSet,
): PeerTraffic {
  return peerTraffic({ seed, subscribers, days, parameters });
}
