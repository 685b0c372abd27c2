// What the adapters call: judges set-ups, takes events, fails open. Domestic detail ends here,
// before the journal; of inbound calls only line and time go on.

import { allowed, type Verdict } from '../core/barring/verdict.ts';
import type { CallEvent, Quarantined, SetupEvent } from '../core/call/call-event.ts';
import type { Act } from '../core/case/act.ts';
import type { CaseRisk } from '../core/case/case-risk.ts';
import type { LineNow } from '../core/case/line-rows.ts';
import type { Proposal } from '../core/case/proposal.ts';
import type { NumberKind } from '../core/numbering/dialled-number.ts';
import { caseRisk } from '../engine/case-risk.ts';
import type { Effect } from '../engine/effect.ts';
import type { ContactAnswer, Input } from '../engine/input.ts';
import { proposeAct } from '../engine/on-act.ts';
import { signChallenge, verifyChallenge } from './challenge-token.ts';
import { DomesticCalls } from './domestic-calls.ts';
import { lineNow } from './line-now.ts';
import type { LiveDriver } from './live-driver.ts';
import {
  type ActIntake,
  type ActResult,
  type CaseRisks,
  type Clock,
  type FeedDeclaration,
  type Intake,
  JournalError,
  type Proposals,
} from './ports.ts';

export interface FeedCount {
  events: number;
  quarantined: number;
  lastMs: number;
}

export interface IntakeOptions {
  readonly driver: LiveDriver;
  readonly clock: Clock;
  readonly classify: (to: string) => NumberKind;
  /** Key of the challenge tokens. */
  readonly secret: Uint8Array;
  readonly onQuarantine: (feed: string, item: Quarantined) => void;
  readonly report: (error: unknown) => void;
}

/** Events that may wait while the engine recovers; beyond, they are counted as lost. */
const waitingMax = 200_000;

export class LiveIntake implements Intake, ActIntake, CaseRisks, Proposals {
  readonly feeds = new Map<string, FeedCount>();
  /** Calls allowed because they could not be judged. */
  failedOpen = 0;
  /** Events that could not be taken while the engine was away. */
  lost = 0;
  readonly #options: IntakeOptions;
  readonly #domestic: DomesticCalls;
  readonly #waiting: (() => void)[] = [];
  #taking = false;
  readonly #opened = Promise.withResolvers<void>();

