import { standardPolicy } from '../src/core/policy/policy.ts';
import type { Size } from './bench-module.ts';
import { attackShapes } from './delay/history.ts';
import { lordenScenarios, measureLorden } from './delay/lorden.ts';
import { histories, measureHistory } from './delay/measure-history.ts';

export const bench = {
  name: 'delay',
  why: 'calls until an attack is seen, beside Lorden’s bound, and by the history of the line',
  run,
};

function run(size: Size): Promise<Record<string, number>> {
  const falseAlarmCalls = size === 'small' ? 200 : 2_000;
  const small = { taughtCalls: 2_000, calibrationCalls: 4_000, attacks: 40 };
  const full = { taughtCalls: 6_000, calibrationCalls: 60_000, attacks: 200 };
  const options = { falseAlarmCalls, ...(size === 'small' ? small : full) };
  const [scenario] = lordenScenarios;
  const { boundCalls, delayCalls, ratio } = measureLorden(scenario!, options);
  const figures: Record<string, number> = { boundCalls, delayCalls, ratioToBound: ratio };
  for (const { name, days } of histories) {
    const { callsThrough } = measureHistory(attackShapes[0]!, days, standardPolicy, 1);
    figures[`callsThrough, history ${name}`] = callsThrough;
  }
  return Promise.resolve(figures);
}
