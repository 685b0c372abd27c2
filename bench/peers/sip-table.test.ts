import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sipTable } from './sip-table.ts';

test('without Kamailio nothing is compared with it', () => {
  const figures = { sekishoPerCpuSecond: 9_999, sekishoPerCpuSecondTcp: 20_000 };
  const table = sipTable(figures, 'en');
  assert.match(table, /engine and journal \| 9,999 \| \| 20,000 \| \|/);
  assert.doesNotMatch(table, /\| Kamailio, one/);
});

test('rates stand beside Kamailio’s', () => {
  const theirs = { kamailioPerCpuSecond: 15_000, kamailioPerCpuSecondTcp: 16_000 };
  const ours = { sekishoPerCpuSecond: 30_000, sekishoPerCpuSecondTcp: 40_000 };
  const table = sipTable({ ...theirs, ...ours }, 'en');
  assert.match(table, /engine and journal \| 30,000 \| 2\.0 \| 40,000 \| 2\.5 \|/);
});
