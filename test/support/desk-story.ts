// A case desk in recorded time, told what the engine would tell it; it keeps all that it gave out.
import { deserialize, serialize } from 'node:v8';
import type { ActKind } from '../../src/core/case/act.ts';
import type { CaseRisk } from '../../src/core/case/case-risk.ts';
import type { Decision } from '../../src/core/case/decision.ts';
import type { MessageOrder, NoticeKind } from '../../src/core/case/message-order.ts';
import { type Policy, standardPolicy } from '../../src/core/policy/policy.ts';
import type { Contact } from '../../src/core/subscriber/subscriber.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Command, ContactAnswer, Input } from '../../src/engine/input.ts';
import { deskDueMs, deskStep } from '../../src/workflow/case-desk.ts';
import {
  type Desk,
  type DeskOutput,
  newDesk,
  newDeskOutput,
} from '../../src/workflow/desk-state.ts';

/** A Monday, 09:00 in Japan. */
export const startMs = Date.UTC(2026, 3, 6);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** The line that the case asks about, and another of its account. */
export const asked = '0312340001';
export const colleague = '0312340002';
export const contacts: readonly Contact[] = [
  { channel: 'mail', address: 'keeper@office.example' },
  { channel: 'sms', address: '09011112222' },
  { channel: 'voice', address: '09011113333' },
];
export const running: CaseRisk = {
  evidence: 3_000,
  exposureYen: 1_200,
  callsInProgress: 2,
  lossPerHourYen: 24_000,
  calls: 3,
  countries: ['SL'],
  firstCallMs: startMs,
  readings: ['destination-listed', 'source-network'],
};
/** Nothing goes on: a question can wait for the morning. */
export const quiet: CaseRisk = { ...running, evidence: 0, callsInProgress: 0, lossPerHourYen: 0 };

interface StoryOptions {
  readonly live?: boolean;
  readonly confirmed?: boolean;
  readonly policy?: Policy;
  readonly mendedAfterMs?: number;
}

type Of<Type extends Decision['type']> = Extract<Decision, { type: Type }>;

export class DeskStory {
  desk: Desk;
  readonly given: DeskOutput = newDeskOutput();
  readonly policy: Policy;
  nowMs = startMs;
  #acts = 0;

  constructor(options: StoryOptions = {}) {
    const { live = false, confirmed = false } = options;
    const { mendedAfterMs = day, policy = standardPolicy } = options;
    this.desk = newDesk({ mendedAfterMs, live, confirmed });
    this.policy = policy;
  }

  list(who: readonly Contact[] = contacts, others: readonly Contact[] = contacts): this {
    const facts = { account: 'office', type: 'corporate', service: 'ip', challenge: true } as const;
    const rows = [
      { ...facts, subscriber: asked, contacts: who },
      { ...facts, subscriber: colleague, contacts: others },
    ];
    return this.step({ kind: 'subscribers', atMs: this.nowMs, rows });
  }

  open(who: readonly Contact[] = contacts, risk: CaseRisk = running): this {
    return this.list(who).effect(openedEffect(risk));
  }

  effect(...effects: Effect[]): this {
    return this.step({ kind: 'tick', atMs: this.nowMs }, effects);
  }

  says(answer: ContactAnswer['answer'], attempt = 1): this {
    const said = { case: 'case-1', attempt, answer };
    return this.step({ kind: 'contact-answer', atMs: this.nowMs, answer: said });
  }

  /** An act that the engine carries out, with its effects before the last one. */
  act(act: ActKind, by = 'operator:kato', effects: readonly Effect[] = [], name = 'case-1'): this {
    this.#acts += 1;
    const id = `act-${this.#acts}`;
    const input: Input = { kind: 'act', atMs: this.nowMs, act: { id, by, why: '', act } };
    return this.step(input, [...effects, { kind: 'act-done', id, case: name }]);
  }

  result(result: ContactAnswer['answer'], attempt: number, by?: string): this {
    return this.act({ kind: 'contact-result', case: 'case-1', attempt, result }, by);
  }

  wait(ms: number): this {
    this.nowMs += ms;
    for (let due = deskDueMs(this.desk); due <= this.nowMs; due = deskDueMs(this.desk)) {
      this.step({ kind: 'tick', atMs: due });
    }
    return this;
  }

  /** The desk comes back from a snapshot. */
  restart(): this {
    this.desk = deserialize(serialize(this.desk)) as Desk;
    return this;
  }

  commands<Kind extends Command['kind']>(kind: Kind): Extract<Command, { kind: Kind }>[] {
    const all = this.given.commands.map(one => one.command);
    return all.filter(one => one.kind === kind) as Extract<Command, { kind: Kind }>[];
  }

  decisions<Type extends Decision['type']>(type: Type): Of<Type>[] {
    return this.given.decisions.filter(one => one.type === type) as Of<Type>[];
  }

  notices(notice: NoticeKind): MessageOrder[] {
    return this.given.messages.filter(one => one.notice === notice);
  }

  /** States as they were told, repetitions left out. */
  states(): string[] {
    const states = this.decisions('case').map(one => one.state);
    return states.filter((state, i) => state !== states[i - 1]);
  }

  step(input: Input, effects: readonly Effect[] = []): this {
    const output = deskStep(this.desk, this.policy, input, effects);
    this.given.decisions.push(...output.decisions);
    this.given.commands.push(...output.commands);
    this.given.orders.push(...output.orders);
    this.given.messages.push(...output.messages);
    return this;
  }
}

export function openedEffect(risk: CaseRisk = running): Effect {
  const line = { account: 'office', subscriber: asked, zone: '+09:00', timeZone: 'Asia/Tokyo' };
  const facts = { type: 'corporate', service: 'ip' } as const;
  return { kind: 'case-opened', case: 'case-1', ...line, ...facts, risk };
}

export function begun(ground: string, subscribers: readonly string[] = [asked]): Effect {
  return { kind: 'measure-begun', case: 'case-1', ground, subscribers };
}

export function ended(subscriber = asked): Effect {
  return { kind: 'measure-ended', case: 'case-1', subscriber };
}

/** A line as the engine writes that it opened it again. */
export function reopened(timeMs: number, stage?: 'usual'): Effect {
  const about = { case: 'case-1', subscriber: asked, by: 'operator:kato' };
  const decision = { type: 'restoration', timeMs, zone: '+09:00', ...about } as const;
  return { kind: 'decision', decision: { ...decision, ...(stage !== undefined && { stage }) } };
}
