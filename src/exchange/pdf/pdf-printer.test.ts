import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paper } from '../../core/paper/paper.ts';
import { PdfPrinter } from './pdf-printer.ts';

function paper(rows: number): Paper {
  return {
    language: 'ja',
    title: '国際電話の不正利用に関する記録',
    subtitle: '案件 1',
    marking: '取扱注意',
    footing: '案件 1',
    madeMs: Date.UTC(2026, 5, 5),
    sections: [
      { heading: '概要', blocks: [{ kind: 'text', text: '本文' }] },
      {
        heading: '通話',
        blocks: [
          { kind: 'facts', rows: [['案件', '1']] },
          {
            kind: 'table',
            columns: [
              { heading: '時刻', share: 1 },
              { heading: '通話料', share: 1, align: 'right' },
            ],
            rows: Array.from({ length: rows }, (_, at) => [`02:${at}`, `${at}円`]),
          },
        ],
      },
    ],
    files: [{ name: 'calls.csv', mediaType: 'text/csv', what: '通話', text: 'a,b\r\n' }],
  };
}

function pagesIn(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g) ?? []
  ).length;
}

test('a long table goes over pages; the verdicts’ thread is not kept', async () => {
  const printer = new PdfPrinter();
  const printing = printer.print(paper(300));
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const long = await printing;
  clearInterval(turning);
  assert.ok(long !== 'busy' && pagesIn(long) > 4);
  assert.ok(turns > 10, `${turns} turns while it was printed`);
  const short = await printer.print(paper(1));
  assert.ok(short !== 'busy' && pagesIn(short) === 1);
  const text = Buffer.from(short).toString('latin1');
  assert.match(text, /\/StructTreeRoot/);
  assert.match(text, /\/MarkInfo/);
  assert.match(text, /\/EmbeddedFile/);
});

test('so many papers wait and no more', { timeout: 120_000 }, async () => {
  const printer = new PdfPrinter({ atOnce: 1, waitingMax: 2 });
  const all = await Promise.all(Array.from({ length: 5 }, () => printer.print(paper(1))));
  assert.equal(all.filter(one => one === 'busy').length, 2);
});
