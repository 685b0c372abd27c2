// Names, sizes, words and links.
import { posix } from 'node:path';
import { isCode, isGenerated, isTest, type SourceFile } from './source-tree.ts';

const fileLinesMax = 400;
const columnsMax = 100;
/** Expected texts in tests cannot be broken. */
const columnsMaxInTests = 130;
/** Sentences of the pages, one a line. */
const columnsMaxInWords = 200;
const vague = new Set(
  'index util utils helper helpers common misc shared types constants manager impl service'.split(
    ' ',
  ),
);

export function vagueNames(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const { path } of files.filter(isCode)) {
    const name = posix.basename(path);
    const stem = name.replace(
      /(\.(test|property|e2e|prove|pg|bench|child|generated|d|config))*\.(ts|tsx|js)$/,
      '',
    );
    if (vague.has(stem)) problems.push(`${path}: says nothing`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) problems.push(`${path}: not in kebab-case`);
  }
  return problems;
}

export function longFiles(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    if (isGenerated(file)) continue;
    const lines = file.text.replace(/\n$/, '').split('\n');
    if (lines.length > fileLinesMax) problems.push(`${file.path}: ${lines.length} lines`);
    const most = columnsMaxOf(file);
    lines.forEach((line, at) => {
      if (line.length <= most) return;
      problems.push(`${file.path}:${at + 1}: ${line.length} columns`);
    });
  }
  return problems;
}

function columnsMaxOf(file: SourceFile): number {
  if (/^web\/.*words\.ts$/.test(file.path)) return columnsMaxInWords;
  return isTest(file) ? columnsMaxInTests : columnsMax;
}

// Written in parts, so that this file does not contain what it looks for.
const neverMentioned = [
  ['', 'work', ''].join('/'),
  ['..', 'shared'].join('/'),
  ['.', 'library'].join(''),
  ['tmp', 'brief'].join('/'),
  ['reference', 'domain.md'].join('/'),
  ['reference', 'models.md'].join('/'),
  ['reference', 'stack.md'].join('/'),
];

/** Paths of the machine that something was written on, and documents that are not here. */
export function machineTraces(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const { path, text } of files) {
    for (const trace of neverMentioned) {
      const at = text.indexOf(trace);
      if (at < 0) continue;
      problems.push(`${path}:${text.slice(0, at).split('\n').length}: ${trace}`);
    }
  }
  return problems;
}

const unfinished = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
const otherWords = /\b(customers?|blacklist\w*|whitelist\w*|price lists?)\b/i;

/** Work left undone, and words that the glossary replaces by one of its own. */
export function strayWords(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    if (isGenerated(file)) continue;
    file.text.split('\n').forEach((line, at) => {
      const word =
        unfinished.exec(line) ?? (file.path.startsWith('src/') ? otherWords.exec(line) : null);
      if (word && !isTest(file)) problems.push(`${file.path}:${at + 1}: ${word[0]}`);
    });
  }
  return problems;
}

/** Folders of the product that ARCHITECTURE.md does not name. */
export function unnamedFolders(files: readonly SourceFile[]): string[] {
  const map = files.find(file => file.path === 'ARCHITECTURE.md')?.text ?? '';
  const folders = new Set<string>();
  for (const { path } of files) {
    const parts = path.split('/');
    const depth = parts[0] === 'src' ? 2 : 1;
    if (parts.length > depth && !path.startsWith('.')) folders.add(parts.slice(0, depth).join('/'));
  }
  return [...folders].filter(folder => !map.includes(`\`${folder}/\``)).sort();
}

/** Links between our own pages that lead nowhere. */
export function deadLinks(
  files: readonly SourceFile[],
  exists: (path: string) => boolean,
): string[] {
  const problems: string[] = [];
  for (const { path, text } of files) {
    if (!path.endsWith('.md')) continue;
    for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      const target = (link ?? '').replace(/#.*$/, '');
      if (target === '' || /^[a-z]+:/.test(target)) continue;
      const at = posix.join(posix.dirname(path), decodeURI(target));
      if (!exists(at)) problems.push(`${path}: ${link}`);
    }
  }
  return problems;
}
