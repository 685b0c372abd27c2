import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { subscriberOf } from '../../test/support/call-sequence.ts';
import { createEngine, type Engine, step } from './engine.ts';
import { lineNamed, lineOf } from './lines.ts';
import type { Line } from './state.ts';

const names = ['0501', '0502', '0503'];
const events = fc.array(
  fc.record({
    subscriber: fc.constantFrom(...names),
    what: fc.constantFrom('ok', 'ok', 'ok', 'rejected', 'inbound'),
    source: fc.constantFrom('192.0.2.1', '198.51.100.1', '203.0.113.1', ''),
    afterMs: fc.integer({ min: 0, max: 90_000_000 }),
  }),
  { maxLength: 40 },
);

test('a line that had a second row from the start knows the same as one that left traces', () => {
  fc.assert(
    fc.property(events, story => {
      const [traced, woken] = [newEngine(), newEngine()];
      for (const name of names) lineOf(woken.state, name);
      let atMs = 1_000;
      for (const { subscriber, what, source, afterMs } of story) {
        atMs += afterMs;
        for (const engine of [traced, woken]) tell(engine, { subscriber, what, source, atMs });
      }
      for (const name of names) {
        assert.deepEqual(asData(lineOf(traced.state, name)), asData(lineOf(woken.state, name)));
      }
    }),
    { numRuns: 300 },
  );
});

test('a line that registers from one network and is called has no second row', () => {
  const engine = newEngine();
  const who = { subscriber: '0501', source: '192.0.2.1' };
  tell(engine, { ...who, what: 'ok', atMs: 1_000 });
  tell(engine, { ...who, what: 'inbound', atMs: 2_000 });
  tell(engine, { ...who, what: 'ok', atMs: 3_000 });
  assert.equal(lineNamed(engine.state, '0501'), undefined);
  tell(engine, { ...who, what: 'ok', source: '198.51.100.9', atMs: 4_000 });
  assert.equal(lineNamed(engine.state, '0501')?.registrations.networks.length, 2);
  assert.equal(lineNamed(engine.state, '0501')?.inboundMs, 2_000);
});

/** The line laid out, with what it answers only when it is asked. */
function asData(line: Line): unknown {
  const { id, account, subject, inboundMs, registrations } = line;
  const { rejectedRegistrations, rejectedMs, guessedMs } = line;
  const refused = { rejectedRegistrations, rejectedMs, guessedMs };
  return { id, account, subject, inboundMs, registrations, refused };
}

function newEngine(): Engine {
  const engine = createEngine();
  const rows = names.map(name => subscriberOf(name, { account: 'A' }));
  step(engine, { kind: 'subscribers', atMs: 0, rows });
  return engine;
}

interface Happening {
  readonly subscriber: string;
  readonly what: string;
  readonly source: string;
  readonly atMs: number;
}

function tell(engine: Engine, { subscriber, what, source, atMs }: Happening): void {
  const head = { timeMs: atMs, zone: '+09:00', subscriber } as const;
  if (what === 'inbound') {
    const call = { callId: `c${atMs}`, to: subscriber, direction: 'inbound' } as const;
    const event = { ...head, ...call, type: 'setup' } as const;
    step(engine, { kind: 'call-event', atMs, feed: 'sbc', event });
    return;
  }
  const result = what === 'ok' ? 'ok' : 'rejected';
  const event = { ...head, type: 'register', sourceIp: source, result } as const;
  step(engine, { kind: 'call-event', atMs, feed: 'sbc', event });
}
