import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactScript, heardResults } from './contact-script.ts';

const about = {
  carrier: { ja: '関所電話', en: 'Sekisho Telephone' },
  zoneAt: () => '+09:00' as const,
  subscriber: '0312340001',
  facts: { calls: 3, countries: ['LV'], firstCallMs: Date.UTC(2026, 5, 5, 17, 2) },
  countriesOpen: true,
};

test('the script says which line, since when, how many calls and where to', () => {
  const ja = contactScript(about, 'ja').says.join('');
  assert.match(ja, /関所電話/);
  assert.match(
    ja,
    /末尾0001の回線から、6月6日\(土\) 02:02から、普段と異なるラトビアへの国際電話が3回/,
  );
  const en = contactScript(about, 'en').says.join(' ');
  assert.match(en, /ending in 0001 we see 3 calls to Latvia since Sat 6 Jun 02:02/);
});

test('a country that is not open is not named, and what is unknown is left out', () => {
  for (const language of ['ja', 'en'] as const) {
    const closed = contactScript({ ...about, countriesOpen: false }, language).says.join(' ');
    assert.doesNotMatch(closed, /Latvia|ラトビア/);
    const bare = contactScript({ ...about, facts: {} }, language).says.join(' ');
    assert.doesNotMatch(bare, /undefined|NaN|0回|0 calls/);
    assert.match(bare, /0001/);
  }
});

test('every key has what follows, and the whole number of the line is never said', () => {
  for (const language of ['ja', 'en'] as const) {
    const script = contactScript(about, language);
    assert.deepEqual(Object.keys(script.after), [...heardResults]);
    assert.ok(!JSON.stringify(script).includes(about.subscriber));
    assert.ok(script.never.length > 0);
  }
});
