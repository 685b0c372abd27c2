import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskEvent } from './desk-events.ts';
import { Presence } from './presence.ts';

function presenceAt(looksMax = 10) {
  const told: DeskEvent['data'][] = [];
  const clock = { ms: 0 };
  const events = { publish: ({ data }: DeskEvent) => void told.push(data) };
  const presence = new Presence({ nowMs: () => clock.ms, events, lastsMs: 40_000, looksMax });
  return { presence, told, clock };
}

test('people are told of when they come and go, not when they stay', () => {
  const { presence, told } = presenceAt();
  presence.look('ito', 'tab-0001', 'case-1');
  presence.look('ito', 'tab-0001', 'case-1');
  presence.look('sato', 'tab-0002', 'case-1');
  presence.look('ito', 'tab-0001', 'case-2');
  presence.look('sato', 'tab-0002', null);
  assert.deepEqual(told, [
    { case: 'case-1', people: ['ito'] },
    { case: 'case-1', people: ['ito', 'sato'] },
    { case: 'case-1', people: ['sato'] },
    { case: 'case-2', people: ['ito'] },
    { case: 'case-1', people: [] },
  ]);
  assert.deepEqual(presence.all(), [{ case: 'case-2', people: ['ito'] }]);
});

test('two pages of one person are one person, until both are gone', () => {
  const { presence } = presenceAt();
  presence.look('ito', 'tab-0001', 'case-1');
  presence.look('ito', 'tab-0002', 'case-1');
  assert.deepEqual(presence.lookingAt('case-1'), ['ito']);
  presence.look('ito', 'tab-0001', null);
  assert.deepEqual(presence.lookingAt('case-1'), ['ito']);
  presence.look('ito', 'tab-0002', null);
  assert.deepEqual(presence.lookingAt('case-1'), []);
});

test('a page that is heard of no more looks no more', () => {
  const { presence, told, clock } = presenceAt();
  presence.look('ito', 'tab-0001', 'case-1');
  clock.ms = 30_000;
  presence.look('ito', 'tab-0001', 'case-1');
  clock.ms = 60_000;
  presence.sweep();
  assert.deepEqual(presence.lookingAt('case-1'), ['ito']);
  clock.ms = 70_000;
  presence.sweep();
  assert.deepEqual(presence.lookingAt('case-1'), []);
  assert.deepEqual(told.at(-1), { case: 'case-1', people: [] });
});

test('there is a limit, at which the page heard of longest ago makes way', () => {
  const { presence } = presenceAt(2);
  presence.look('a', 'tab-0001', 'case-1');
  presence.look('b', 'tab-0001', 'case-2');
  presence.look('a', 'tab-0001', 'case-1');
  presence.look('c', 'tab-0001', 'case-3');
  const seen = presence.all().map(one => one.case);
  assert.deepEqual(seen, ['case-1', 'case-3']);
});
