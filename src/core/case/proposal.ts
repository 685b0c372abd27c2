// What an act on a line, an address or a country would come to, before anybody does it.

import type { Gate } from '../barring/gates.ts';
import type { MeasureKind } from '../barring/verdict.ts';
import type { MeasureSubject } from './act.ts';

/** A measure with its gates one by one, and its ground, scope, begin and end (design §6). */
export interface Proposal {
  /** Undefined for an act that begins, extends or ends no measure. */
  readonly measure?: MeasureKind;
  /** What it bears on; several lines may be suspended at once. */
  readonly subjects: readonly MeasureSubject[];
  /** All of them, met or not, with their facts; of several lines those of the first refused one. */
  readonly gates: readonly Gate[];
  /** Whether the act would be carried out now. */
  readonly allowed: boolean;
  /** Why not, in a word or two; '' when it is allowed. */
  readonly reason: string;
  /** A to D, R5, R6, `request` or `consent`; '' for an act that begins nothing. */
  readonly ground: string;
  /** What would be refused: all international calls, all but the usual ones, or nothing more. */
  readonly scope: 'international' | 'but-usual' | 'nothing';
  /** '' where no case is behind it yet. */
  readonly case: string;
  readonly beginMs: number;
  /** Null: no end of its own. */
  readonly endMs: number | null;
}
