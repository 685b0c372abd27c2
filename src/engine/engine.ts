// The machine. Everything below runs synchronously, in order, from journalled input:
// same inputs, same state, same effects, on every replay and every machine.
import type { CallEvent } from '../core/call/call-event.ts';
import { closeEpoch } from '../core/detection/campaign.ts';
import { closeModelEpoch } from '../core/detection/device-models.ts';
import { closeHabitEpoch } from '../core/detection/kind-habits.ts';
import { closeRiskEpoch } from '../core/detection/learnt-risk.ts';
import { completePolicy } from '../core/policy/complete-policy.ts';
import { assert, never } from '../core/stdx/assert.ts';
import { judgeCampaigns, reviewBlock } from './block-campaign.ts';
import { closeCase, ownerSays, reportContact } from './case-input.ts';
import { type Derived, derive } from './derived.ts';
import type { Effect } from './effect.ts';
import type { Command, Input } from './input.ts';
import { reviewCase } from './judge.ts';
import { forgetMonths } from './lines.ts';
import { onAct } from './on-act.ts';
import { onAnswer, onChallenge, onEnd, reviewCall } from './on-progress.ts';
import { onCdr } from './on-record.ts';
import { onRegister } from './on-register.ts';
import { onSetup } from './on-setup.ts';
import { type EngineState, type Line, newState } from './state.ts';
import type { Subject } from './subjects.ts';
import { takeSubscribers } from './subscriber-list.ts';
import { restoreLine, reviewSuspension } from './suspend.ts';
import { type DueTimer, takeDue } from './timers.ts';

export interface Engine {
  state: EngineState;
  derived: Derived;
  /** Told the evidence of a line's episode whenever it was weighed; absent unless asked for. */
  watch?: (line: Line, evidence: number, of: Subject) => void;
  /**
   * Knows by callId which calls are an attack's, and takes the place of all readings of a call: for
   * proofs that ask what the gates leave where nobody errs. Absent otherwise.
   */
  knows?: (callId: string) => boolean;
}

/** An engine over an empty state, or over one from a snapshot. */
export function createEngine(state: EngineState = newState()): Engine {
  return { state, derived: derive(state) };
}

/** Applies one input; total for any input that the journal can hold. */
export function step(engine: Engine, input: Input): Effect[] {
  const effects: Effect[] = [];
  advance(engine, input.atMs, effects);
  if (input.kind !== 'call-event' && input.kind !== 'tick') engine.state.quiet.clear();
  switch (input.kind) {
    case 'call-event':
      onCallEvent(engine, input.feed, input.event, effects);
      break;
    case 'command':
      onCommand(engine, input.command, effects);
      break;
    case 'tick':
    case 'contact-answer':
      break;
    case 'policy':
      engine.state.policy = completePolicy(input.policy);
      engine.derived = derive(engine.state);
      break;
    case 'home':
      engine.state.country = input.country;
      engine.derived = derive(engine.state);
      break;
    case 'calendar':
      engine.state.calendar = {
        homeZone: input.homeZone,
        zones: input.zones,
        holidays: new Set(input.holidays),
      };
      forgetMonths(engine.state);
      break;
    case 'subscribers':
      takeSubscribers(engine.state, input.rows, input.part);
      engine.state.subscribersDigest = input.digest ?? '';
      break;
    case 'rate-deck':
      engine.state.rateRows = input.rows;
      engine.derived = derive(engine.state);
      break;
    case 'restricted-list':
      engine.state.restricted = input.entries;
      engine.state.missingChecksValid = input.missingChecksValid;
      engine.derived = derive(engine.state);
      break;
    case 'act':
      onAct(engine, input.act, effects);
      break;
    case 'feed':
      engine.state.feeds.set(input.feed, {
        sourceObserved: input.sourceObserved,
        seesEnd: input.seesEnd,
        canRedirect: input.canRedirect,
        canRelease: input.canRelease,
      });
      break;
    default:
      never(input);
  }
  return effects;
}

/** Runs what became due, each at its own time; the clock never goes back. */
function advance(engine: Engine, atMs: number, effects: Effect[]): void {
  const { state } = engine;
  assert(Number.isSafeInteger(atMs), 'time is integer milliseconds');
  for (let due = takeDue(state, atMs); due !== undefined; due = takeDue(state, atMs)) {
    state.nowMs = Math.max(state.nowMs, due.dueMs);
    onTimer(engine, due, effects);
  }
  state.nowMs = Math.max(state.nowMs, atMs);
  closeRiskEpoch(state.risk, state.nowMs);
  closeModelEpoch(state.models, state.nowMs);
  closeHabitEpoch(state.habits, state.nowMs);
  const touched = closeEpoch(state.campaigns, state.nowMs);
  if (touched.sources.size > 0 || touched.countries.size > 0) {
    judgeCampaigns(engine, touched, effects);
  }
}

function onTimer(engine: Engine, { kind, subject }: DueTimer, effects: Effect[]): void {
  if (kind !== 'call' && kind !== 'case') engine.state.quiet.clear();
  switch (kind) {
    case 'call':
      reviewCall(engine, subject, effects);
      break;
    case 'case':
      reviewCase(engine, subject, effects);
      break;
    case 'suspension':
      reviewSuspension(engine, subject, effects);
      break;
    case 'source-block':
    case 'country-block':
      reviewBlock(engine, kind, subject, effects);
      break;
    default:
      never(kind);
  }
}

function onCallEvent(engine: Engine, feed: string, event: CallEvent, effects: Effect[]): void {
  const { state } = engine;
  state.totals.events += 1;
  if (state.startedMs === 0) state.startedMs = state.nowMs;
  state.zone = event.zone;
  switch (event.type) {
    case 'setup':
      onSetup(engine, feed, event, effects);
      break;
    case 'answer':
      onAnswer(engine, event, effects);
      break;
    case 'end':
      onEnd(engine, event, effects);
      break;
    case 'cdr':
      onCdr(engine, feed, event, effects);
      break;
    case 'challenge':
      engine.state.quiet.clear();
      onChallenge(engine, event, effects);
      break;
    case 'register':
      onRegister(engine, event);
      break;
    default:
      never(event);
  }
}

function onCommand(engine: Engine, command: Command, effects: Effect[]): void {
  switch (command.kind) {
    case 'contact-report':
      reportContact(engine, command.case, command.report, effects);
      break;
    case 'owner-says':
      ownerSays(engine, command.case, command.answer, effects);
      break;
    case 'restore':
      restoreLine(engine, command.subscriber, command.case, effects);
      break;
    case 'close-case':
      closeCase(engine, command.case, command.outcome);
      break;
    default:
      never(command);
  }
}
