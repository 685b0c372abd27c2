// Steps of an arbitrary story: calls, answers, acts, policies and time; judged by the oracle.
import assert from 'node:assert/strict';
import type { ActKind } from '../../src/core/case/act.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Engine } from '../../src/engine/engine.ts';
import {
  CallSequence,
  cheap,
  day,
  home,
  hour,
  keen,
  minute,
  office,
  second,
  subscriberOf,
} from './call-sequence.ts';
import { MeasureOracle } from './measure-oracle.ts';

export const many = Array.from({ length: 6 }, (_, i) => `0502222000${i}`);
export const lines = [home, ...office.slice(0, 2), ...many];
export const thief = '203.0.113.77';
export const figures: Policy = {
  ...keen,
  sourceBlock: { ...keen.sourceBlock, accounts: 3, lastsMs: 6 * hour },
  countryBlock: {
    ...keen.countryBlock,
    accounts: 4,
    unstoppedAccounts: 2,
    preapproved: false,
  },
};
const noPhone = [{ channel: 'mail', address: 'one@home.example' }] as const;
const subscribers = [
  subscriberOf(home),
  ...office.map(number => subscriberOf(number, { account: 'office', type: 'corporate' })),
  ...many.map((number, i) => subscriberOf(number, i < 2 ? { contacts: noPhone } : {})),
];

export type Step =
  | { readonly do: 'attack'; readonly line: string; readonly calls: number; readonly to: string }
  | { readonly do: 'rush'; readonly to: string; readonly oneSource: boolean }
  | { readonly do: 'call'; readonly line: string; readonly to: string }
  | { readonly do: 'failed' }
  | { readonly do: 'answer'; readonly answer: 'mine' | 'not-mine' | 'unsure' | 'undelivered' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'policy'; readonly policy: Partial<Policy>; readonly preapproved: boolean }
  | { readonly do: 'act'; readonly act: ActKind; readonly by: string; readonly why: string };

/** A story told step by step, with an oracle that hears all of it. */
export class Play {
  readonly story = new CallSequence({ policy: figures, subscribers, mendedAfterMs: 0 });
  readonly oracle = new MeasureOracle();
  #calls = 0;
  #told = 0;

  constructor() {
    this.story.calls(1, { to: cheap });
    for (const [i, one] of lines.entries()) this.story.register(one, `198.51.${i}.1`);
    this.story.wait(100 * day);
  }

  take(one: Step): void {
    const { story } = this;
    this.#calls += 1;
    const id = `play-${this.#calls}`;
    if (one.do === 'wait') story.wait(one.ms);
    else if (one.do === 'attack') {
      story.attack(one.calls, { subscriber: one.line, to: one.to }, id);
    } else if (one.do === 'rush') this.#rush(one, id);
    else if (one.do === 'call') this.#call(id, one);
    else if (one.do === 'failed') this.#fail();
    else if (one.do === 'answer') {
      if (story.orders.length > 0) story.says(one.answer);
    } else if (one.do === 'policy') {
      const countryBlock = { ...figures.countryBlock, preapproved: one.preapproved };
      const policy = { ...figures, ...one.policy, countryBlock };
      story.submit({ kind: 'policy', atMs: story.nowMs, policy });
    } else this.#act(one);
    this.look();
  }

  get engine(): Engine {
    return this.story.system.engine;
  }

  /** Something is done behind the back of the rules; the oracle hears what was decided. */
  tell(behind: (effects: Effect[]) => void): void {
    this.look();
    const effects: Effect[] = [];
    behind(effects);
    for (const effect of effects) if (effect.kind === 'decision') this.oracle.see(effect);
  }

  look(): void {
    const { history } = this.story;
    for (; this.#told < history.length; this.#told += 1) this.oracle.see(history[this.#told]!);
  }

  #act({ act: asked, by, why }: Extract<Step, { do: 'act' }>): void {
    const { story } = this;
    const until = asked.kind === 'extend' && asked.untilMs <= 90 * day;
    const whole = until ? { ...asked, untilMs: story.nowMs + asked.untilMs } : asked;
    const outcome = story.act(whole, { by, why });
    assert.ok(outcome, 'an act has an outcome');
    if (asked.kind === 'authorise' && outcome.kind === 'act-done') {
      this.oracle.authorised(asked.subscriber, asked.authorisation);
    }
  }

  #rush({ to, oneSource }: Extract<Step, { do: 'rush' }>, id: string): void {
    for (const round of [0, 1]) {
      for (const [i, subscriber] of many.entries()) {
        const sourceIp = oneSource ? thief : `203.0.${i}.9`;
        const facts = { subscriber, to, sourceIp, userAgent: 'friendly-scanner' };
        const callId = `${id}-${round}-${i}`;
        if (this.story.setup(callId, facts).verdict === 'allow') this.story.answer(callId);
        this.story.wait(2 * second);
      }
    }
  }

  #call(callId: string, { line: subscriber, to }: Extract<Step, { do: 'call' }>): void {
    const { verdict } = this.story.setup(callId, { subscriber, to });
    if (verdict === 'allow') this.story.answer(callId).wait(minute).end(callId);
  }

  #fail(): void {
    const challenged = [...this.story.state.calls.values()].find(one => one.state === 'challenged');
    if (challenged !== undefined) this.story.challenge(challenged.callId, 'failed');
  }
}
