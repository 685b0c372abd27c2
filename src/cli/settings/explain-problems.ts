// What is wrong with a settings file, each with its line and column and what was probably meant.
import { type Document, isMap, isNode, isPair, isScalar, type LineCounter } from 'yaml';
import type { z } from 'zod';
import { keysAt } from './settings-table.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export interface WrittenSettings {
  /** As the operator named it. */
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** One line for each problem: `sekisho.yaml:3:5: http.prot is not a setting; did you mean port?` */
export function explainIssues(written: WrittenSettings, issues: readonly Issue[]): string[] {
  const problems = issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => unknownKey(written, issue.path, key));
    }
    const deepest = issue.code === 'invalid_union' ? closestBranch(issue) : issue;
    const path = deepest === issue ? issue.path : [...issue.path, ...deepest.path];
    return [`${placeOf(written, path)}: ${pathText(path)} ${wordingOf(deepest)}`];
  });
  const order = (text: string): number => {
    const [, line, column] = /:(\d+):(\d+): /.exec(text) ?? [];
    return Number(line) * 10_000 + Number(column);
  };
  return problems.sort((a, b) => order(a) - order(b));
}

export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step + 1}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text === '' ? 'the file' : text;
}

function unknownKey(written: WrittenSettings, path: Path, key: string): string {
  const known = keysAt(path);
  const meant = known && nearest(key, known);
  const hint = meant
    ? `did you mean ${meant}?`
    : known
      ? `known here: ${known.join(', ')}`
      : 'leave it out';
  return `${placeOfKey(written, path, key)}: ${pathText([...path, key])} is not a setting; ${hint}`;
}

/** What is wrong with one value, to follow its name. */
export function wordingOf(issue: Issue): string {
  if (issue.code === 'invalid_union' && issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'is missing';
    return `must be ${kinds[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_value') return `must be ${listed(issue.values.map(String))}`;
  if (issue.code === 'too_small')
    return `must be at least ${issue.minimum}${members(issue.origin)}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${members(issue.origin)}`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'must be a URL';
  return issue.message;
}

function listed(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
}

const kinds: Record<string, string> = {
  string: 'text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (each member on a line that begins with "- ")',
  object: 'a group of settings, indented below it',
};

function members(origin: string): string {
  return origin === 'array' ? ' members' : origin === 'string' ? ' characters' : '';
}

/** Of the forms a value may have, the one that fits best: fewest and deepest problems. */
function closestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): Issue {
  if (issue.input === undefined) return issue;
  const all = issue.errors.flat();
  const plain = all.every(each => each.path.length === 0);
  if (plain) {
    const values = all.flatMap(each => (each.code === 'invalid_value' ? each.values : []));
    const first = all[0];
    if (values.length > 0) {
      return { ...issue, code: 'invalid_value', values, input: issue.input } as Issue;
    }
    return first ?? issue;
  }
  return all.reduce((best, each) => (each.path.length > best.path.length ? each : best));
}

/** Where a value stands; where it is missing, where its nearest parent stands. */
function placeOf(written: WrittenSettings, path: Path): string {
  for (let depth = path.length; depth >= 0; depth--) {
    const node =
      depth === 0 ? written.document.contents : written.document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return place(written, node.range[0]);
  }
  return place(written, 0);
}

function placeOfKey(written: WrittenSettings, path: Path, key: string): string {
  const map = path.length === 0 ? written.document.contents : written.document.getIn(path, true);
  if (isMap(map)) {
    for (const pair of map.items) {
      if (!isPair(pair) || !isScalar(pair.key) || String(pair.key.value) !== key) continue;
      if (pair.key.range) return place(written, pair.key.range[0]);
    }
  }
  return placeOf(written, path);
}

function place(written: WrittenSettings, offset: number): string {
  const { line, col } = written.lines.linePos(offset);
  return `${written.file}:${line}:${col}`;
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
