// The page's own scripts, run here on the data of a replay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readings } from '../../core/detection/reading-list.ts';
import type { ReportCaseData, ReportData } from './report-data.ts';
import { answer, attackSetup, later, ndjson, runSmallReplay, time } from './small-replay.ts';

interface Words {
  readonly language: string;
  readonly [key: string]: unknown;
}
interface Drawing {
  readonly everyWord: Readonly<Record<'en' | 'ja', Words>>;
  gateLines(why: string, words: Words): string[];
  drawLanes(one: ReportCaseData, data: ReportData, words: Words, width: number): string;
  caseCard(one: ReportCaseData, data: ReportData, words: Words): string;
  callRows(one: ReportCaseData, data: ReportData, words: Words): string;
  nameReadings(data: ReportData): void;
  drawEvidence(one: ReportCaseData, data: ReportData, words: Words, w: number, i: number): string;
  readingWords(reading: readonly [string, string], value: number, words: Words): string;
  number(value: number): string;
  span(seconds: number, unit: unknown): string;
  timeScale(one: ReportCaseData, width: number): { x(at: number): number };
}

async function drawing(): Promise<Drawing> {
  const files = [
    'page-words',
    '../words/gate-words',
    'lanes',
    'case-card',
    'evidence',
    'figures',
    'time-scale',
  ];
  const parts = files.map(async name => {
    const url = new URL(`../../../web/report/${name}.js`, import.meta.url);
    return (await import(url.href)) as object;
  });
  return Object.assign({}, ...(await Promise.all(parts))) as Drawing;
}

async function dataOf(policy: string): Promise<ReportData> {
  const events = [
    attackSetup('x1', '01:00:00'),
    answer('x1', '01:00:05'),
    attackSetup('x2', '01:00:30'),
    answer('x2', '01:00:35'),
    attackSetup('x3', '01:30:00'),
    later(time('02:00:00', '2026-06-09')),
  ];
  const files = { 'events.ndjson': ndjson(events) };
  const { report } = await runSmallReplay({ files, policy, report: true, contacts: false });
  const json = /id="data">(.*?)<\/script>/s.exec(report)![1]!;
  return JSON.parse(json) as ReportData;
}

test('every case draws in both languages and at any width, without a hole', async () => {
  const page = await drawing();
  for (const policy of ['asking.yaml', 'challenging.yaml']) {
    const data = await dataOf(policy);
    assert.ok(data.cases.length > 0);
    page.nameReadings(data);
    for (const words of Object.values(page.everyWord)) {
      for (const one of data.cases) {
        const html = [
          page.caseCard(one, data, words),
          page.callRows(one, data, words),
          ...[280, 1_200].map(width => page.drawLanes(one, data, words, width)),
          page.drawEvidence(one, data, words, 300, 0),
        ].join('\n');
        assert.doesNotMatch(html, /NaN|undefined|null|Infinity|\[object/);
        assert.match(html, /<rect class="call lost"|class="challenge"/);
      }
    }
  }
});

test('time runs from left to right through all three parts of the axis', async () => {
  const page = await drawing();
  const data = await dataOf('asking.yaml');
  const one = data.cases[0]!;
  const { x } = page.timeScale(one, 800);
  const times = [-86_400, -3_600, 0, 60, 480, 3_600, one.closed, 9 * 86_400];
  const xs = times.map(x);
  assert.deepEqual(
    xs,
    xs.toSorted((a, b) => a - b),
  );
  assert.deepEqual([xs[0], xs.at(-1)], [0, 800]);
  assert.ok(xs[4]! - xs[2]! > 300, 'the episode has most of the width');
});

test('both languages say the same things, and every reading has Japanese words', async () => {
  const { everyWord, readingWords } = await drawing();
  const { en, ja } = everyWord;
  const onlyJapanese = ['readings'];
  const keys = (words: Words): string[] =>
    Object.entries(words)
      .filter(([key]) => !onlyJapanese.includes(key))
      .flatMap(([key, value]) =>
        value !== null && typeof value === 'object' && key !== 'against'
          ? Object.keys(value).map(inner => `${key}.${inner}`)
          : [key],
      )
      .sort();
  assert.deepEqual(keys(ja), keys(en));
  for (const { name } of readings) {
    assert.match(readingWords([name, 'English'], 5, ja), /[\u3040-\u30ff\u4e00-\u9fff]/, name);
  }
});

test('the gates of a suspension are told in Japanese too', async () => {
  const { everyWord, gateLines } = await drawing();
  const data = await dataOf('asking.yaml');
  const { why } = data.cases[0]!.measures[0]!;
  assert.match(why, /evidence: \d+ cdB against \d+ cdB, \d+ cdB of it because [^;]+; /);
  const lines = gateLines(why, everyWord.ja).filter(line => !line.startsWith('約款の条項'));
  assert.ok(lines.length > 5);
  for (const line of lines) assert.doesNotMatch(line, /[A-Za-z]/);
});

test('figures are written the same everywhere', async () => {
  const { number, span, everyWord } = await drawing();
  assert.deepEqual([0, 999, 1_000, 1_234_567].map(number), ['0', '999', '1,000', '1,234,567']);
  const unit = everyWord.en.unit;
  assert.deepEqual(
    [5, 150, 12_000, 400_000].map(seconds => span(seconds, unit)),
    ['5 s', '3 min', '3 h 20 min', '4 d 15 h'],
  );
});
