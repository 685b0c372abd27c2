// A test that talks to a real program asks for it here: where it is missing, the test fails in
// continuous integration (CI set) and is reported as skipped elsewhere.
import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';

/** Path of the program, or undefined after the test has been marked as skipped. */
export function requirePeer(t: TestContext, program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  const missing = `${program} is not installed (scripts/install-peers.sh installs it)`;
  if (process.env.CI) assert.fail(missing);
  t.skip(missing);
  return undefined;
}

/** Whether this runs as root; otherwise the test has been marked as skipped. */
export function requireRoot(t: TestContext): boolean {
  if (process.getuid?.() === 0) return true;
  const missing = 'needs root, who alone can start it where the user postgres cannot enter';
  if (process.env.CI) assert.fail(missing);
  t.skip(missing);
  return false;
}
