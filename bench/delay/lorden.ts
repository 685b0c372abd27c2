// Detection delay beside Lorden's bound: no detector with one false alarm in γ lawful calls sees an
// attack in fewer than log γ / I calls on average (γ → ∞), I being the information of one call.
import { informationOf, MarkedCalls, type Marks } from './marked-calls.ts';
import { OneLine } from './one-line.ts';

export interface LordenScenario {
  readonly name: string;
  readonly text: string;
  readonly normal: Marks;
  readonly attack: Marks;
}

export interface LordenOptions {
  /** Mean lawful calls between two false alarms. */
  readonly falseAlarmCalls: number;
  readonly taughtCalls: number;
  /** Lawful calls on which the threshold is found. */
  readonly calibrationCalls: number;
  readonly attacks: number;
}

export interface LordenFigures {
  /** Nats a call. */
  readonly information: number;
  /** Calls; less than one call is no delay that anybody could have. */
  readonly boundCalls: number;
  readonly thresholdCentidecibans: number;
  readonly falseAlarmsMeasured: number;
  readonly delayCalls: number;
  /** The same of a CUSUM that is told the true log-ratios, at the same rate of false alarms. */
  readonly exactDelayCalls: number;
  /** Attacks not seen within 200 calls; they count as 200. */
  readonly unseen: number;
  readonly ratio: number;
}

const quiet = { newDestination: 0, newNetwork: 0, newDevice: 0 };
const varied = { newDestination: 0.012, newNumber: 0.3, newNetwork: 0.008, newDevice: 0.004 };
const stolen = { newDestination: 0.95, newNumber: 0.9, newNetwork: 0.6, newDevice: 0.7 };

export const lordenScenarios: readonly LordenScenario[] = [
  {
    name: 'numbers',
    text: 'three calls in ten go to a new number, in the attack nine in ten; all else alike',
    normal: { ...quiet, newNumber: 0.3 },
    attack: { ...quiet, newNumber: 0.9 },
  },
  {
    name: 'theft',
    text: 'a stolen password: destination, network and device mostly new',
    normal: varied,
    attack: stolen,
  },
  {
    name: 'own exchange',
    text: 'new destinations through the subscriber’s own exchange, source and device as ever',
    normal: varied,
    attack: { ...varied, newDestination: 0.95, newNumber: 0.9 },
  },
  {
    name: 'numbers among all else',
    text: 'new numbers only, on a line whose other marks vary too: one threshold watches all',
    normal: varied,
    attack: { ...varied, newNumber: 0.9 },
  },
];

const callsMost = 200;
const stepCentidecibans = 10;
const highest = 5_000;

export function measureLorden(scenario: LordenScenario, options: LordenOptions): LordenFigures {
  const { normal, attack } = scenario;
  const { falseAlarmCalls, calibrationCalls } = options;
  const line = new OneLine();
  const teaching = new MarkedCalls(normal, attack, 1);
  for (let i = 0; i < options.taughtCalls; i += 1) line.call(teaching.draw('normal'));
  line.clear();
  const taught = line.save();
  const allowed = calibrationCalls / falseAlarmCalls;
  const alarmsAt = (threshold: number): number => {
    line.restore(taught);
    const calls = new MarkedCalls(normal, attack, 2);
    let alarms = 0;
    for (let i = 0; i < calibrationCalls; i += 1) {
      if (line.call(calls.draw('normal')) < threshold) continue;
      alarms += 1;
      line.clear();
    }
    return alarms;
  };
  const threshold = leastThreshold(alarmsAt, allowed);
  const exact = exactThreshold(scenario, calibrationCalls, allowed);
  const calls = new MarkedCalls(normal, attack, 3);
  let [delays, exactDelays, unseen] = [0, 0, 0];
  for (let run = 0; run < options.attacks; run += 1) {
    line.restore(taught);
    const seen = oneAttack(line, calls, threshold, exact);
    delays += seen.delay;
    exactDelays += seen.exactDelay;
    if (!seen.found) unseen += 1;
  }
  const information = informationOf(normal, attack);
  const boundCalls = Math.max(1, Math.log(falseAlarmCalls) / information);
  const delayCalls = delays / options.attacks;
  return {
    information,
    boundCalls,
    thresholdCentidecibans: threshold,
    falseAlarmsMeasured: alarmsAt(threshold),
    delayCalls,
    exactDelayCalls: exactDelays / options.attacks,
    unseen,
    ratio: delayCalls / boundCalls,
  };
}

/** From nothing, as bad as it can be for whoever sums up: Lorden's worst case. */
function oneAttack(
  line: OneLine,
  calls: MarkedCalls,
  threshold: number,
  exact: number,
): { delay: number; exactDelay: number; found: boolean } {
  let [delay, exactDelay, sum] = [0, 0, 0];
  for (let i = 1; i <= callsMost && (delay === 0 || exactDelay === 0); i += 1) {
    const call = calls.draw('attack');
    sum = Math.max(0, sum + call.logRatio);
    if (line.call(call) >= threshold && delay === 0) delay = i;
    if (sum >= exact && exactDelay === 0) exactDelay = i;
  }
  return {
    delay: delay || callsMost,
    exactDelay: exactDelay || callsMost,
    found: delay > 0,
  };
}

/** The lowest threshold that is not reached more often than allowed. */
function leastThreshold(alarmsAt: (threshold: number) => number, allowed: number): number {
  let low = 0;
  let high = highest;
  while (high - low > stepCentidecibans) {
    const middle = (low + high) / 2;
    if (alarmsAt(middle) > allowed) low = middle;
    else high = middle;
  }
  return high;
}

/** The same for a CUSUM of the true log-ratios, in nats. */
function exactThreshold(scenario: LordenScenario, count: number, allowed: number): number {
  const calls = new MarkedCalls(scenario.normal, scenario.attack, 2);
  const ratios = Array.from({ length: count }, () => calls.draw('normal').logRatio);
  const alarmsAt = (threshold: number): number => {
    let [sum, alarms] = [0, 0];
    for (const ratio of ratios) {
      sum = Math.max(0, sum + ratio);
      if (sum < threshold) continue;
      alarms += 1;
      sum = 0;
    }
    return alarms;
  };
  const nats = Math.LN10 / 1_000;
  return leastThreshold(threshold => alarmsAt(threshold * nats), allowed) * nats;
}
