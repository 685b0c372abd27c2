// The most that a line ever showed of some figure, taught by whole days that stood.
const dayMs = 86_400_000;
const jstMs = 9 * 3_600_000;

/** Local day number in Japan. */
export function dayOf(atMs: number): number {
  return Math.floor((atMs + jstMs) / dayMs);
}

export class LearntMaximum {
  readonly #lines = new Map<string, { day: number; today: number; most: number }>();

  /** Most of the days before the one of `atMs`; 0 for a line not seen before. */
  before(key: string, atMs: number): number {
    const known = this.#lines.get(key);
    if (known === undefined) return 0;
    return known.day < dayOf(atMs) ? Math.max(known.most, known.today) : known.most;
  }

  note(key: string, atMs: number, value: number): void {
    const day = dayOf(atMs);
    const known = this.#lines.get(key);
    if (known === undefined) {
      this.#lines.set(key, { day, today: value, most: 0 });
      return;
    }
    if (known.day < day) {
      known.most = Math.max(known.most, known.today);
      known.today = 0;
      known.day = day;
    }
    known.today = Math.max(known.today, value);
  }

  /** A day on which the line was stopped teaches nothing. */
  forgetToday(key: string): void {
    const known = this.#lines.get(key);
    if (known !== undefined) known.today = 0;
  }
}
