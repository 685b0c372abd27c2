// The whole service as a process of its own, in a time that the test sets: `serve` with a clock
// that stands still between two steps. What it prints tells its port, as an operator reads it.
import { readFileSync } from 'node:fs';
import { serve } from '../../src/cli/serve.ts';
import { readSettings } from '../../src/cli/settings.ts';

const [settingsFile, clockFile] = process.argv.slice(2);
const nowMs = (): number => Number(readFileSync(clockFile!, 'utf8'));
await serve(readSettings(settingsFile, process.env), {
  demo: false,
  pace: 1,
  seed: 1,
  clock: { nowMs },
});
