// What every lane is drawn with.
import type { Language } from '../../../../ui/language/language.ts';
import type { Say } from '../../../../ui/language/words.ts';
import type { storyWords } from './story-words.ts';
import { placeOf, type Span } from './time-axis.ts';

export type SayStory = Say<keyof (typeof storyWords)['texts']['ja'] & string>;

export interface LaneView {
  readonly span: Span;
  /** Of the plot, px. */
  readonly width: number;
  readonly height: number;
  readonly zone: string;
  readonly language: Language;
  readonly nowMs: number;
  readonly say: SayStory;
  /** Begins the ids of patterns, so that two pictures do not mix theirs. */
  readonly id: string;
}

export function x(view: LaneView, timeMs: number): number {
  return Math.round(placeOf(timeMs, view.span, view.width) * 10) / 10;
}

/** Place of a value in a lane that begins with zero at its foot. */
export function y(view: LaneView, value: number, most: number): number {
  const share = Math.max(0, Math.min(1, value / Math.max(1, most)));
  return Math.round((1 - share) * view.height * 10) / 10;
}

/** A round figure that is at least so high. */
export function roundTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const found = [1, 1.5, 2, 3, 4, 5, 7.5, 10].find(step => step * power >= value) ?? 10;
  return found * power;
}
