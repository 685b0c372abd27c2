// What the sources of the server say, for tests that hold each sentence to a translation.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** Every text literal of those files, tests left out; what is filled in is `x1`. */
export function textsInSources(globs: readonly string[]): readonly string[] {
  const paths = globSync([...globs], { cwd: root, exclude: ['**/*.test.ts'] });
  return paths.flatMap(path => {
    const found: string[] = [];
    const source = readFileSync(join(root, path), 'utf8');
    collect(ts.createSourceFile(path, source, ts.ScriptTarget.Latest), found);
    return found;
  });
}

function collect(node: ts.Node, found: string[]): void {
  const text = textOf(node);
  if (text === undefined) ts.forEachChild(node, child => collect(child, found));
  else found.push(text);
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `x1${literal.text}`).join('');
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}
