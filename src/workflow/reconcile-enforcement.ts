import type { CompletedBarring, Drift } from '../core/case/enforcement.ts';
import type { Trial } from './administration-ports.ts';
import { BackgroundRun } from './background-run.ts';
import {
  type EnforcementCounts,
  EnforcementLane,
  type EnforcerHealth,
  type LaneSettings,
} from './enforcement-lane.ts';
import type { Clock, EnforcementStore, Enforcer } from './ports.ts';

/** Times in milliseconds. */
export interface ReconcileSettings extends LaneSettings {
  readonly pollMs: number;
  /** Between two comparisons of everything. */
  readonly compareEveryMs: number;
  /** After a comparison that could not be done. */
  readonly compareAgainMs: number;
  /** So long what ended is remembered. */
  readonly endedKeptMs: number;
}

export const reconcileDefaults: ReconcileSettings = {
  concurrency: 8,
  batch: 200,
  firstRetryMs: 500,
  longestRetryMs: 60_000,
  refusedRetryMs: 5 * 60_000,
  pollMs: 250,
  compareEveryMs: 60_000,
  compareAgainMs: 5_000,
  endedKeptMs: 86_400_000,
};

export interface ReconcileParts {
  readonly enforcers: readonly Enforcer[];
  readonly store: EnforcementStore;
  /** The journal's: begin and end of measures are its times. */
  readonly clock: Clock;
  /** Resolves after so long, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The journal's last sequence at the call, once the store has all of it; undefined: not soon. */
  readonly settledSeq: () => Promise<number | undefined>;
  /** Tells the case desk of a requested barring that stands everywhere; false: not taken now. */
  readonly complete: (barring: CompletedBarring) => Promise<boolean>;
  readonly counts: EnforcementCounts;
  readonly onDrift: (enforcer: string, drift: Drift) => void;
  readonly report: (error: unknown) => void;
  readonly settings?: Partial<ReconcileSettings>;
}

/**
 * What should be in force in the network is in force there, and nothing else. Orders are carried
 * out, read back and repeated until they are; everything that stands is compared with everything
 * that should, at the start and then again and again. One enforcer never waits for another.
 */
export class EnforcementReconciler {
  readonly #parts: ReconcileParts;
  readonly #settings: ReconcileSettings;
  readonly #lanes: ReadonlyMap<string, EnforcementLane>;
  readonly #running = new BackgroundRun(signal => this.#run(signal));
  #forgottenMs = 0;

  constructor(parts: ReconcileParts) {
    this.#parts = parts;
    const settings = { ...reconcileDefaults, ...parts.settings };
    this.#settings = settings;
    const lanes = parts.enforcers.map(enforcer => {
      return [enforcer.name, new EnforcementLane({ ...parts, settings, enforcer })] as const;
    });
    this.#lanes = new Map(lanes);
  }

  start(): void {
    this.#running.start();
  }

  /** Ends after what is under way; what is not carried out stays in the store. */
  async stop(): Promise<void> {
    await this.#running.stop();
  }

  /** Name and trouble of the enforcers that are not as they should be. */
  problems(): ReadonlyMap<string, string> {
    const found = [...this.#lanes].map(([name, lane]) => [name, lane.problem()] as const);
    return new Map(found.filter((one): one is [string, string] => one[1] !== undefined));
  }

  health(): EnforcerHealth[] {
    return [...this.#lanes.values()].map(lane => lane.health());
  }

  /** Tries an enforcer; undefined when there is none of that name. */
  tryOut(
    enforcer: string,
    by: 'order' | 'reading',
    elapsedMs: () => number,
  ): Promise<Trial> | undefined {
    return this.#lanes.get(enforcer)?.tryOut(by, elapsedMs);
  }

  /** Makes the enforcers known to the store; `start` does so by itself. */
  register(): Promise<void> {
    return this.#parts.store.register(this.#parts.enforcers.map(({ name }) => name));
  }

  /** Carries out all that is due now and tells what is complete. */
  async carryOut(): Promise<void> {
    for (const lane of this.#lanes.values()) while ((await lane.carryOut()) > 0);
    await this.#completeAll();
  }

  /** Compares every enforcer once; false when one could not be. */
  async compare(): Promise<boolean> {
    const done: boolean[] = [];
    for (const lane of this.#lanes.values()) done.push(await lane.compare());
    return done.every(Boolean);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { compareEveryMs, compareAgainMs, pollMs } = this.#settings;
    await this.#register(signal);
    const lanes = [...this.#lanes.values()];
    await Promise.all([
      ...lanes.map(lane =>
        this.#repeat(signal, async () => ((await lane.carryOut(signal)) > 0 ? 0 : pollMs)),
      ),
      ...lanes.map(lane =>
        this.#repeat(signal, async () =>
          (await lane.compare()) ? compareEveryMs : compareAgainMs,
        ),
      ),
      this.#repeat(signal, () => this.#completeAll()),
    ]);
  }

  async #register(signal: AbortSignal): Promise<void> {
    let registered = false;
    await this.#repeat(
      signal,
      async () => {
        await this.register();
        registered = true;
        return 0;
      },
      () => registered,
    );
  }

  /** Again and again after as long as `work` gives; a trouble that lasts is reported once. */
  async #repeat(
    signal: AbortSignal,
    work: () => Promise<number>,
    done: () => boolean = () => false,
  ): Promise<void> {
    let reported = '';
    while (!signal.aborted && !done()) {
      let waitMs = this.#settings.compareAgainMs;
      try {
        waitMs = await work();
        reported = '';
      } catch (error) {
        if (String(error) !== reported) this.#parts.report(error);
        reported = String(error);
      }
      if (waitMs > 0) await this.#parts.sleep(waitMs, signal);
    }
  }

  async #completeAll(): Promise<number> {
    const { store, complete, clock } = this.#parts;
    const taken: string[] = [];
    for (const barring of await store.completed()) {
      if (!(await complete(barring))) break;
      taken.push(barring.key);
    }
    const nowMs = clock.nowMs();
    if (taken.length > 0) await store.told(taken, nowMs);
    if (nowMs - this.#forgottenMs >= this.#settings.endedKeptMs / 24) {
      await store.forgetEnded(nowMs - this.#settings.endedKeptMs);
      this.#forgottenMs = nowMs;
    }
    return this.#settings.pollMs;
  }
}
