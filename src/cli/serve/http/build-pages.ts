import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/**
 * Builds the console's pages where they are missing or old (a few seconds after an installation),
 * in a process of its own; gives the folder where they are, or will be. Calls are judged meanwhile.
 */
export function buildPages(report: (error: unknown) => void): string {
  const child = spawn(process.execPath, [join(root, 'scripts/build-console.ts')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  child.on('error', report);
  child.on('exit', code => {
    if (code !== 0) report(new Error(`The pages could not be built: ${said.trim()}`));
  });
  return join(root, 'web/dist/console');
}
