import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MeasureKind } from '../barring/verdict.ts';
import { readings } from '../detection/reading-list.ts';
import { type Explained, explainToSubscriber } from './explain-to-subscriber.ts';

const names = readings.map(reading => reading.name);
const measures: readonly (MeasureKind | undefined)[] = [
  undefined,
  'challenge',
  'suspension',
  'source-block',
  'country-block',
  'barring',
];

function reasonsOf(list: readonly string[]): Explained['reasons'] {
  return list.map(reading => ({ reading }));
}

const explained: fc.Arbitrary<Explained> = fc.record({
  act: fc.constantFrom('alert', 'challenge', 'block', 'release'),
  measure: fc.constantFrom(...measures),
  ground: fc.constantFrom(undefined, '', 'A', 'B', 'C', 'D', 'R5', 'R6', 'constructor'),
  reasons: fc
    .oneof(
      fc.shuffledSubarray([...names]),
      fc.array(fc.oneof(fc.string(), fc.constantFrom('toString', '__proto__', ...names))),
    )
    .map(reasonsOf),
});

/** What no subscriber may hear: weights, thresholds, lists, blocks, names of readings. */
const secretEn = [
  /deciban|\bdB\b|threshold|level|weight|evidence|score|odds|\blist|block|country|\brange/i,
  /campaign|reading|gate|ground|polic|attack|fraud/i,
];
const secretJa =
  /デシベル|デシバン|しきい値|閾値|水準|重み|根拠|対地|規制|リスト|ブロック|遮断|攻撃|不正|国別/;

test('one sentence in each language, whatever the reasons, measure and ground', () => {
  fc.assert(
    fc.property(explained, what => {
      const { en, ja } = explainToSubscriber(what);
      assert.match(en, /^[A-Z][^.!?;:\n]+\.$/);
      assert.match(ja, /^[^。.!?!?;:\n]+。$/);
      assert.ok(en.length <= 320, `${en.length}: ${en}`);
      assert.ok(ja.length <= 150, `${ja.length}: ${ja}`);
    }),
  );
});

test('no weight, threshold, list, block, reading’s name or number is in it', () => {
  fc.assert(
    fc.property(explained, what => {
      const { en, ja } = explainToSubscriber(what);
      for (const secret of secretEn) assert.doesNotMatch(en, secret);
      assert.doesNotMatch(ja, secretJa);
      assert.doesNotMatch(en + ja, /[0-90-9]/);
      assert.doesNotMatch(ja, /[A-Za-z]/);
      for (const name of names.filter(each => each.includes('-'))) assert.ok(!en.includes(name));
    }),
  );
});

test('a country or source block is told as nothing but a call that did not go through', () => {
  fc.assert(
    fc.property(explained, what => {
      const plain = explainToSubscriber({ act: 'block', reasons: [] });
      for (const measure of ['country-block', 'source-block'] as const) {
        assert.deepEqual(explainToSubscriber({ ...what, act: 'block', measure }), plain);
      }
    }),
  );
});

test('what was seen and what the subscriber can do are said', () => {
  const seen = explainToSubscriber({
    act: 'alert',
    reasons: reasonsOf(['destination', 'called-number', 'hour', 'charges']),
  });
  assert.deepEqual(seen, {
    en:
      'We noticed unusual calls abroad from this line, as they went to places this line does ' +
      'not usually call and they were made at hours when this line does not usually call abroad, ' +
      'so please tell us whether they were yours.',
    ja:
      'この回線で普段かけない国や地域への発信や普段は国際電話を使わない時間帯の発信が確認されましたので、' +
      'ご本人のご利用かどうかをお知らせください。',
  });
  for (const act of ['alert', 'challenge', 'block', 'release'] as const) {
    const { en, ja } = explainToSubscriber({ act, measure: 'suspension', reasons: [] });
    assert.match(en, /so please (tell|contact|follow|try)/);
    assert.match(ja, /ください。$/);
  }
});

test('every reading that can speak for an attack has its own words', () => {
  const usual = explainToSubscriber({ act: 'alert', reasons: [] }).en;
  for (const { name, range } of readings) {
    if (range[1] <= 0) continue;
    assert.notEqual(
      explainToSubscriber({ act: 'alert', reasons: reasonsOf([name]) }).en,
      usual,
      name,
    );
  }
});

test('each ground of a suspension is told apart', () => {
  const said = ['A', 'B', 'C', 'D', ''].map(
    ground => explainToSubscriber({ act: 'block', measure: 'suspension', ground, reasons: [] }).ja,
  );
  assert.equal(new Set(said).size, said.length);
});
