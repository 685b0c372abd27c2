import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sipTable } from './sip-table.ts';

test('without Kamailio nothing is compared with it', () => {
  const table = sipTable({ sekishoCounterPerCpuSecond: 30_000, sekishoPerCpuSecond: 9_999 }, 'en');
  assert.match(table, /engine and journal \| 9,999 \| \|/);
  assert.doesNotMatch(table, /\| Kamailio, one/);
});

test('rates stand beside Kamailio’s', () => {
  const figures = { kamailioPerCpuSecond: 15_000, sekishoCounterPerCpuSecond: 36_000 };
  const table = sipTable({ ...figures, sekishoPerCpuSecond: 30_000 }, 'en');
  assert.match(table, /engine and journal \| 30,000 \| 2\.0 \|/);
});
