// Where all subjects are kept: a line or account names its own by number.
import type { Episode } from '../core/detection/episode.ts';
import type { NewNumberRun } from '../core/detection/new-number-run.ts';
import { type Meter, newMeter } from '../core/metering/meter.ts';
import { type Normal, newNormal } from '../core/metering/normal.ts';

/** A line, or an account of several lines: what has a normal and may have an episode. */
export interface Subject {
  readonly normal: Normal;
  readonly meter: Meter;
  episode: Episode | undefined;
  readonly newNumbers: NewNumberRun;
}

/** As many as lines that ever called abroad, and accounts of several such lines. */
export interface Subjects {
  readonly list: Subject[];
}

export function newSubjects(): Subjects {
  return { list: [] };
}

/** Makes a subject and returns its number; numbers begin at 1. */
export function addSubject(subjects: Subjects): number {
  subjects.list.push({
    normal: newNormal(),
    meter: newMeter(),
    episode: undefined,
    newNumbers: { sum: 0, lastMs: 0 },
  });
  return subjects.list.length;
}

/** The subject of a line or account; undefined before it has one. */
export function subjectOf(
  state: { readonly subjects: Subjects },
  of: { readonly subject: number } | undefined,
): Subject | undefined {
  return of === undefined || of.subject === 0 ? undefined : state.subjects.list[of.subject - 1];
}
