// A policy as YAML that changes the standard one: checked whole, each problem with its place.
import { type Document, isMap, LineCounter, parseDocument, type Scalar } from 'yaml';
import { readings } from '../../core/detection/reading-list.ts';
import {
  lowestLevel,
  type Policy,
  type ReadingSetting,
  standardPolicy,
} from '../../core/policy/policy.ts';
import { policyRemarks } from '../../core/policy/policy-remarks.ts';
import type {
  PolicyProblem,
  PolicyProblemCode,
  PolicyReading,
} from '../../core/policy/policy-version.ts';
import { contactProblems } from '../read-contact-plans.ts';

const weightPercentMax = 200;
/** What is added to a level may be nothing. */
const additions: readonly string[] = [
  'alertFirstDays',
  'alertSmall',
  'challengeDear',
  'suspensionMore',
];
const highestLevel = 20_000;

type Note = (path: string, code: PolicyProblemCode, message: string) => void;

/** Total: whatever the text, it is a policy or has problems. */
export function readPolicyText(text: string): PolicyReading {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const problems: PolicyProblem[] = [];
  for (const { message, pos } of document.errors) {
    problems.push({ path: '', line: counter.linePos(pos[0]).line, code: 'yaml', message });
  }
  const base = { ...standardPolicy, readings: everyReading() };
  if (problems.length > 0) return { asRead: standardPolicy, problems, remarks: [] };
  const note: Note = (path, code, message) => {
    problems.push({ path, line: lineOf(document, counter, path), code, message });
  };
  const changes = plainValue(document, note);
  const policy = change(base, changes, '', note) as Policy;
  if (problems.length === 0) checkValues(policy, note);
  const whole = { ...policy, readings: changedOnly(policy.readings ?? {}) };
  if (problems.length > 0) return { asRead: whole, problems, remarks: [] };
  const remarks = policyRemarks(whole).map(remark => {
    return { ...remark, line: lineOf(document, counter, remark.path) };
  });
  return { policy: whole, asRead: whole, problems, remarks };
}

/** The text with one setting changed, its comments kept; a path of `null` value is taken out. */
export function setInPolicyText(text: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  if (value === null) dropIn(document, path);
  else {
    for (let depth = 1; depth < path.length; depth += 1) {
      const group = path.slice(0, depth);
      if (!isMap(document.getIn(group, true))) document.setIn(group, document.createNode({}));
    }
    // A plain value keeps the comment behind it.
    const isPlain = typeof value !== 'object';
    document.setIn(path, isPlain ? value : document.createNode(value));
  }
  return String(document) === '{}\n' ? '' : String(document);
}

/** Takes the setting out, and every group that is empty then. */
function dropIn(document: Document, path: readonly string[]): void {
  if (document.hasIn(path)) document.deleteIn(path);
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const group = document.getIn(path.slice(0, depth), true);
    if (isMap(group) && group.items.length === 0) document.deleteIn(path.slice(0, depth));
  }
}

function plainValue(document: Document, note: Note): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 }) as unknown;
  } catch (error) {
    note('', 'yaml', error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function checkValues(policy: Policy, note: Note): void {
  if (policy.analysis !== 'consented' && policy.analysis !== 'staged') {
    note('analysis', 'analysis', 'analysis must be consented or staged');
  }
  for (const [name, { weightPercent }] of Object.entries(policy.readings ?? {})) {
    if ((weightPercent ?? 100) <= weightPercentMax) continue;
    const path = `readings.${name}.weightPercent`;
    note(path, 'weight', `${path} must be ${weightPercentMax} or less`);
  }
  for (const [name, level] of Object.entries(policy.level)) {
    const lowest = additions.includes(name) ? 0 : lowestLevel;
    if (level >= lowest && level <= highestLevel) continue;
    const range = `levels of evidence are centi-decibans, ${lowest} to ${highestLevel}`;
    note(`level.${name}`, 'level', `level.${name} is ${level}; ${range}`);
  }
  for (const problem of contactProblems(policy.contact)) {
    note(/^[\w.]+/.exec(problem)?.[0] ?? 'contact', 'contact', problem);
  }
}

/** Lays `changes` over `base`; what the policy does not have, or of another type, is noted. */
function change(base: unknown, changes: unknown, at: string, note: Note): unknown {
  if (changes === undefined || changes === null) return base;
  if (typeof base === 'object' && base !== null && !Array.isArray(base)) {
    if (typeof changes !== 'object' || Array.isArray(changes)) {
      note(at, 'group', `${at || 'the policy'} must be a group of settings`);
      return base;
    }
    const result: Record<string, unknown> = { ...(base as Record<string, unknown>) };
    for (const [key, value] of Object.entries(changes as Record<string, unknown>)) {
      const name = at === '' ? key : `${at}.${key}`;
      if (Object.hasOwn(result, key)) result[key] = change(result[key], value, name, note);
      else {
        const known = Object.keys(result).join(', ');
        note(name, 'unknown', `${name} is no setting of a policy; known here: ${known}`);
      }
    }
    return result;
  }
  if (typeof changes !== typeof base || Array.isArray(changes) !== Array.isArray(base)) {
    note(at, 'type', `${at} must be a ${Array.isArray(base) ? 'list' : typeof base}`);
    return base;
  }
  if (typeof changes === 'number' && (!Number.isSafeInteger(changes) || changes < 0)) {
    note(at, 'whole-number', `${at} must be a whole number, 0 or more`);
    return base;
  }
  return changes;
}

/** Line of the setting, or of the nearest group around it; null where the text has neither. */
function lineOf(document: Document, counter: LineCounter, path: string): number | null {
  let node: unknown = document.contents;
  let found: number | null = null;
  for (const key of path.split('.')) {
    if (!isMap(node)) break;
    const pair = node.items.find(one => String((one.key as Scalar).value) === key);
    const range = (pair?.key as Scalar | undefined)?.range;
    if (pair === undefined || !range) break;
    found = counter.linePos(range[0]).line;
    node = pair.value;
  }
  return found;
}

function changedOnly(
  settings: Readonly<Record<string, ReadingSetting>>,
): Record<string, ReadingSetting> {
  const changed = ([, { on, weightPercent }]: [string, ReadingSetting]): boolean =>
    on === false || weightPercent !== 100;
  return Object.fromEntries(Object.entries(settings).filter(changed));
}

function everyReading(): Record<string, ReadingSetting> {
  return Object.fromEntries(
    readings.map(({ name }) => [name, { on: true, weightPercent: 100 }] as const),
  );
}
