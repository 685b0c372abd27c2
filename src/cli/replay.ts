// The whole system on recorded traffic in recorded time, closed loop (design §7).
import { basename } from 'node:path';
import type { CallEvent, Quarantined } from '../core/call/call-event.ts';
import type { Decision } from '../core/case/decision.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import type { Effect } from '../engine/effect.ts';
import { DomesticCalls } from '../workflow/domestic-calls.ts';
import type { ReplayOptions } from './commands/replay.ts';
import { readPolicy } from './read-policy.ts';
import { AttackTally } from './replay/attack-tally.ts';
import { DecisionWriter } from './replay/decision-writer.ts';
import { feedEvents } from './replay/feed-events.ts';
import { printSummary } from './replay/print-summary.ts';
import { RecordedRun } from './replay/recorded-run.ts';
import { readReplayLists } from './replay/replay-lists.ts';
import { ReplayReport } from './replay/replay-report.ts';

export async function replay(options: ReplayOptions): Promise<void> {
  const run = new ReplayRun(options);
  await run.start();
}

class ReplayRun {
  readonly #options: ReplayOptions;
  readonly #writer: DecisionWriter;
  readonly #tally: AttackTally;
  readonly #domestic: DomesticCalls;
  readonly #run: RecordedRun;
  readonly #report: ReplayReport | undefined;
  #events = 0;
  #quarantined = 0;

  constructor(options: ReplayOptions) {
    this.#options = options;
    const lists = readReplayLists(options);
    const { attackOf, plan, deck } = lists;
    const policy = readPolicy(options.policy);
    this.#tally = new AttackTally(attackOf, plan, deck);
    this.#domestic = new DomesticCalls(to => normaliseNumber(to, plan).kind);
    this.#writer = new DecisionWriter(options.out);
    const { homeCountry, timeZone } = options;
    this.#run = new RecordedRun(
      lists,
      { policy, homeCountry, timeZone },
      {
        onDecision: decision => this.#decided(decision),
        onEffect: effect => this.#effect(effect),
        onContact: order => this.#report?.contact(order),
      },
    );
    if (options.report !== undefined) {
      this.#report = new ReplayReport({
        path: options.report,
        inputs: inputNames(options),
        attackOf,
        labelled: options.labels !== undefined,
        plan,
        deck,
        state: this.#run.state,
      });
    }
  }

  async start(): Promise<void> {
    await feedEvents(this.#options, 'replay', {
      take: event => this.#take(event),
      quarantine: item => this.#quarantine(item),
      drain: () => this.#writer.drain(),
    });
    await this.#finish();
  }

  #take(event: CallEvent): void {
    this.#events += 1;
    this.#run.reach(event);
    if (this.#domestic.holds(event)) {
      this.#domesticEvent(event);
      return;
    }
    this.#tally.note(event);
    this.#report?.note(event);
    this.#run.take(event);
  }

  /** A domestic call is never touched; with `--all` its verdict is written like any other. */
  #domesticEvent(event: CallEvent): void {
    if (!this.#options.all || event.type !== 'setup') return;
    const { callId, subscriber } = event;
    this.#allowed(callId, subscriber);
  }

  #allowed(callId: string, subscriber: string): void {
    this.#writer.write({
      type: 'verdict',
      timeMs: this.#run.state.nowMs,
      zone: this.#run.zone,
      callId,
      subscriber,
      verdict: 'allow',
      reasons: [],
    });
  }

  #effect(effect: Effect): void {
    this.#tally.effect(effect);
    this.#report?.effect(effect);
    if (effect.kind !== 'verdict' || effect.repeated || !this.#options.all) return;
    if (effect.verdict.verdict === 'allow') this.#allowed(effect.callId, effect.subscriber);
  }

  #decided(decision: Decision): void {
    this.#tally.decision(decision);
    this.#report?.decision(decision);
    this.#writer.write(decision);
  }

  #quarantine(item: Quarantined): void {
    this.#events += 1;
    this.#quarantined += 1;
    this.#writer.write({
      type: 'quarantine',
      timeMs: this.#run.state.nowMs,
      zone: this.#run.zone,
      source: item.source,
      line: item.position,
      reason: item.reason,
    });
  }

  async #finish(): Promise<void> {
    const { state } = this.#run;
    const open = state.calls.size;
    this.#tally.openCalls(state);
    const totals = { ...state.totals, domestic: this.#domestic.count };
    await this.#writer.end({
      events: this.#events,
      calls: totals.calls,
      domestic: this.#domestic.count,
      quarantined: this.#quarantined,
      openCalls: open,
      allowed: totals.allowed,
      challenged: totals.challenged,
      blocked: totals.blocked,
      released: totals.released,
      cases: state.nextCase - 1,
    });
    if (!this.#options.quiet) printSummary(this.#tally, totals, this.#options.labels !== undefined);
    await this.#report?.write(this.#tally, state);
  }
}

/** What was read, by name: the same files elsewhere give the same page. */
function inputNames(options: ReplayOptions): readonly (readonly [string, string])[] {
  const { subscribers, rates, restricted, contacts, labels, columns, files } = options;
  const named = { subscribers, rates, restricted, contacts, labels, columns };
  return [
    ...files.map(file => ['events', file === '-' ? '-' : basename(file)] as const),
    ...Object.entries(named).flatMap(([role, file]) =>
      file === undefined ? [] : [[role, basename(file)] as const],
    ),
  ];
}
