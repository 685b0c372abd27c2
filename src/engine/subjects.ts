// Where all subjects are kept: a line or account names its own by number.
import type { Episode } from '../core/detection/episode.ts';
import type { NewNumberRun } from '../core/detection/new-number-run.ts';
import { type Meter, newMeter } from '../core/metering/meter.ts';
import { cell } from '../core/metering/meter-layout.ts';
import { type Normal, newNormal, taughtCount } from '../core/metering/normal.ts';
import { taught } from '../core/metering/normal-layout.ts';
import { clearRecord, newSlab, type Slab } from '../core/metering/slab.ts';
import type { TrackedCall } from '../core/metering/tracked-call.ts';
import { assert } from '../core/stdx/assert.ts';
import { doublesOf, grownLength, integersOf } from '../core/stdx/grown.ts';

/** A line, or an account of several lines: what has a normal and may have an episode. */
export interface Subject {
  /** By which its line or account names it. */
  readonly number: number;
  readonly normal: Normal;
  readonly meter: Meter;
  episode: Episode | undefined;
  readonly newNumbers: NewNumberRun;
}

/** As many as lines that ever called abroad, and accounts of several such lines. */
export interface Subjects {
  /** Of each subject one record, numbered alike in both. */
  readonly normals: Slab;
  readonly meters: Slab;
  /** Calls in progress by record; at most those of the state. */
  readonly active: Map<number, TrackedCall[]>;
  /** Episodes by record; at most one a subject. */
  readonly episodes: Map<number, Episode>;
  /** Number of the subject of lines that are not remembered, one after the other; 0 before. */
  scratch: number;
  /** The run of new numbers of each record. */
  runSums: Int32Array;
  runMs: Float64Array;
  /** Each touch has a turn; of each subject that of its last one. */
  turn: number;
  touched: Float64Array;
}

export function newSubjects(): Subjects {
  return {
    normals: newSlab(),
    meters: newSlab(),
    active: new Map(),
    episodes: new Map(),
    scratch: 0,
    runSums: new Int32Array(0),
    runMs: new Float64Array(0),
    turn: 0,
    touched: new Float64Array(0),
  };
}

/** A subject that knows nothing, until the next line asks that is not remembered. */
export function scratchSubject(subjects: Subjects): number {
  if (subjects.scratch === 0) subjects.scratch = addSubject(subjects);
  const record = subjects.scratch - 1;
  clearRecord(subjects.normals, record, taught.cells);
  clearRecord(subjects.meters, record, cell.cells);
  subjects.active.delete(record);
  subjects.episodes.delete(record);
  subjects.runSums[record] = 0;
  subjects.runMs[record] = 0;
  return subjects.scratch;
}

/** Makes a subject and returns its number; numbers begin at 1. */
export function addSubject(subjects: Subjects): number {
  const { record } = newNormal(subjects.normals);
  const meter = newMeter(subjects.meters, subjects.active);
  assert(meter.record === record, 'a subject has one number');
  if (record >= subjects.runSums.length) {
    const length = grownLength(subjects.runSums.length, record + 1);
    subjects.runSums = integersOf(subjects.runSums, length);
    subjects.runMs = doublesOf(subjects.runMs, length);
    subjects.touched = doublesOf(subjects.touched, length);
  }
  return record + 1;
}

/** The subject is asked for to be changed. */
export function touch(subjects: Subjects, number: number): void {
  subjects.turn += 1;
  subjects.touched[number - 1] = subjects.turn;
}

export function touchedSince(subjects: Subjects, number: number, turn: number): boolean {
  return subjects.touched[number - 1]! > turn;
}

/** The subject of a line or account; undefined before it has one. */
export function subjectOf(
  state: { readonly subjects: Subjects },
  of: { readonly subject: number } | undefined,
): Subject | undefined {
  if (of === undefined || of.subject === 0) return undefined;
  return new StoredSubject(state.subjects, of.subject - 1);
}

/** Its episode alone. */
export function episodeOf(
  state: { readonly subjects: Subjects },
  of: { readonly subject: number },
): Episode | undefined {
  return of.subject === 0 ? undefined : state.subjects.episodes.get(of.subject - 1);
}

/** A way to one subject's parts; two ways to the same subject see the same. */
class StoredSubject implements Subject {
  readonly number: number;
  readonly normal: Normal;
  readonly meter: Meter;
  readonly #subjects: Subjects;

  constructor(subjects: Subjects, record: number) {
    const { normals, meters, active } = subjects;
    this.number = record + 1;
    this.normal = { slab: normals, record };
    this.meter = {
      slab: meters,
      record,
      active,
      lastInboundMs: 0,
      rejectedRegistrations: 0,
      rejectedMs: 0,
    };
    this.#subjects = subjects;
  }

  get episode(): Episode | undefined {
    return this.#subjects.episodes.get(this.normal.record);
  }

  set episode(episode: Episode | undefined) {
    if (episode === undefined) this.#subjects.episodes.delete(this.normal.record);
    else this.#subjects.episodes.set(this.normal.record, episode);
  }

  get newNumbers(): NewNumberRun {
    return new StoredRun(this.#subjects, this.normal.record);
  }
}

class StoredRun implements NewNumberRun {
  readonly #subjects: Subjects;
  readonly #record: number;

  constructor(subjects: Subjects, record: number) {
    this.#subjects = subjects;
    this.#record = record;
  }

  get sum(): number {
    return this.#subjects.runSums[this.#record]!;
  }

  set sum(sum: number) {
    this.#subjects.runSums[this.#record] = sum;
  }

  get lastMs(): number {
    return this.#subjects.runMs[this.#record]!;
  }

  set lastMs(lastMs: number) {
    this.#subjects.runMs[this.#record] = lastMs;
  }
}

/** Whether nobody of this line or account called that destination, as far as it has been taught. */
export function isNewTo({ normal }: Subject, destination: number): boolean {
  return taughtCount(normal, 'destinations', destination) === 0;
}