  /** Outbound calls that did not go abroad. */
  get domestic(): number {
    return this.#domestic.count;
  }

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#domestic = new DomesticCalls(options.classify);
  }

  declare(feed: FeedDeclaration): void {
    this.#whenReady(() => {
      const { driver, clock } = this.#options;
      const known = driver.engine.state.feeds.get(feed.name);
      const facts = {
        sourceObserved: feed.sees.source,
        seesEnd: feed.sees.end,
        canRedirect: feed.can.redirect,
        canRelease: feed.can.release,
      };
      const same =
        known !== undefined &&
        known.sourceObserved === facts.sourceObserved &&
        known.seesEnd === facts.seesEnd &&
        known.canRedirect === facts.canRedirect &&
        known.canRelease === facts.canRelease;
      if (same) return;
      this.#take({ kind: 'feed', atMs: this.#atMs(clock), feed: feed.name, ...facts });
    });
  }

  screen(feed: string, setup: SetupEvent): Verdict {
    this.#count(feed).events += 1;
    try {
      if (this.#domestic.holds(setup)) return allowed;
      if (!this.#ready) return this.#open();
      const effects = this.#submit(feed, setup);
      if (effects === undefined) return this.#open();
      const answer = effects.findLast(effect => effect.kind === 'verdict');
      return answer?.kind === 'verdict' ? answer.verdict : allowed;
    } catch (error) {
      this.#options.report(error);
      return this.#open();
    }
  }

  #open(): Verdict {
    this.failedOpen += 1;
    return allowed;
  }

  accept(feed: string, event: CallEvent): void {
    this.#count(feed).events += 1;
    try {
      if (this.#domestic.holds(event)) return;
      this.#whenReady(() => {
        if (this.#submit(feed, slim(event)) === undefined) this.lost += 1;
      });
    } catch (error) {
      this.#options.report(error);
      this.lost += 1;
    }
  }

  quarantine(feed: string, item: Quarantined): void {
    this.#count(feed).quarantined += 1;
    this.#options.onQuarantine(feed, item);
  }

  challengeToken(challengeId: number): string {
    const callId = this.challengedCall(challengeId) ?? '';
    return signChallenge(this.#options.secret, { challengeId, callId });
  }

  verifyChallengeToken(token: string): number | undefined {
    return verifyChallenge(this.#options.secret, token, id => this.challengedCall(id));
  }

  challengedCall(challengeId: number): string | undefined {
    return this.#options.driver.engine.state.challenges.get(challengeId)?.callId;
  }

  /** The answer to a contact attempt, from a dialler or a message channel. */
  contactAnswer(answer: ContactAnswer): void {
    const { clock } = this.#options;
    this.#whenReady(() => this.#take({ kind: 'contact-answer', atMs: this.#atMs(clock), answer }));
  }

  act(act: Act): ActResult | undefined {
    if (!this.#ready) return undefined;
    const { driver, clock } = this.#options;
    if (driver.engine.state.acts.has(act.id)) return repeated;
    const effects = driver.submit({ kind: 'act', atMs: this.#atMs(clock), act });
    return effects === undefined ? undefined : resultOf(effects);
  }

  propose(act: Omit<Act, 'id'>): Proposal | undefined {
    return this.#ready ? proposeAct(this.#options.driver.engine, act) : undefined;
  }

  /** What the engine knows of the line now. */
  lineNow(subscriber: string): LineNow {
    return lineNow(this.#options.driver.engine.state, subscriber);
  }

  riskOf(caseName: string): CaseRisk | undefined {
    if (!this.#ready) return undefined;
    const { engine } = this.#options.driver;
    const open = engine.state.cases.get(caseName);
    return open && caseRisk(engine, open);
  }

  /**
   * The engine has recovered and knows its reference data: takes what came in until now, then
   * everything at once. Before this is called, calls are allowed and events wait.
   */
  takeWaiting(): void {
    this.#taking = true;
    for (const work of this.#waiting.splice(0)) work();
    this.#opened.resolve();
  }

  /**
   * Called before something is given; what it gives resolves when that is on disk, after the
   * recovery if that is under way, and rejects when something could not be taken meanwhile.
   */
  onDisk(): () => Promise<void> {
    const lostBefore = this.lost;
    return async () => {
      await this.#opened.promise;
      if (this.lost > lostBefore) throw new JournalError('the journal took not everything');
      await this.#options.driver.onDisk();
    };
  }

  get #ready(): boolean {
    return this.#taking && this.#options.driver.ready;
  }

  #take(input: Input): void {
    if (this.#options.driver.submit(input) === undefined) this.lost += 1;
  }

  #whenReady(work: () => void): void {
    if (this.#ready) work();
    else if (!this.#taking && this.#waiting.length < waitingMax) this.#waiting.push(work);
    else this.lost += 1;
  }

  #submit(feed: string, event: CallEvent): readonly Effect[] | undefined {
    const { driver, clock } = this.#options;
    return driver.submit({ kind: 'call-event', atMs: this.#atMs(clock), feed, event });
  }

  #atMs(clock: Clock): number {
    return Math.max(clock.nowMs(), this.#options.driver.engine.state.nowMs);
  }

  #count(feed: string): FeedCount {
    let count = this.feeds.get(feed);
    if (count === undefined) {
      count = { events: 0, quarantined: 0, lastMs: 0 };
      this.feeds.set(feed, count);
    }
    count.lastMs = this.#options.clock.nowMs();
    return count;
  }
}

const repeated: ActResult = { done: false, reason: 'repeated', gates: [] };

/** A defect of the engine leaves no outcome: then nothing is claimed. */
function resultOf(effects: readonly Effect[]): ActResult {
  const last = effects.at(-1);
  if (last?.kind === 'act-refused') return { done: false, reason: last.reason, gates: last.gates };
  if (last?.kind !== 'act-done') return { done: false, reason: 'failed', gates: [] };
  return last.case === undefined ? { done: true } : { done: true, case: last.case };
}

/** Of an inbound call only line and time are kept. */
function slim(event: CallEvent): CallEvent {
  if ((event.type !== 'setup' && event.type !== 'cdr') || event.direction !== 'inbound')
    return event;
  const { type, timeMs, zone, callId, subscriber, direction } = event;
  const kept = { timeMs, zone, callId, subscriber, direction, to: '' };
  return type === 'setup'
    ? { type, ...kept }
    : { type, ...kept, setupMs: event.setupMs, endMs: event.endMs };
}
