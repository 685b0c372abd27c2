// State as text, so that two states can be compared to the last field.
import { unpackNormal } from '../../src/core/metering/normal-record.ts';
import { lengthOf, pageOf, startOf } from '../../src/core/metering/slab.ts';
import type { Subjects } from '../../src/engine/subjects.ts';
import type { RecordedSystem } from '../../src/workflow/run-system.ts';

/** One text for each part of the engine's state and the desk's, in the order of their keys. */
function stateTexts(system: RecordedSystem): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(system.engine.state)) {
    if (key === 'subjects') continue;
    texts.set(`engine.${key}`, JSON.stringify(value, asData));
  }
  for (const [key, value] of Object.entries(subjectTexts(system.engine.state.subjects))) {
    texts.set(`engine.subjects.${key}`, value);
  }
  for (const [key, value] of Object.entries(system.desk)) {
    texts.set(`desk.${key}`, JSON.stringify(value, asData));
  }
  return texts;
}

/** The records themselves: where in the pages they stand says nothing. */
function subjectTexts(subjects: Subjects): Readonly<Record<string, string>> {
  const { normals, meters, active, episodes, runSums, runMs } = subjects;
  const numbers = Array.from({ length: normals.records }, (_, record) => record);
  return {
    normals: JSON.stringify(numbers.map(record => unpackNormal({ slab: normals, record }))),
    meters: JSON.stringify(
      numbers.map(record => {
        const start = startOf(meters, record);
        return [...pageOf(meters, record).subarray(start, start + lengthOf(meters, record))];
      }),
    ),
    runs: JSON.stringify(numbers.map(record => [runSums[record], runMs[record]])),
    active: JSON.stringify(inOrder(active)),
    episodes: JSON.stringify(inOrder(episodes)),
  };
}

function inOrder<T>(map: ReadonlyMap<number, T>): [number, T][] {
  return [...map].sort(([one], [other]) => one - other);
}

function asData(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  return value instanceof Set ? { set: [...value] } : value;
}

/** Where two states differ, with a piece of each; empty when they are equal. */
export function stateDifferences(one: RecordedSystem, other: RecordedSystem): string[] {
  const [first, second] = [stateTexts(one), stateTexts(other)];
  const problems: string[] = [];
  for (const [key, text] of first) {
    const against = second.get(key) ?? '';
    if (text === against) continue;
    let at = 0;
    while (text[at] === against[at]) at += 1;
    const piece = (whole: string) => whole.slice(Math.max(0, at - 60), at + 40);
    problems.push(`${key} differs: …${piece(text)}… against …${piece(against)}…`);
  }
  return problems;
}

/** The first difference of two lists of decisions, in words. */
export function decisionDifference(
  expected: readonly unknown[],
  found: readonly unknown[],
): string[] {
  const texts = [expected, found].map(list => list.map(one => JSON.stringify(one)));
  const [wanted = [], got = []] = texts;
  const at = wanted.findIndex((text, i) => text !== got[i]);
  if (at >= 0) return [`decision ${at}: ${wanted[at]} expected, ${got[at] ?? 'none'} found`];
  return got.length === wanted.length ? [] : [`${got.length - wanted.length} decisions too many`];
}
