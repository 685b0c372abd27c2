// The whole system on recorded traffic in recorded time, closed loop (design §7).
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { CallEvent, Quarantined } from '../core/call/call-event.ts';
import type { Decision } from '../core/case/decision.ts';
import { dialPlans } from '../core/numbering/dial-plan.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import { buildRateDeck } from '../core/rating/build-rate-deck.ts';
import type { Effect } from '../engine/effect.ts';
import type { ColumnMap } from '../ingest/cdr/column-map.ts';
import { readContacts } from '../ingest/reference/read-contacts.ts';
import { readLabels } from '../ingest/reference/read-labels.ts';
import { readRates } from '../ingest/reference/read-rates.ts';
import { readRestricted } from '../ingest/reference/read-restricted.ts';
import { readSubscribers } from '../ingest/reference/read-subscribers.ts';
import type { ReferenceRead } from '../ingest/reference/reference-read.ts';
import type { ContactOrder } from '../workflow/desk-state.ts';
import { DomesticCalls } from '../workflow/domestic-calls.ts';
import { RecordedSystem } from '../workflow/run-system.ts';
import type { ReplayOptions } from './commands/replay.ts';
import { ProgressLine } from './progress-line.ts';
import { readPolicy } from './read-policy.ts';
import { calendarInput } from './reference-input.ts';
import { AttackTally } from './replay/attack-tally.ts';
import { DecisionWriter } from './replay/decision-writer.ts';
import { openSources } from './replay/event-sources.ts';
import { printSummary } from './replay/print-summary.ts';
import { ReplayReport } from './replay/replay-report.ts';
import { ReplayWorld } from './replay/replay-world.ts';

const feed = 'replay';
const mendedAfterMs = 86_400_000;

export async function replay(options: ReplayOptions): Promise<void> {
  const run = new ReplayRun(options);
  await run.start();
}

class ReplayRun {
  readonly #options: ReplayOptions;
  readonly #writer: DecisionWriter;
  readonly #world: ReplayWorld;
  readonly #tally: AttackTally;
  readonly #domestic: DomesticCalls;
  readonly #system: RecordedSystem;
  readonly #report: ReplayReport | undefined;
  /** Events of calls whose challenge is not decided yet. */
  readonly #held = new Map<string, CallEvent[]>();
  #setupMs = 0;
  #zone = '+09:00';
  #events = 0;
  #quarantined = 0;

