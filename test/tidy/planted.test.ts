// The tidy checks find what they are there for: each is shown a violation and its lawful neighbour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingEntries } from '../../scripts/complete-lock.ts';
import * as imports from './import-checks.ts';
import type { SourceFile } from './source-tree.ts';
import * as syntax from './syntax-checks.ts';
import * as texts from './text-checks.ts';

type Check = (files: readonly SourceFile[]) => string[];

function shown(check: Check, planted: Record<string, string>): string[] {
  return check(Object.entries(planted).map(([path, text]) => ({ path, text })));
}

test('finds imports that point outward', () => {
  const found = shown(imports.outwardImports, {
    'src/enforce/nftables.ts': "import { cases } from '../store/cases.ts';",
    'src/core/call/call.ts': "import type { Port } from '../../workflow/ports.ts';",
    'src/ingest/hep/read.ts': "import { drive } from '../../workflow/drive-engine.ts';",
    'src/bus/log.ts': "const x = await import('../api/server.ts');",
    'src/cli/serve.ts': "import { page } from '../../web/report/page.js';",
    'src/oddity/new.ts': '',
    'src/ingest/sip/read.ts': "import type { Intake } from '../../workflow/ports.ts';",
    'src/api/server.ts': "import { open } from '../workflow/open-case.ts';",
    'src/store/cases.test.ts': "import { log } from '../bus/log.ts';",
  });
  assert.deepEqual(found, [
    'src/enforce/nftables.ts -> src/store/cases.ts',
    'src/core/call/call.ts -> src/workflow/ports.ts',
    'src/ingest/hep/read.ts -> src/workflow/drive-engine.ts',
    'src/bus/log.ts -> src/api/server.ts',
    'src/cli/serve.ts -> web/report/page.js',
    'src/oddity/new.ts: src/oddity has no place in the direction of imports',
  ]);
});

test('finds a core folder that imports a later one', () => {
  const found = shown(imports.uphillImports, {
    'src/core/barring/suspension.ts': "import type { Case } from '../case/case.ts';",
    'src/core/case/case.ts': "import type { Verdict } from '../barring/verdict.ts';",
    'src/core/odd/thing.ts': '',
  });
  assert.deepEqual(found, [
    'src/core/barring/suspension.ts -> src/core/case/case.ts',
    'src/core/odd/thing.ts: its folder is not in the order of core',
  ]);
});

test('finds packages in core and endings left out', () => {
  const found = shown(imports.foreignImports, {
    'src/core/call/call.ts': "import { z } from 'zod';\nimport { read } from 'node:fs';",
    'src/api/server.ts': "import fastify from 'fastify';\nimport { a } from './guard';",
  });
  assert.deepEqual(found, [
    'src/core/call/call.ts -> zod',
    'src/core/call/call.ts -> node:fs',
    'src/api/server.ts -> ./guard: the ending is missing',
  ]);
});

test('finds cycles of values and leaves cycles of types alone', () => {
  const cycle = { 'src/core/call/a.ts': "import { b } from './b.ts';" };
  const value = { 'src/core/call/b.ts': "import { a } from './a.ts';" };
  const type = { 'src/core/call/b.ts': "import type { A } from './a.ts';" };
  const inner = { 'src/core/call/b.ts': "import { type A } from './a.ts';" };
  assert.deepEqual(shown(imports.importCycles, { ...cycle, ...value }), [
    'src/core/call/a.ts -> src/core/call/b.ts -> src/core/call/a.ts',
  ]);
  assert.deepEqual(shown(imports.importCycles, { ...cycle, ...type }), []);
  assert.deepEqual(shown(imports.importCycles, { ...cycle, ...inner }), []);
});

test('finds every way to be indeterminate, and nothing in comments or names', () => {
  const sins = [
    'const a = Date.now();',
    'const b = new Date(5);',
    'const c = Math.random() + Math.exp(1) + Math.hypot(3, 4);',
    'async function d() { await e; }',
    'const f: Promise<void> = g;',
    'const h = (5).toLocaleString() + "a".localeCompare("b");',
    'const i = new Intl.DateTimeFormat();',
    'const j = process.env.HOME;',
    'setTimeout(k, 1);',
    'console.log(performance);',
    'const l = 2 ** 0.5;',
  ];
  for (const sin of sins) {
    const found = shown(syntax.indeterminism, { 'src/engine/engine.ts': sin });
    assert.notDeepEqual(found, [], sin);
    assert.deepEqual(shown(syntax.indeterminism, { 'src/bus/log.ts': sin }), []);
    assert.deepEqual(shown(syntax.indeterminism, { 'src/engine/engine.test.ts': sin }), []);
  }
  const lawful = `// Date.now() is banned; so is a Promise.
    const a = Math.floor(Date.UTC(2026, 1, 1) / 1000);
    const b = { process: 1 }; const c = b.process; const d = 'console';`;
  assert.deepEqual(shown(syntax.indeterminism, { 'src/core/call/call.ts': lawful }), []);
});

