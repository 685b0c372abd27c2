import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WriteStream } from 'node:tty';
import { ProgressLine } from './progress-line.ts';

function collected(isTTY: boolean): { out: WriteStream; text: () => string } {
  const pieces: string[] = [];
  const out = { isTTY, write: (piece: string) => pieces.push(piece) } as unknown as WriteStream;
  return { out, text: () => pieces.join('') };
}

test('on a terminal one line moves; elsewhere a line stands for each tenth', () => {
  const terminal = collected(true);
  const file = collected(false);
  for (const { out } of [terminal, file]) {
    const line = new ProgressLine(out, 'replaying', 'MB');
    for (let done = 0; done <= 1000; done++) line.show(done, 1000, '3 M events/s');
    line.end();
  }
  assert.match(terminal.text(), /\r\u001b\[Kreplaying █+░+ {2}50 % {2}500 of 1,000 MB, 3 M events/);
  const lines = file.text().trim().split('\n');
  assert.equal(lines.length, 11);
  assert.equal(lines[0], 'replaying: 10 %, 100 of 1,000 MB, 3 M events/s');
  assert.match(lines[10] ?? '', /^replaying: done in /);
});

test('nothing of nothing is no failure', () => {
  const { out, text } = collected(true);
  new ProgressLine(out, 'reading', 'lines').show(0, 0);
  assert.match(text(), /0 % {2}0 of 0 lines/);
  new ProgressLine(undefined, 'reading', 'lines').show(1, 2);
});
