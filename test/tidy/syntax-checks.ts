// What code may say and how long it may get.
import ts from 'typescript';
import type { SourceFile } from './source-tree.ts';
import { isCode, isGenerated, isPure, isTest, lineOf, syntax, walk } from './source-tree.ts';

const functionLinesMax = 70;
const bannedNames = new Set([
  'Promise',
  'Intl',
  'performance',
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
  'globalThis',
  'WeakRef',
  'FinalizationRegistry',
]);
// Exactly rounded everywhere; log, exp, pow and sin are not.
const exactMath = new Set([
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
]);

/** Anything in core or engine that could give another result on another run or machine. */
export function indeterminism(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isPure)) {
    walk(syntax(file), node => {
      const banned = indeterminate(node);
      if (banned) problems.push(`${file.path}:${lineOf(file, node)}: ${banned}`);
    });
  }
  return problems;
}

function indeterminate(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (node.kind === ts.SyntaxKind.AwaitKeyword || ts.isAwaitExpression(node)) return 'await';
  if (ts.isNewExpression(node) && named(node.expression, 'Date')) return 'new Date';
  if (ts.isCallExpression(node) && named(node.expression, 'Date')) return 'Date()';
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken) return '**';
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) return '**=';
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.name.text;
    if (/^(toLocale|localeCompare)/.test(member)) return member;
    if (named(node.expression, 'Date') && member !== 'UTC') return `Date.${member}`;
    const math = named(node.expression, 'Math') && /^[a-z]/.test(member);
    if (math && !exactMath.has(member)) return `Math.${member}`;
  }
  if (ts.isIdentifier(node) && bannedNames.has(node.text) && !isMemberName(node)) return node.text;
  return undefined;
}

function named(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** The `process` of `line.process` or `{ process: 1 }` is a name, not the global. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

export function longFunctions(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    if (isGenerated(file) || isTest(file)) continue;
    walk(syntax(file), node => {
      if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
      const source = syntax(file);
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      const lines = last - first + 1;
      if (lines > functionLinesMax) problems.push(`${file.path}:${first + 1}: ${lines} lines`);
    });
  }
  return problems;
}

export function anyTypes(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    walk(syntax(file), node => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) {
        problems.push(`${file.path}:${lineOf(file, node)}: any`);
      }
    });
  }
  return problems;
}

/** Files that only pass on what other files export. */
export function barrels(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  for (const file of files.filter(isCode)) {
    syntax(file).forEachChild(node => {
      if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
        problems.push(`${file.path}:${lineOf(file, node)}: re-export`);
      }
    });
  }
  return problems;
}

/** Tests switched off, or others switched off by them. `t.skip(reason)` at run time is allowed. */
export function switchedOffTests(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  const runners = /^(test|it|describe|suite)$/;
  for (const file of files.filter(isCode)) {
    if (!isTest(file)) continue;
    walk(syntax(file), node => {
      if (ts.isPropertyAccessExpression(node) && /^(only|skip|todo)$/.test(node.name.text)) {
        if (!ts.isIdentifier(node.expression) || !runners.test(node.expression.text)) return;
        problems.push(`${file.path}:${lineOf(file, node)}: ${node.getText()}`);
      }
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
      if (!runners.test(node.expression.text)) return;
      for (const options of node.arguments.filter(ts.isObjectLiteralExpression)) {
        const off = options.properties.find(
          item => item.name && /^(only|skip|todo)$/.test(item.name.getText()),
        );
        if (off) problems.push(`${file.path}:${lineOf(file, off)}: ${off.getText()}`);
      }
    });
  }
  return problems;
}
