import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppliedMeasure } from '../core/case/enforcement.ts';
import { DeliveryError, type Enforcer } from './ports.ts';
import { trialSubject, tryByOrder, tryByReading } from './try-enforcer.ts';

function element(faults: Partial<Enforcer> = {}) {
  const standing = new Map<string, AppliedMeasure>();
  const told: string[] = [];
  const enforcer: Enforcer = {
    name: 'sbc-1',
    async apply({ subject, scope, endMs, seq }) {
      told.push('apply');
      standing.set('it', { subject, scope, endMs, seq });
    },
    async remove(_, seq) {
      told.push('remove');
      if ((standing.get('it')?.seq ?? 0) <= seq) standing.delete('it');
    },
    readOne: async () => standing.get('it'),
    read: async () => [...standing.values()],
    ...faults,
  };
  return { enforcer, standing, told };
}

const trial = (enforcer: Enforcer) => {
  let elapsed = 0;
  return tryByOrder({ enforcer, clock: { nowMs: () => 1_000 }, elapsedMs: () => (elapsed += 3) });
};

test('one that does as told is well, and nothing is left standing there', async () => {
  const { enforcer, standing } = element();
  const { ok, steps } = await trial(enforcer);
  assert.equal(ok, true);
  assert.deepEqual(
    steps.map(each => [each.step, each.lastedMs]),
    [
      ['apply', 3],
      ['read-applied', 3],
      ['remove', 3],
      ['read-removed', 3],
    ],
  );
  assert.equal(standing.size, 0);
});

test('the order is a block of a minute of an address that nobody has', async () => {
  let ordered: unknown;
  const { enforcer } = element({
    async apply(measure) {
      ordered = measure;
    },
  });
  await trial(enforcer);
  assert.deepEqual(ordered, {
    subject: { kind: 'source', sourceIp: '192.0.2.119' },
    scope: 'international',
    case: 'trial',
    beginMs: 1_000,
    endMs: 61_000,
    seq: 1_000,
  });
  assert.equal(trialSubject.sourceIp, '192.0.2.119');
});

test('what goes wrong is named at its step, and what may have been taken is removed', async () => {
  const deaf = element({ readOne: async () => undefined });
  const lost = await trial(deaf.enforcer);
  assert.deepEqual(
    lost.steps.map(each => each.problem),
    ['', 'it took the order and does not know it', '', ''].map(text => text || undefined),
  );
  const away = element({
    apply: () => Promise.reject(new DeliveryError('it answered 503', true)),
  });
  const refused = await trial(away.enforcer);
  assert.equal(refused.ok, false);
  assert.deepEqual(refused.steps[0], { step: 'apply', lastedMs: 3, problem: 'it answered 503' });
  assert.deepEqual(away.told, ['remove']);
  const stubborn = element({ remove: async () => {} });
  const stays = await trial(stubborn.enforcer);
  assert.equal(stays.steps.at(-1)?.problem, 'it still stands after its removal');
  const other = element({
    async readOne() {
      return { subject: trialSubject, scope: 'international', endMs: 5, seq: 1 };
    },
  });
  assert.equal((await trial(other.enforcer)).steps[1]?.problem, 'it reads back another end');
});

test('what carries out by itself is only asked what stands there', async () => {
  const { enforcer, told } = element();
  const read = await tryByReading({ enforcer, clock: { nowMs: () => 0 }, elapsedMs: () => 0 });
  assert.deepEqual(read, { ok: true, steps: [{ step: 'read-all', lastedMs: 0 }], standing: 0 });
  assert.deepEqual(told, []);
});
