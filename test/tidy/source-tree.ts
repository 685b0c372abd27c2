// The repository as the tidy checks see it: paths and texts, source parsed once.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** Path from the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface ImportEdge {
  /** As written. */
  readonly specifier: string;
  /** Path in the repository for a relative import; undefined for packages and `node:`. */
  readonly target: string | undefined;
  /** Erased at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

const leftOut = new Set(['node_modules', '.git', 'data', 'dist', '.cache']);
const textual = /\.(ts|tsx|js|mjs|json|md|yaml|yml|sh|cfg|conf|css|html|csv|ndjson|xml|txt|sql)$/;
const parsed = new Map<string, ts.SourceFile>();

/** Every text file of the working tree, packages and data left out. */
export function readTree(root: string): SourceFile[] {
  const files: SourceFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (leftOut.has(entry.name)) continue;
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && (textual.test(entry.name) || !entry.name.includes('.'))) {
        files.push({ path, text: readFileSync(join(root, path), 'utf8') });
      }
    }
  };
  visit('.');
  return files;
}

export function isCode(file: SourceFile): boolean {
  return /^(src|sim|bench|test|scripts|web)\//.test(file.path) && /\.(ts|tsx|js)$/.test(file.path);
}

export function isGenerated(file: SourceFile): boolean {
  return /\.generated\.ts$|(^|\/)generated\//.test(file.path);
}

export function isTest(file: SourceFile): boolean {
  return /\.test\.ts$/.test(file.path) || file.path.startsWith('test/');
}

/** Code whose same input must always give the same bytes. */
export function isPure(file: SourceFile): boolean {
  return /^src\/(core|engine)\//.test(file.path) && file.path.endsWith('.ts') && !isTest(file);
}

export function syntax(file: SourceFile): ts.SourceFile {
  const key = `${file.path}\0${file.text}`;
  let tree = parsed.get(key);
  if (!tree) {
    const { TSX, TS } = ts.ScriptKind;
    const kind = file.path.endsWith('.tsx') ? TSX : TS;
    tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
    parsed.set(key, tree);
  }
  return tree;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild(child => walk(child, visit));
}

export function lineOf(file: SourceFile, node: ts.Node): number {
  return syntax(file).getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** Static imports, re-exports and dynamic `import('…')` of one file. */
export function importsOf(file: SourceFile): ImportEdge[] {
  const edges: ImportEdge[] = [];
  const add = (specifier: string, typeOnly: boolean, node: ts.Node): void => {
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(file.path), specifier)
      : undefined;
    edges.push({ specifier, target, typeOnly, line: lineOf(file, node) });
  };
  walk(syntax(file), node => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeOnly(node.importClause), node);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      if (ts.isStringLiteral(node.moduleSpecifier)) {
        add(node.moduleSpecifier.text, node.isTypeOnly, node);
      }
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteral(first)) add(first.text, false, node);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text, true, node);
    }
  });
  return edges;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every(element => element.isTypeOnly);
}
