import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ProveJob } from './prove-job.ts';
import { ResultsFile } from './results-file.ts';

test('a run that was cut off finds what was done, and of the very same jobs only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-prove-'));
  const path = join(folder, 'results.ndjson');
  const options = { seed: 1, subscribers: 10, days: 2 };
  const job: ProveJob = {
    options,
    policies: ['standard'],
    quick: true,
    faults: false,
    thorough: false,
    staged: false,
    certain: false,
  };
  const result = { seed: 1, seconds: 2, runs: [] };
  new ResultsFile(path).add(job, result);
  appendFileSync(path, '{"job":{"options":{"se');
  const again = new ResultsFile(path);
  assert.deepEqual(again.find(job), result);
  again.add({ ...job, faults: true }, result);
  const third = new ResultsFile(path);
  assert.deepEqual(third.find({ ...job, faults: true }), result);
  assert.deepEqual(third.find(job), result);
  assert.equal(third.find({ ...job, quick: false }), undefined);
  assert.equal(new ResultsFile(undefined).find(job), undefined);
  rmSync(folder, { recursive: true });
});
