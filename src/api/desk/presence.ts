import type { DeskEvents } from './desk-events.ts';

interface Look {
  readonly name: string;
  readonly case: string;
  readonly untilMs: number;
}

export interface PresenceOptions {
  /** Does not jump. */
  readonly nowMs: () => number;
  readonly events: Pick<DeskEvents, 'publish'>;
  /** A page that is not heard of for so long looks no more. */
  readonly lastsMs?: number;
  readonly looksMax?: number;
}

/**
 * Who has which case open: in memory, since it is over with the process anyway. Pages say it again
 * now and then; open pages are told when somebody comes or goes.
 */
export class Presence {
  readonly #options: Required<PresenceOptions>;
  /** By person and page; the one heard of longest ago first. */
  readonly #looks = new Map<string, Look>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PresenceOptions) {
    this.#options = { lastsMs: 40_000, looksMax: 1_000, ...options };
  }

  /** `name` null: the page shows no case any more. */
  look(name: string, tab: string, looksAt: string | null): void {
    const key = `${name} ${tab}`;
    const before = this.#looks.get(key);
    const touched = new Set<string>();
    this.#looks.delete(key);
    if (before !== undefined && before.case !== looksAt) touched.add(before.case);
    if (looksAt !== null) {
      if (before?.case !== looksAt) touched.add(looksAt);
      const untilMs = this.#options.nowMs() + this.#options.lastsMs;
      this.#looks.set(key, { name, case: looksAt, untilMs });
      this.#timer ??= setInterval(() => this.sweep(), this.#options.lastsMs / 4).unref();
    }
    const [oldest] = this.#looks;
    if (this.#looks.size > this.#options.looksMax && oldest !== undefined) {
      this.#looks.delete(oldest[0]);
      touched.add(oldest[1].case);
    }
    this.#tell(touched);
  }

  /** By name, each once. */
  lookingAt(caseName: string): readonly string[] {
    const names = new Set<string>();
    for (const look of this.#looks.values()) if (look.case === caseName) names.add(look.name);
    return [...names].sort();
  }

  all(): { readonly case: string; readonly people: readonly string[] }[] {
    const names = new Set([...this.#looks.values()].map(look => look.case));
    return [...names].map(name => ({ case: name, people: this.lookingAt(name) }));
  }

  sweep(): void {
    const nowMs = this.#options.nowMs();
    const gone = new Set<string>();
    for (const [key, look] of this.#looks) {
      if (look.untilMs > nowMs) continue;
      this.#looks.delete(key);
      gone.add(look.case);
    }
    this.#tell(gone);
    if (this.#looks.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tell(cases: ReadonlySet<string>): void {
    for (const name of cases) {
      const data = { case: name, people: this.lookingAt(name) };
      this.#options.events.publish({ event: 'presence', data });
    }
  }
}
