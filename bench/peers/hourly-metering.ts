// The practice of 2015: charges of finished calls are summed by the hour, a line far above its own
// hours is called about, and suspended when the owner says "not mine" or, with calls to a listed
// destination, when three attempts reached nobody.
import { LearntMaximum } from './learnt-maximum.ts';
import { costYen, type Method, type Owners, type PeerCall } from './method.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const attemptsAtMs = [0, 15 * minuteMs, 30 * minuteMs];
const exhaustedMs = 45 * minuteMs;
const answersAfterMs = 90_000;

export interface HourlyMeteringOptions {
  /** Charges of an hour below this are never abnormal. */
  readonly floorYen: number;
  /** Abnormal: so many times the dearest hour before. */
  readonly ownFactor: number;
}

interface LineHour {
  yen: number;
  listed: boolean;
}

export class HourlyMetering implements Method {
  readonly #options: HourlyMeteringOptions;
  readonly #owners: Owners;
  readonly #maxima = new LearntMaximum();
  #hour = 0;
  #lines = new Map<string, LineHour>();
  readonly #asked = new Map<string, number>();
  readonly #suspended = new Map<string, { sinceMs: number; untilMs: number }>();
  readonly #due: { atMs: number; act: (atMs: number) => void }[] = [];

  constructor(options: HourlyMeteringOptions, owners: Owners) {
    this.#options = options;
    this.#owners = owners;
  }

  pass(atMs: number): void {
    const hour = Math.floor(atMs / hourMs);
    if (hour > this.#hour) {
      this.#closeHour((this.#hour + 1) * hourMs);
      this.#hour = hour;
    }
    while (this.#due.length > 0 && this.#due[0]!.atMs <= atMs) {
      const { atMs: dueMs, act } = this.#due.shift()!;
      act(dueMs);
    }
  }

  ask(call: PeerCall): boolean {
    return !this.#isSuspended(call.line, call.setupMs);
  }

  ended(call: PeerCall): void {
    const yen = costYen(call);
    if (yen === 0) return;
    const known = this.#lines.get(call.line) ?? { yen: 0, listed: false };
    this.#lines.set(call.line, known);
    known.yen += yen;
    known.listed ||= call.listed;
  }

  recorded(call: PeerCall): boolean {
    if (this.#isSuspended(call.line, call.setupMs)) return false;
    this.ended(call);
    return true;
  }

  #isSuspended(line: string, atMs: number): boolean {
    const one = this.#suspended.get(line);
    return one !== undefined && one.sinceMs <= atMs && atMs < one.untilMs;
  }

  #closeHour(atMs: number): void {
    const { floorYen, ownFactor } = this.#options;
    for (const [line, { yen, listed }] of this.#lines) {
      const usual = this.#maxima.before(line, atMs);
      if (yen <= Math.max(floorYen, ownFactor * usual)) this.#maxima.note(line, atMs, yen);
      else if ((this.#asked.get(line) ?? 0) <= atMs) this.#contact(line, listed, atMs);
    }
    this.#lines = new Map();
  }

  #contact(line: string, listed: boolean, atMs: number): void {
    this.#maxima.forgetToday(line);
    this.#asked.set(line, atMs + hourMs);
    const reached = attemptsAtMs.find(after => this.#owners.isReachable(line, atMs + after));
    if (reached === undefined) {
      if (listed) this.#at(atMs + exhaustedMs, at => this.#suspend(line, at));
      return;
    }
    this.#at(atMs + reached + answersAfterMs, at => {
      if (this.#owners.says(line, at) === 'not-mine') this.#suspend(line, at);
      else this.#asked.set(line, at + dayMs);
    });
  }

  /** Until the owner has mended the cause: a day after somebody could be told. */
  #suspend(line: string, sinceMs: number): void {
    let toldMs = sinceMs;
    while (!this.#owners.isReachable(line, toldMs) && toldMs < sinceMs + 7 * dayMs) {
      toldMs += hourMs;
    }
    const untilMs = toldMs + dayMs;
    this.#suspended.set(line, { sinceMs, untilMs });
    this.#asked.set(line, untilMs);
  }

  #at(atMs: number, act: (atMs: number) => void): void {
    this.#due.push({ atMs, act });
    this.#due.sort((a, b) => a.atMs - b.atMs);
  }
}
