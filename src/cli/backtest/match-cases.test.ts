import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseLine } from './case-line.ts';
import { matchCases } from './match-cases.ts';
import { newSideCase, type SideCase, type SideMeasure } from './side-case.ts';

const start = Date.parse('2026-06-06T01:00:00+09:00');
const minute = 60_000;
const day = 86_400_000;

function caseOf(
  name: string,
  openedMs: number,
  given: Partial<SideCase> & { readonly does?: readonly SideMeasure[] } = {},
): SideCase {
  const { does = ['question'], ...more } = given;
  const subscriber = more.subscriber ?? '0501';
  return newSideCase({
    case: name,
    subject: 'account A1',
    account: 'A1',
    zone: '+09:00',
    subscriber,
    openedMs: start + openedMs,
    measures: new Set(does),
    ...more,
  });
}

function differences(candidate: SideCase[], inForce: SideCase[]): unknown[] {
  return matchCases(candidate, inForce).map(pair => [
    pair.difference,
    pair.candidate?.case,
    pair.inForce?.case,
  ]);
}

test('a case of one policy only stands alone', () => {
  assert.deepEqual(differences([caseOf('a', 0)], []), [['only-candidate', 'a', undefined]]);
  assert.deepEqual(differences([], [caseOf('b', 0)]), [['only-in-force', undefined, 'b']]);
});

test('the same account near in time is one case: the same, earlier, later, or other measures', () => {
  const inForce = [caseOf('b', 0)];
  assert.deepEqual(differences([caseOf('a', 0)], inForce), [['same', 'a', 'b']]);
  assert.deepEqual(differences([caseOf('a', -minute)], inForce), [['earlier', 'a', 'b']]);
  assert.deepEqual(differences([caseOf('a', minute)], inForce), [['later', 'a', 'b']]);
  const suspends = caseOf('a', 0, { does: ['question', 'suspension'] });
  assert.deepEqual(differences([suspends], inForce), [['measure', 'a', 'b']]);
});

test('where both stopped a call, the first stop decides which was earlier', () => {
  const does = ['question', 'challenge'] as const;
  const candidate = caseOf('a', -minute, { does, firstStopMs: start + 5 * minute });
  const inForce = caseOf('b', 0, { does, firstStopMs: start + 3 * minute });
  const [pair] = matchCases([candidate], [inForce]);
  assert.deepEqual([pair?.difference, pair?.earlierMs], ['later', -2 * minute]);
});

test('days apart they are two cases, unless one attack is behind both', () => {
  const apart = [caseOf('a', 3 * day)];
  assert.equal(differences(apart, [caseOf('b', 0)]).length, 2);
  const attack = { attack: 'slow-1' };
  assert.deepEqual(differences([caseOf('a', 3 * day, attack)], [caseOf('b', 0, attack)]), [
    ['later', 'a', 'b'],
  ]);
});

test('in an account of several lines the case about the same line is the match', () => {
  const inForce = [caseOf('x', 0, { subscriber: '0502' }), caseOf('y', 10 * minute)];
  const pairs = differences([caseOf('a', 0)], inForce);
  assert.deepEqual(pairs, [
    ['earlier', 'a', 'y'],
    ['only-in-force', undefined, 'x'],
  ]);
});

test('a line of the cases file says what each side did, and leaves out what is absent', () => {
  const does = ['question', 'suspension'] as const;
  const candidate = caseOf('a', 0, {
    does,
    ground: 'C',
    suspended: ['0501'],
    firstStopMs: start + minute,
    savedMilliYen: 12_345_678,
    outcome: 'fraud',
    attack: 'theft-1',
  });
  const [pair] = matchCases([candidate], [caseOf('b', 0)]);
  assert.deepEqual(JSON.parse(caseLine(pair!)), {
    time: '2026-06-06T01:00:00.000+09:00',
    difference: 'measure',
    account: 'A1',
    subscriber: '0501',
    attack: 'theft-1',
    secondsEarlier: 0,
    savedMoreYen: 12_346,
    candidate: {
      case: 'a',
      opened: '2026-06-06T01:00:00.000+09:00',
      subscriber: '0501',
      measures: ['question', 'suspension'],
      ground: 'C',
      suspended: ['0501'],
      challenged: 0,
      refused: 0,
      released: 0,
      firstStop: '2026-06-06T01:01:00.000+09:00',
      savedYen: 12_346,
      outcome: 'fraud',
    },
    inForce: {
      case: 'b',
      opened: '2026-06-06T01:00:00.000+09:00',
      subscriber: '0501',
      measures: ['question'],
      suspended: [],
      challenged: 0,
      refused: 0,
      released: 0,
      savedYen: 0,
    },
  });
});
