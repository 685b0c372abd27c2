// The policy in force: the version that people approved, else the one that the settings name.
import { stringify } from 'yaml';
import type { PolicyParts } from '../../../api/desk/desk-parts.ts';
import { readings } from '../../../core/detection/reading-list.ts';
import { contactOnlyPolicy, type Policy } from '../../../core/policy/policy.ts';
import type { SqlPolicyBook } from '../../../store/sql-policy-book.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import type { BacktestRunner, PolicyTexts, ShadowRunner } from '../../../workflow/policy-ports.ts';
import type { Clock } from '../../../workflow/ports.ts';
import { policyText } from '../../backtest/suggest-policy.ts';
import { readPolicyText, setInPolicyText } from '../../policy/read-policy-text.ts';
import type { OpenStore } from '../storage/open-store.ts';

export const policyTexts: PolicyTexts = {
  readings: readings.map(({ name }) => name),
  read: readPolicyText,
  set: setInPolicyText,
  textOf: policy => {
    const { version: _, ...said } = policy;
    const text = policyText(said as Policy, []).trimStart();
    return text.trim() === '{}' ? stringify({ name: policy.name }) : text;
  },
};

/** Without an announcement nobody could take a challenge (design §6). */
export function possiblePolicy(asked: Policy, challengesPossible: boolean): Policy {
  return asked.challenges && !challengesPossible
    ? { ...asked, name: contactOnlyPolicy.name, challenges: false }
    : asked;
}

export interface PolicySource {
  /** The policy that the settings name; read anew each time. */
  readonly settings: () => Policy;
  /** The policy as it could be in force here. */
  readonly possible: (policy: Policy) => Policy;
  readonly clock: Clock;
  /** A version of the console is in force, and not the policy of the settings. */
  readonly differs: (version: number) => void;
}

export class PolicyDesk {
  readonly #book: SqlPolicyBook;
  readonly #from: PolicySource;
  #asked: Policy;

  private constructor(book: SqlPolicyBook, from: PolicySource) {
    this.#book = book;
    this.#from = from;
    this.#asked = from.settings();
  }

  static async open(book: SqlPolicyBook, from: PolicySource): Promise<PolicyDesk> {
    const desk = new PolicyDesk(book, from);
    await desk.readSettings();
    return desk;
  }

  /** The settings may name another policy by now; it counts while none of the console does. */
  async readSettings(): Promise<void> {
    const { clock, differs } = this.#from;
    const settings = this.#from.settings();
    const held = await this.#book.settings(settings, policyTexts.textOf(settings), clock.nowMs());
    if (held.origin === 'console') differs(held.version);
    this.#asked = held.origin === 'settings' ? settings : (held.policy ?? settings);
  }

  get inForce(): Policy {
    return this.#from.possible(this.#asked);
  }

  /** Another version may be in force: the engine has it when this resolves. */
  async takeOver(driver: LiveDriver): Promise<void> {
    const held = await this.#book.inForce();
    if (held?.policy) this.#asked = held.policy;
    const { state } = driver.engine;
    const policy = this.inForce;
    if (JSON.stringify(state.policy) === JSON.stringify(policy)) return;
    const atMs = Math.max(this.#from.clock.nowMs(), state.nowMs);
    driver.submit({ kind: 'policy', atMs, policy });
  }

  parts(from: {
    readonly store: Pick<OpenStore, 'policies' | 'backtests'>;
    readonly driver: LiveDriver;
    readonly runner: BacktestRunner;
    readonly shadow: ShadowRunner;
    readonly challengesPossible: boolean;
  }): PolicyParts {
    const { store, driver, runner, shadow, challengesPossible } = from;
    return {
      book: store.policies,
      texts: policyTexts,
      backtests: store.backtests,
      runner,
      shadow,
      challengesPossible,
      live: () => driver.engine.state.policy,
      changed: () => this.takeOver(driver),
    };
  }
}
