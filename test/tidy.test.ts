// Checks properties of the code itself: who may import whom, what core may say, how long it gets.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Lock, missingEntries } from '../scripts/complete-lock.ts';
import * as imports from './tidy/import-checks.ts';
import { readTree } from './tidy/source-tree.ts';
import * as syntax from './tidy/syntax-checks.ts';
import * as texts from './tidy/text-checks.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tree = readTree(root);

test('imports point inward', () => none(imports.outwardImports(tree)));
test('folders of core import those before them', () => none(imports.uphillImports(tree)));
test('pages import their own rooms', () => none(imports.pageImports(tree)));
test('core and engine import no package', () => none(imports.foreignImports(tree)));
test('no import comes back to where it started', () => none(imports.importCycles(tree)));
test('core and engine are deterministic', () => none(syntax.indeterminism(tree)));
test('functions fit on a screen', () => none(syntax.longFunctions(tree)));
test('every type is known', () => none(syntax.anyTypes(tree)));
test('nothing is only passed on', () => none(syntax.barrels(tree)));
test('no test is switched off', () => none(syntax.switchedOffTests(tree)));
test('names say what the file holds', () => none(texts.vagueNames(tree)));
test('files fit in the head', () => none(texts.longFiles(tree)));
test('words are those of the glossary, and nothing is left undone', () =>
  none(texts.strayWords(tree)));
test('nothing points outside the repository', () => none(texts.machineTraces(tree)));
test('ARCHITECTURE.md names every folder', () => none(texts.unnamedFolders(tree)));
test('links between pages lead somewhere', () =>
  none(texts.deadLinks(tree, path => existsSync(join(root, path)))));
test('the lock file describes every optional package (scripts/complete-lock.ts)', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  none([...missingEntries(lock).keys()]);
});

function none(problems: readonly string[]): void {
  assert.ok(problems.length === 0, `${problems.length} found:\n${problems.join('\n')}`);
}
