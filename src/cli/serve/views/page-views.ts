// What pages show that is gathered beside the engine: told of everything once, for all of them.
import { performance } from 'node:perf_hooks';
import type { Decision } from '../../../core/case/decision.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { EngineState } from '../../../engine/state.ts';
import type { ExpectedFeed } from '../../../workflow/administration-ports.ts';
import type { NowReader } from '../../../workflow/desk-ports.ts';
import type { EnforcerHealth } from '../../../workflow/enforcement-lane.ts';
import type { LiveDriverOptions } from '../../../workflow/live-driver.ts';
import type { LiveIntake } from '../../../workflow/live-intake.ts';
import type { EpisodeBook } from '../../../workflow/network-ports.ts';
import type { Clock } from '../../../workflow/ports.ts';
import { TraceEpisodes } from '../../../workflow/trace-episodes.ts';
import { LiveViewGatherer } from './live-view.ts';
import { NowGatherer } from './now/now-gatherer.ts';

const tickMs = 1_000;

export interface PageViewsParts {
  readonly demo: boolean;
  /** How much faster than real time the clock runs. */
  readonly speed: () => number;
  readonly timeZone: string;
  readonly homeCountry: string;
  readonly state: () => EngineState;
  readonly intake: () => LiveIntake;
  /** Feeds that the settings name. */
  readonly expected: readonly ExpectedFeed[];
  readonly enforcers: () => readonly EnforcerHealth[];
  readonly store: { readonly now: NowReader; readonly episodes: EpisodeBook };
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

export class PageViews {
  readonly live: LiveViewGatherer;
  readonly now: NowGatherer;
  readonly episodes: TraceEpisodes;

  constructor(parts: PageViewsParts) {
    const nowMs = () => parts.clock.nowMs();
    const { now: reader, episodes: book } = parts.store;
    this.live = new LiveViewGatherer({ ...parts, nowMs });
    this.now = new NowGatherer({ ...parts, reader, nowMs, clockMs: () => performance.now() });
    this.episodes = new TraceEpisodes({ ...parts, book });
  }

  /** How the driver tells them; `saved` of an earlier version is the live view's alone. */
  readonly told: NonNullable<LiveDriverOptions['told']> = {
    save: () => ({ ...this.live.save(), now: this.now.save() }),
    restore: saved => {
      this.live.restore(saved);
      const { now } = saved as { readonly now?: unknown };
      if (now !== undefined) this.now.restore(now);
    },
  };

  effect(effect: Effect): void {
    this.live.effect(effect);
    this.now.effect(effect);
    this.episodes.effect(effect);
  }

  decision(decision: Decision): void {
    this.live.decision(decision);
    this.now.decision(decision);
    this.episodes.decision(decision);
  }

  /** Looks once a second, whether anybody else does or not; gives what ends it. */
  run(ready: () => boolean): () => Promise<void> {
    const timer = setInterval(() => {
      if (!ready()) return;
      this.now.tick();
      this.episodes.start();
    }, tickMs).unref();
    return () => {
      clearInterval(timer);
      return this.episodes.stop();
    };
  }
}
