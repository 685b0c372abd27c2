// The candidate that runs beside the policy in force: that of the settings, or a draft that
// somebody starts in the console. It lasts until it is stopped, or the server is.
import type { ShadowView } from '../../../api/contract/shadow.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Input } from '../../../engine/input.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import type { ShadowRunner } from '../../../workflow/policy-ports.ts';
import { ShadowPolicy } from '../../../workflow/shadow-policy.ts';
import { shadowView } from './shadow-view.ts';

export interface ShadowDeskParts {
  readonly driver: () => LiveDriver;
  readonly mendedAfterMs: number;
  /** The policy as it could be in force here. */
  readonly possible: (policy: Policy) => Policy;
  /** Called at the first start. */
  readonly began: () => void;
  readonly report: (error: unknown) => void;
}

export class ShadowDesk implements ShadowRunner {
  readonly #parts: ShadowDeskParts;
  #shadow: ShadowPolicy | undefined;
  #began = false;

  constructor(parts: ShadowDeskParts) {
    this.#parts = parts;
  }

  get runs(): boolean {
    return this.#shadow !== undefined;
  }

  /** In place of one that runs. */
  start(asked: Policy): void {
    const { driver, mendedAfterMs, possible, began, report } = this.#parts;
    this.stop();
    const policy = { ...possible(asked), name: asked.name };
    const shadow = new ShadowPolicy({ policy, mendedAfterMs, report });
    const { engine, desk } = driver();
    shadow.begin({ state: engine.state, desk });
    this.#shadow = shadow;
    if (!this.#began) began();
    this.#began = true;
  }

  stop(): void {
    this.#shadow?.stop();
    this.#shadow = undefined;
  }

  take(input: Input, effects: readonly Effect[]): void {
    this.#shadow?.take(input, effects);
  }

  view(): ShadowView | undefined {
    const live = this.#parts.driver().engine.state.policy;
    return this.#shadow && shadowView(this.#shadow, live);
  }
}
