// Who may import whom. Every check takes the tree and gives the violations in words.
import { importsOf, isCode, isTest, type SourceFile } from './source-tree.ts';

// A core folder may import those to its left.
const coreOrder = [
  'stdx',
  'paper',
  'numbering',
  'call',
  'rating',
  'subscriber',
  'intelligence',
  'policy',
  'barring',
  'metering',
  'detection',
  'access',
  'case',
  'contact',
  'notice',
  'portal',
  'compensation',
  'evidence',
  'report',
  'audit',
];
const adapters = ['ingest', 'enforce', 'notify', 'exchange', 'store', 'bus'];

const mayImport: Record<string, (target: string) => boolean> = {
  core: to => to.startsWith('src/core/'),
  engine: to => /^src\/(engine|core)\//.test(to),
  workflow: to => /^src\/(workflow|engine|core)\//.test(to),
  api: to => /^src\/(api|workflow|core)\//.test(to),
  // The composition root; the demonstration and `simulate` start the simulator.
  cli: to => /^(src|sim)\//.test(to),
};
for (const name of adapters) {
  mayImport[name] = to =>
    to.startsWith(`src/${name}/`) ||
    to.startsWith('src/core/') ||
    /^src\/workflow\/([a-z]+-)?ports\.ts$/.test(to);
}

export function outwardImports(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of product(files)) {
    const stage = file.path.split('/')[1] ?? '';
    const allowed = mayImport[stage];
    if (!allowed) {
      problems.push(`${file.path}: src/${stage} has no place in the direction of imports`);
      continue;
    }
    for (const { target } of importsOf(file)) {
      if (target?.startsWith('web/')) problems.push(`${file.path} -> ${target}`);
      else if (target !== undefined && !allowed(target)) problems.push(`${file.path} -> ${target}`);
    }
  }
  return problems;
}

export function uphillImports(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  const place = (path: string): number => coreOrder.indexOf(path.split('/')[2] ?? '');
  for (const file of product(files)) {
    if (!file.path.startsWith('src/core/')) continue;
    if (place(file.path) < 0) problems.push(`${file.path}: its folder is not in the order of core`);
    for (const { target } of importsOf(file)) {
      if (!target?.startsWith('src/core/')) continue;
      if (place(target) > place(file.path)) problems.push(`${file.path} -> ${target}`);
    }
  }
  return problems;
}

/** Core and engine import nothing but themselves; the two pages nothing but themselves. */
export function foreignImports(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    if (isTest(file)) continue;
    const pure = /^src\/(core|engine)\//.test(file.path);
    for (const { specifier, target } of importsOf(file)) {
      if (pure && target === undefined) problems.push(`${file.path} -> ${specifier}`);
      if (target && !/\.(ts|tsx|js|json|css)$/.test(target)) {
        problems.push(`${file.path} -> ${specifier}: the ending is missing`);
      }
    }
  }
  return problems;
}

/**
 * The pages see their own rooms, the contract of the API and core; what both pages share (`ui`,
 * `api`) sees no page, and no page sees another.
 */
export function pageImports(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    if (!file.path.startsWith('web/') || isTest(file)) continue;
    for (const { target } of importsOf(file)) {
      if (target !== undefined && !pageMayImport(file.path, target)) {
        problems.push(`${file.path} -> ${target}`);
      }
    }
  }
  return problems;
}

function pageMayImport(from: string, to: string): boolean {
  if (/^src\/(core|api\/contract)\//.test(to)) return true;
  // Names of readings and gates, the same on every page.
  if (to.startsWith('web/words/')) return true;
  if (/^web\/(ui|api)\//.test(from)) return /^web\/(ui|api)\//.test(to);
  if (!from.startsWith('web/console/')) return to.startsWith(`web/${from.split('/')[1]}/`);
  if (!/^web\/(ui|api|console)\//.test(to)) return false;
  if (!to.startsWith('web/console/pages/') || from === 'web/console/routes.tsx') return true;
  return to.split('/')[3] === from.split('/')[3];
}

/** Value imports that come back to where they started; type imports are erased and may. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const edges = new Map<string, string[]>();
  for (const file of files.filter(isCode)) {
    const targets = importsOf(file).filter(edge => !edge.typeOnly && edge.target !== undefined);
    edges.set(
      file.path,
      targets.map(edge => edge.target as string),
    );
  }
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[] = [];
  const visit = (at: string): void => {
    const seen = path.indexOf(at);
    if (seen >= 0) cycles.push([...path.slice(seen), at].join(' -> '));
    if (seen >= 0 || done.has(at)) return;
    path.push(at);
    for (const target of edges.get(at) ?? []) visit(target);
    path.pop();
    done.add(at);
  };
  for (const file of edges.keys()) visit(file);
  return cycles;
}

function product(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(file => file.path.startsWith('src/') && isCode(file) && !isTest(file));
}
