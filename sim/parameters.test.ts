import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFaults } from './faults.ts';
import { drawParameters, type ParameterName, parameterRanges } from './parameters.ts';
import { drawSwarm } from './swarm.ts';

const names = Object.keys(parameterRanges) as ParameterName[];
const seeds = Array.from({ length: 400 }, (_, seed) => seed);

test('report ranges reach beyond train ranges at one end at least, and no end is cut off', () => {
  for (const name of names) {
    const { train, report, standard } = parameterRanges[name];
    assert.ok(report[0] <= train[0] && report[1] >= train[1], name);
    assert.ok(report[0] < train[0] || report[1] > train[1], name);
    assert.ok(standard >= report[0] && standard <= report[1], name);
  }
});

test('train draws stay within; three report draws in four lie outside the train range', () => {
  for (const name of names) {
    const { train, report } = parameterRanges[name];
    const drawn = (set: 'train' | 'report') => seeds.map(seed => drawParameters(seed, set)[name]);
    const within = (value: number) => value >= train[0] && value <= train[1];
    assert.ok(drawn('train').every(within), name);
    const values = drawn('report');
    assert.ok(
      values.every(value => value >= report[0] && value <= report[1]),
      name,
    );
    const outside = values.filter(value => !within(value)).length;
    assert.ok(outside > 0.65 * seeds.length && outside < 0.85 * seeds.length, `${name} ${outside}`);
  }
});

test('a swarm leaves out about a quarter, and each seed another', () => {
  const swarms = seeds.map(drawSwarm);
  const share = swarms.filter(swarm => swarm.has('disa')).length / seeds.length;
  assert.ok(share > 0.68 && share < 0.82, `${share}`);
  const both = swarms.filter(swarm => swarm.has('disa') && swarm.has('mimicry')).length;
  assert.ok(both > 0.45 * seeds.length && both < 0.67 * seeds.length);
  assert.ok(new Set(swarms.map(swarm => swarm.startDate)).size > 3);
});

test('each seed draws other faults, none of them beyond its limit', () => {
  const span = { startMs: 0, days: 40 };
  const faults = seeds.map(seed => drawFaults(seed, span, 'train'));
  assert.ok(faults.every(one => one.lostSetups <= 0.005 && one.late <= 0.02));
  assert.ok(faults.some(one => one.lostSetups === 0) && faults.some(one => one.lostSetups > 0));
  assert.ok(faults.some(one => one.restartsMs.length > 0 && one.gaps.length > 0));
  assert.deepEqual(faults[7], drawFaults(7, span, 'train'));
});
