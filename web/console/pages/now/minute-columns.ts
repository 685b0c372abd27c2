// The last twelve hours, a value a minute, in arrays that never grow: a page lives for days.
import type { Schemas } from '../../../api/client.ts';

export type Columns = Schemas['NowMinutes'];
export type Minute = Schemas['Now']['minute'];
type Name =
  | 'calls'
  | 'yenPerMinute'
  | 'lossYenPerMinute'
  | 'refused'
  | 'challenged'
  | 'silentFeeds';

const minuteMs = 60_000;
const names: readonly Name[] = [
  'calls',
  'yenPerMinute',
  'lossYenPerMinute',
  'refused',
  'challenged',
  'silentFeeds',
];

export class MinuteColumns {
  readonly #length: number;
  readonly #columns: Record<Name, (number | null)[]>;
  #fromMs: number;

  constructor(start: Columns) {
    this.#length = start.calls.length;
    this.#fromMs = start.fromMs;
    this.#columns = {
      calls: [...start.calls],
      yenPerMinute: [...start.yenPerMinute],
      lossYenPerMinute: [...start.lossYenPerMinute],
      refused: [...start.refused],
      challenged: [...start.challenged],
      silentFeeds: [...start.silentFeeds],
    };
  }

  get fromMs(): number {
    return this.#fromMs;
  }

  get length(): number {
    return this.#length;
  }

  column(name: Name): readonly (number | null)[] {
    return this.#columns[name];
  }

  /** Takes the value of a minute; minutes that nobody told of stay empty. */
  add(minute: Minute): void {
    const at = Math.round((minute.minuteMs - this.#fromMs) / minuteMs);
    if (at < 0) return;
    const beyond = at - this.#length + 1;
    if (beyond > 0) this.#move(beyond);
    const place = Math.min(at, this.#length - 1);
    for (const name of names) this.#columns[name][place] = minute[name];
  }

  #move(by: number): void {
    this.#fromMs += by * minuteMs;
    const shift = Math.min(by, this.#length);
    for (const name of names) {
      const values = this.#columns[name];
      values.copyWithin(0, shift);
      values.fill(null, this.#length - shift);
    }
  }
}
