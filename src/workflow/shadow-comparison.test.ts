import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../core/case/decision.ts';
import { ShadowComparison } from './shadow-comparison.ts';

const hour = 3_600_000;
const sameAccount = (): string => 'A1';

function alert(name: string, timeMs: number, subscriber = '0501'): Decision {
  return { type: 'alert', timeMs, zone: 'Z', case: name, subscriber, exposureYen: 1 };
}

test('cases of one account within a day are one case, in whatever order they come', () => {
  for (const [first, second] of [
    ['live', 'shadow'],
    ['shadow', 'live'],
  ] as const) {
    const seen = new ShadowComparison();
    seen.decision(first, alert('a', 0), sameAccount);
    seen.decision(second, alert('b', 24 * hour, '0502'), sameAccount);
    assert.deepEqual([seen.both, seen.cases.length], [1, 1]);
    assert.deepEqual([seen.cases[0]?.[first]?.case, seen.cases[0]?.[second]?.case], ['a', 'b']);
    seen.decision(second, alert('c', 25 * hour), sameAccount);
    assert.deepEqual([seen.both, seen.cases.length], [1, 2]);
  }
});

test('later than a day, or of another account, it is another case', () => {
  const seen = new ShadowComparison();
  seen.decision('live', alert('a', 0), sameAccount);
  seen.decision('shadow', alert('b', 24 * hour + 1), sameAccount);
  seen.decision('shadow', alert('c', 1, '0900'), () => 'A2');
  assert.deepEqual([seen.both, seen.cases.length], [0, 3]);
});

test('a suspension is noted on its own side’s case; a renewal is no new one', () => {
  const seen = new ShadowComparison();
  seen.decision('live', alert('a', 0), sameAccount);
  seen.decision('shadow', alert('a', 0), sameAccount);
  const suspension = {
    type: 'suspension',
    timeMs: 1,
    zone: 'Z',
    subscriber: '0501',
    case: 'a',
    ground: 'C',
    beginMs: 1,
    endMs: 2,
  } as const;
  seen.decision('shadow', suspension, sameAccount);
  seen.decision('shadow', { ...suspension, renewal: true }, sameAccount);
  assert.deepEqual([seen.counts.shadow.suspended, seen.counts.live.suspended], [1, 0]);
  assert.deepEqual(
    [seen.cases[0]?.shadow?.suspended, seen.cases[0]?.live?.suspended],
    [true, false],
  );
});

test('lists stay short however long it runs; counts go on', () => {
  const seen = new ShadowComparison();
  for (let at = 0; at < 2_000; at += 1) {
    const call = {
      type: 'setup',
      timeMs: at,
      zone: 'Z',
      callId: `c${at}`,
      subscriber: '0501',
      to: '01023222123457',
      direction: 'outbound',
    } as const;
    seen.call(call, 'allow', at % 2 === 0 ? 'allow' : 'block');
    seen.decision('live', alert(`case-${at}`, at), () => `A${at}`);
  }
  assert.deepEqual([seen.calls, seen.differing, seen.counts.live.asked], [2_000, 1_000, 2_000]);
  assert.deepEqual([seen.lastCalls.length, seen.cases.length], [200, 500]);
  assert.equal(seen.lastCalls.at(-1)?.callId, 'c1999');
  assert.equal(seen.lastCalls.at(-1)?.toMasked, '0102322212****');
});