  constructor(options: ReplayOptions) {
    this.#options = options;
    const read = <Row>(
      path: string,
      reader: (bytes: Uint8Array) => ReferenceRead<Row>,
    ): readonly Row[] => this.#readReference(path, reader);
    const labels = options.labels === undefined ? [] : read(options.labels, readLabels);
    const attackOf = new Map(labels.map(row => [row.callId, row.attack]));
    const reachable = options.contacts === undefined ? [] : read(options.contacts, readContacts);
    const rates = read(options.rates, bytes => readRates(bytes));
    const subscribers = read(options.subscribers, bytes => readSubscribers(bytes));
    const entries = read(options.restricted, bytes => readRestricted(bytes));
    const plan = dialPlans[options.homeCountry as keyof typeof dialPlans] ?? dialPlans.JP;
    this.#world = new ReplayWorld(reachable, attackOf);
    const deck = buildRateDeck(rates);
    this.#tally = new AttackTally(attackOf, plan, deck);
    this.#domestic = new DomesticCalls(to => normaliseNumber(to, plan).kind);
    this.#writer = new DecisionWriter(options.out);
    this.#system = new RecordedSystem(
      {
        onDecision: decision => this.#decided(decision),
        onEffect: effect => this.#effect(effect),
        onContact: order => this.#contact(order),
      },
      mendedAfterMs,
    );
    if (options.report !== undefined) {
      this.#report = new ReplayReport({
        path: options.report,
        inputs: inputNames(options),
        attackOf,
        labelled: options.labels !== undefined,
        plan,
        deck,
        state: this.#system.engine.state,
      });
    }
    const policy = readPolicy(options.policy);
    this.#system.submit({ kind: 'home', atMs: 0, country: options.homeCountry });
    this.#system.submit({ kind: 'policy', atMs: 0, policy });
    this.#system.submit(calendarInput(0, options.timeZone, subscribers));
    this.#system.submit({ kind: 'rate-deck', atMs: 0, rows: rates });
    this.#system.submit({ kind: 'restricted-list', atMs: 0, entries, missingChecksValid: true });
    this.#system.submit({ kind: 'subscribers', atMs: 0, rows: subscribers });
    const can = { sourceObserved: true, seesEnd: true, canRedirect: true, canRelease: true };
    this.#system.submit({ kind: 'feed', atMs: 0, feed, ...can });
  }

  async start(): Promise<void> {
    const { options } = { options: this.#options };
    const columnMap =
      options.columns === undefined
        ? undefined
        : (parse(readFileSync(options.columns, 'utf8')) as ColumnMap);
    const sources = await openSources(options.files, {
      timeZone: options.timeZone,
      ...(columnMap === undefined ? {} : { columnMap }),
    });
    const progress = new ProgressLine(options.quiet ? undefined : process.stderr, 'replay', 'MB');
    const startedMs = performance.now();
    for await (const batch of sources.batches) {
      let at = 0;
      for (let i = 0; i < batch.events.length; i += 1) {
        while (at < batch.quarantined.length && batch.quarantinedAt[at]! <= i) {
          this.#quarantine(batch.quarantined[at]!);
          at += 1;
        }
        this.#take(batch.events[i]!);
      }
      for (; at < batch.quarantined.length; at += 1) this.#quarantine(batch.quarantined[at]!);
      await this.#writer.drain();
      const rate = Math.round(this.#events / ((performance.now() - startedMs) / 1_000) / 1_000);
      progress.show(batch.bytesRead / 1e6, sources.bytes / 1e6, `${rate} k events/s`);
    }
    progress.end();
    await this.#finish();
  }

  #readReference<Row>(
    path: string,
    reader: (bytes: Uint8Array) => ReferenceRead<Row>,
  ): readonly Row[] {
    const { rows, problems } = reader(readFileSync(path));
    for (const problem of problems.slice(0, 10)) {
      const column = problem.column === undefined ? '' : `, column ${problem.column}`;
      process.stderr.write(`${path}, line ${problem.line}${column}: ${problem.reason}\n`);
    }
    if (problems.length > 10)
      process.stderr.write(`${path}: ${problems.length - 10} more lines are wrong\n`);
    return rows;
  }

  #take(event: CallEvent): void {
    this.#events += 1;
    const now = this.#system.engine.state.nowMs;
    const atMs = Math.max(now, event.timeMs);
    this.#runDue(atMs);
    this.#zone = event.zone;
    if (this.#domestic.holds(event)) {
      this.#domesticEvent(event);
      return;
    }
    this.#world.note(event);
    this.#tally.note(event);
    this.#report?.note(event);
    const held = 'callId' in event ? this.#held.get(event.callId) : undefined;
    if (held !== undefined && event.type !== 'setup') {
      held.push(event);
      return;
    }
    this.#setupMs = event.timeMs;
    this.#system.submit({ kind: 'call-event', atMs, feed, event });
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
      timeMs: this.#system.engine.state.nowMs,
      zone: this.#zone,
      callId,
      subscriber,
      verdict: 'allow',
      reasons: [],
    });
  }

  /** Lets time pass: timers of engine and desk, answers and challenges of the world, in order. */
  #runDue(atMs: number): void {
    for (;;) {
      const system = this.#system.dueMs();
      const world = this.#world.dueMs();
      const next = Math.min(system, world);
      if (next > atMs) return;
      if (system <= world) this.#system.submit({ kind: 'tick', atMs: next });
      else this.#worldAnswers();
    }
  }

  #worldAnswers(): void {
    const due = this.#world.take();
    const atMs = Math.max(due.dueMs, this.#system.engine.state.nowMs);
    if (due.kind === 'answer') {
      const { order } = due;
      const answer = this.#world.says(order.subscriber, atMs);
      this.#system.submit({
        kind: 'contact-answer',
        atMs,
        answer: { case: order.case, attempt: order.attempt, answer },
      });
      return;
    }
    const passed = this.#world.attackOf(due.callId) === undefined;
    const held = this.#held.get(due.callId) ?? [];
    this.#held.delete(due.callId);
    const result = passed ? 'passed' : 'failed';
    const event = {
      type: 'challenge',
      timeMs: due.dueMs,
      zone: due.zone,
      callId: due.callId,
      result,
    } as const;
    this.#system.submit({ kind: 'call-event', atMs, feed, event });
    if (!passed) return;
    for (const later of held) this.#system.submit({ kind: 'call-event', atMs, feed, event: later });
  }

  #effect(effect: Effect): void {
    this.#tally.effect(effect);
    this.#report?.effect(effect);
    if (effect.kind !== 'verdict' || effect.repeated) return;
    if (effect.verdict.verdict === 'challenge') {
      this.#held.set(effect.callId, []);
      this.#world.challenge(effect.callId, this.#setupMs, this.#zone);
    }
    if (effect.verdict.verdict === 'allow' && this.#options.all) {
      this.#allowed(effect.callId, effect.subscriber);
    }
  }

  #contact(order: ContactOrder): void {
    this.#world.contact(order);
    this.#report?.contact(order);
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
      timeMs: this.#system.engine.state.nowMs,
      zone: this.#zone,
      source: item.source,
      line: item.position,
      reason: item.reason,
    });
  }

  async #finish(): Promise<void> {
    const { state } = this.#system.engine;
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
