// Keeps sums of the calls of each case's episode in the store, beside the decisions: a case is
// summed anew a while after something happened to it, so that its calls are stored by then.
import type { Decision } from '../core/case/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Case, EngineState } from '../engine/state.ts';
import type { EpisodeBook, EpisodeTrace } from './network-ports.ts';

export interface TraceEpisodesParts {
  readonly book: EpisodeBook;
  readonly state: () => EngineState;
  readonly report: (error: unknown) => void;
  /** Between two rounds; default 5 s. */
  readonly everyMs?: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const roundMax = 200;
const longestMs = 31 * dayMs;

export class TraceEpisodes {
  readonly #parts: TraceEpisodesParts;
  /** Cases to be summed in the next round, and in the one after it. */
  #due = new Set<string>();
  #next = new Set<string>();
  /** Open cases by line. */
  readonly #open = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: TraceEpisodesParts) {
    this.#parts = parts;
  }

  decision(decision: Decision): void {
    if (decision.case === undefined || decision.type === 'quarantine') return;
    this.#next.add(decision.case);
    if (decision.type === 'case' && decision.state === 'closed') this.#forget(decision.case);
    else this.#remember(decision.case);
  }

  effect(effect: Effect): void {
    if (effect.kind !== 'call-ended' && effect.kind !== 'call-refused') return;
    for (const name of this.#open.get(effect.call.subscriber) ?? []) this.#next.add(name);
  }

  /** Sums from now on, and what was not summed before; again, it does nothing. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.round(), this.#parts.everyMs ?? 5_000).unref();
    this.#running = this.#running.then(() => this.#takeUp());
  }

  /** Sums what was touched before the last round. */
  round(): Promise<void> {
    this.#running = this.#running.then(() => this.#sum());
    return this.#running;
  }

  /** Sums all that was touched. */
  async settle(): Promise<void> {
    while (this.#due.size + this.#next.size > 0) await this.round();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #takeUp(): Promise<void> {
    const { book, report, state } = this.#parts;
    try {
      for (const name of await book.untraced(state().nowMs - dayMs)) {
        this.#next.add(name);
        this.#remember(name);
      }
    } catch (error) {
      report(error);
    }
  }

  async #sum(): Promise<void> {
    const { book, report, state } = this.#parts;
    let left = roundMax;
    for (const name of this.#due) {
      if (left === 0) break;
      left -= 1;
      this.#due.delete(name);
      const episode = episodeOf(state(), name);
      if (episode === undefined) continue;
      try {
        await book.trace(episode);
      } catch (error) {
        report(error);
        this.#next.add(name);
        break;
      }
    }
    for (const name of this.#next) this.#due.add(name);
    this.#next = new Set();
  }

  #remember(name: string): void {
    for (const line of this.#parts.state().cases.get(name)?.lines ?? []) {
      const known = this.#open.get(line);
      if (known === undefined) this.#open.set(line, new Set([name]));
      else known.add(name);
    }
  }

  #forget(name: string): void {
    const { cases, closed } = this.#parts.state();
    for (const line of (cases.get(name) ?? closed.get(name))?.lines ?? []) {
      const known = this.#open.get(line);
      known?.delete(name);
      if (known?.size === 0) this.#open.delete(line);
    }
  }
}

/** Undefined for a case that the engine has forgotten, and for that of a block. */
function episodeOf(state: EngineState, name: string): EpisodeTrace | undefined {
  const found: Case | undefined = state.cases.get(name) ?? state.closed.get(name);
  if (found === undefined) return undefined;
  const { lines, openedMs } = found;
  return {
    case: name,
    lines,
    fromMs: openedMs - dayMs,
    toMs: Math.min(state.nowMs + hourMs, openedMs + longestMs),
  };
}
