import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attackShapes, drawAttack } from './attacks.ts';
import { buildWorld } from './build-world.ts';
import { calendarDay, dayMs, hourMs, jstMidnight } from './calendar.ts';
import type { SimCall } from './sim-call.ts';
import type { Line } from './world.ts';

const startMs = jstMidnight('2026-03-30');
const world = buildWorld({
  seed: 3,
  subscribers: 1_500,
  startMs,
  days: 40,
  parameterSet: 'report',
});

/** An attack of the shape on a line with so many channels. */
function attackOf(name: string, channels = 1): { calls: SimCall[]; lines: readonly Line[] } {
  const shape = attackShapes.find(one => one.shape === name)!;
  const fits = (line: Line) => shape.fits(line) && line.channels >= channels;
  const dayStartMs = startMs + 30 * dayMs;
  const attack = drawAttack({
    world,
    shape: { ...shape, fits },
    number: 1,
    dayStartMs,
    taken: new Set(),
  })!;
  const calls = attack.plan().calls.filter(call => call.abroad !== '');
  calls.sort((a, b) => a.setupMs - b.setupMs);
  return { calls, lines: attack.lines };
}

const hoursOf = (calls: readonly SimCall[]) => (calls.at(-1)!.setupMs - calls[0]!.setupMs) / hourMs;
const minutesOf = (calls: readonly SimCall[]) =>
  calls.reduce((sum, call) => sum + (call.endMs - (call.answerMs ?? call.endMs)), 0) / 60_000;
const startsWith = (calls: readonly SimCall[], codes: readonly string[]) =>
  calls.every(({ abroad }) => codes.some(code => abroad.startsWith(code)));

test('18,000 calls in 30 hours to 750 numbers, test numbers first', () => {
  const { calls } = attackOf('eighteen-thousand-calls');
  assert.equal(calls.length, 18_000);
  assert.ok(Math.abs(hoursOf(calls) - 30) < 4, `${hoursOf(calls)} h`);
  const numbers = new Set(calls.map(call => call.abroad));
  assert.ok(Math.abs(numbers.size - 750) < 5);
  const early = new Set(calls.slice(0, 1_000).map(call => call.abroad));
  assert.ok(early.size < 420, `${early.size} numbers among the first thousand calls`);
});

test('11,000 calls in 46 hours, 8,000 in 48, one a minute for a day', () => {
  for (const [name, count, hours] of [
    ['eleven-thousand-calls', 11_000, 46],
    ['sierra-leone-8000', 8_000, 48],
    ['guinea-every-minute', 1_440, 24],
  ] as const) {
    const { calls } = attackOf(name);
    assert.ok(Math.abs(calls.length - count) <= 0.1 * count, `${name}: ${calls.length}`);
    assert.ok(Math.abs(hoursOf(calls) - hours) < 0.15 * hours, `${name}: ${hoursOf(calls)} h`);
  }
});

test('144 calls of two hours to one number in a day, twelve at once', () => {
  const { calls } = attackOf('two-hour-calls', 12);
  assert.equal(new Set(calls.map(call => call.abroad)).size, 1);
  assert.ok(calls.length >= 90 && calls.length <= 144, `${calls.length}`);
  const answered = calls.filter(call => call.answerMs !== undefined);
  assert.ok(Math.abs(minutesOf(answered) / answered.length - 118) < 5);
});

test('120 to 200 calls on two channels over a Saturday and Sunday', () => {
  const { calls } = attackOf('two-line-weekend');
  assert.ok(calls.length >= 60 && calls.length <= 200, `${calls.length}`);
  assert.ok(calls.every(({ setupMs }) => [6, 0].includes(calendarDay(setupMs).weekday)));
});

test('Liberia: 6,800 minutes in twelve hours, ever new numbers', () => {
  const { calls } = attackOf('call-selling-liberia', 10);
  assert.ok(startsWith(calls, ['231']));
  assert.ok(Math.abs(minutesOf(calls) - 6_800) < 1_500, `${minutesOf(calls)} min`);
  assert.equal(new Set(calls.map(call => call.abroad)).size, calls.length);
});

test('more than 2,000 calls of a Saturday to Somalia, Guinea and Azerbaijan', () => {
  const { calls } = attackOf('saturday-2000');
  assert.ok(calls.length >= 2_000 && startsWith(calls, ['252', '224', '994']));
  assert.equal(calendarDay(calls[0]!.setupMs).weekday, 6);
});

test('Grenada through voicemail: inbound calls before each, +1 473 only', () => {
  const { calls } = attackOf('voicemail-pin-grenada');
  assert.ok(calls.length > 50 && startsWith(calls, ['1473']));
});

test('low and slow stays below a call in half an hour, for days', () => {
  const { calls } = attackOf('low-and-slow');
  const gaps = calls.slice(1).map((call, index) => call.setupMs - calls[index]!.setupMs);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  assert.ok(mean > 0.5 * hourMs && hoursOf(calls) > 24, `${mean}`);
});

test('behind a shared address, lawful lines are where the attacker is', () => {
  const { calls, lines } = attackOf('shared-address');
  const source = calls[0]!.sourceIp;
  const others = world.lines.filter(
    line => line.source?.address === source && !lines.includes(line),
  );
  assert.ok(others.length > 0, source);
});