test('finds long functions, files and lines, except generated ones', () => {
  const long = (lines: number): string => `function a() {\n${'  b();\n'.repeat(lines - 2)}}\n`;
  assert.deepEqual(shown(syntax.longFunctions, { 'src/api/a.ts': long(70) }), []);
  assert.deepEqual(shown(syntax.longFunctions, { 'src/api/a.ts': long(71) }), [
    'src/api/a.ts:1: 71 lines',
  ]);
  assert.deepEqual(shown(texts.longFiles, { 'src/api/a.ts': 'a;\n'.repeat(400) }), []);
  assert.deepEqual(shown(texts.longFiles, { 'src/api/a.ts': 'a;\n'.repeat(401) }), [
    'src/api/a.ts: 401 lines',
  ]);
  assert.deepEqual(shown(texts.longFiles, { 'src/api/a.ts': `\n${'x'.repeat(101)}` }), [
    'src/api/a.ts:2: 101 columns',
  ]);
  const generated = { 'src/api/a.generated.ts': `${long(900)}${'x'.repeat(101)}` };
  assert.deepEqual(shown(syntax.longFunctions, generated), []);
  assert.deepEqual(shown(texts.longFiles, generated), []);
});

test('finds unknown types and files that only pass on', () => {
  assert.deepEqual(shown(syntax.anyTypes, { 'src/api/a.ts': 'const any = b as any;' }), [
    'src/api/a.ts:1: any',
  ]);
  const barrel = { 'src/api/a.ts': "export * from './b.ts';\nexport { c } from './c.ts';" };
  assert.equal(shown(syntax.barrels, barrel).length, 2);
  assert.deepEqual(shown(syntax.barrels, { 'src/api/a.ts': 'export { a };' }), []);
});

test('finds tests that are switched off', () => {
  const off = [
    "test.only('a', b);",
    "describe.skip('a', b);",
    "it.todo('a');",
    "test('a', { skip: true }, b);",
    "test('a', { only: true }, b);",
  ];
  for (const text of off) {
    assert.equal(shown(syntax.switchedOffTests, { 'src/a.test.ts': text }).length, 1, text);
  }
  const lawful = { 'src/a.test.ts': "test('a', t => { t.skip('no sipp'); });" };
  assert.deepEqual(shown(syntax.switchedOffTests, lawful), []);
});

test('finds vague and misshapen names', () => {
  const found = shown(texts.vagueNames, {
    'src/api/utils.ts': '',
    'src/api/types.test.ts': '',
    'src/api/RateCall.ts': '',
    'src/api/rate_call.ts': '',
    'src/api/rate-call.property.test.ts': '',
    'src/numbering/destination-table.generated.ts': '',
  });
  assert.equal(found.length, 4);
});

test('finds traces of a machine, stray words, unnamed folders and dead links', () => {
  const home = ['', 'work', 'main'].join('/');
  const found = shown(texts.machineTraces, { 'docs/a.md': `one\nsee ${home}/src`, 'b.md': '/src' });
  assert.deepEqual(found, [`docs/a.md:2: ${['', 'work', ''].join('/')}`]);

  const unfinished = ['TO', 'DO'].join('');
  const words = { 'src/api/a.ts': `// ${unfinished}: later\nconst customer = 1;\nconst c = 2;` };
  assert.deepEqual(shown(texts.strayWords, words), [
    `src/api/a.ts:1: ${unfinished}`,
    'src/api/a.ts:2: customer',
  ]);

  const folders = { 'ARCHITECTURE.md': '`src/api/`', 'src/api/a.ts': '', 'src/bus/b.ts': '' };
  assert.deepEqual(shown(texts.unnamedFolders, folders), ['src/bus']);

  const page = { path: 'docs/a.md', text: '[b](b.md) [c](../c.md#x) [d](https://d.example)' };
  assert.deepEqual(
    texts.deadLinks([page], path => path === 'c.md'),
    ['docs/a.md: b.md'],
  );
});

test('finds optional packages that the lock file leaves out', () => {
  const optionalDependencies = { '@a/b-linux-x64-musl': '1.0.0', '@a/b-darwin-arm64': '1.0.0' };
  const lock = {
    packages: {
      'node_modules/@a/b': { dev: true, optionalDependencies },
      'node_modules/@a/b-darwin-arm64': { version: '1.0.0' },
    },
  };
  const left = Object.fromEntries(missingEntries(lock));
  assert.deepEqual(left, {
    'node_modules/@a/b-linux-x64-musl': {
      version: '1.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
  });
});
