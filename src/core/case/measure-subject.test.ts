import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialPlans } from '../numbering/dial-plan.ts';
import type { MeasureSubject } from './act.ts';
import { assertEnforceable, readSubjectKey, subjectKey } from './measure-subject.ts';

const line = (subscriber: string): MeasureSubject => ({ kind: 'line', subscriber });
const country = (name: string): MeasureSubject => ({ kind: 'country', country: name });
const source = (sourceIp: string): MeasureSubject => ({ kind: 'source', sourceIp });

test('a key leads back to its subject', () => {
  for (const subject of [line('a:b'), line('0501'), source('2001:db8::1'), country('SL')]) {
    assert.deepEqual(readSubjectKey(subjectKey(subject)), subject);
  }
  for (const text of ['', 'line', 'line:', 'number:110', ':x']) {
    assert.equal(readSubjectKey(text), undefined, text);
  }
});

test('only calls abroad of lines, sources and countries are ever enforced', () => {
  const given =
    (subject: MeasureSubject, rest: object = {}) =>
    () => {
      const measure = { subject, scope: 'international', beginMs: 1, endMs: 2, ...rest };
      assertEnforceable(measure, dialPlans.JP);
    };
  for (const subject of [
    line('05010000001'),
    line('trunk-1'),
    source('192.0.2.1'),
    country('SL'),
  ]) {
    assert.doesNotThrow(given(subject));
  }
  assert.doesNotThrow(given(line('05010000001'), { endMs: null, scope: 'but-usual' }));
  const never: [MeasureSubject, object?][] = [
    [line('110')],
    [line('119')],
    [line('184118')],
    [line('')],
    [country('JP')],
    [country('+881')],
    [country('AQ')],
    [country('SL/')],
    [source('0.0.0.0/0')],
    [source('')],
    [source('192.0.2.1'), { endMs: null }],
    [country('SL'), { endMs: null }],
    [line('05010000001'), { endMs: 1 }],
    [line('05010000001'), { scope: 'all' }],
  ];
  for (const [subject, rest] of never) {
    assert.throws(given(subject, rest), { name: 'ImpossibleError' }, JSON.stringify(subject));
  }
});
