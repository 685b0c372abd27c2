// Every bench runs small and gives figures; a target names a figure that exists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchFiles, runBench } from '../bench/run-bench.ts';
import { targets } from '../bench/targets.ts';

const known = new Set<string>();
/** Figures that need a real program, which may be missing on a developer's machine. */
const withPeer = /^(sip-kamailio|console|queue-scroll)\./;
/** Take half a minute in Chromium, where the tests of the pages do the same and more. */
const inBrowsers = new Set(['console', 'queue-scroll']);

for (const [file, path] of benchFiles()) {
  if (inBrowsers.has(file)) continue;
  test(`bench ${file} runs small`, async () => {
    const { name, why, figures } = await runBench(path, 'small');
    assert.ok(name.length > 0 && why.length > 0);
    assert.notEqual(Object.keys(figures).length, 0);
    for (const [figure, value] of Object.entries(figures)) {
      known.add(`${name}.${figure}`);
      assert.ok(Number.isFinite(value), `${figure} is ${value}`);
    }
  });
}

test('every target names a figure', () => {
  const strange = Object.keys(targets).filter(name => !known.has(name) && !withPeer.test(name));
  assert.deepEqual(strange, []);
});
