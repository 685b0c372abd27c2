// Turns days of calls into one stream of contract events in order of time, in flat memory.
import type { CallEvent } from '../src/core/call/call-event.ts';
import { calendarDay, dayMs } from './calendar.ts';
import { addLineDay } from './line-day.ts';
import type { AttackLabel, Scenario, SimCall, SimRegistration } from './sim-call.ts';
import type { World } from './world.ts';

const zone = '+09:00';

export interface SimulatedEvent {
  readonly event: CallEvent;
  /** Which of the carrier's systems tells it. */
  readonly feed: 'sbc' | 'switch' | 'registrar' | 'records';
  /** On the first event of each attacker's call. */
  readonly label:
    | (AttackLabel & { readonly callId: string; readonly subscriber: string })
    | undefined;
  /** On the first event of each call. */
  readonly call: SimCall | undefined;
}

type Step =
  | { readonly timeMs: number; readonly order: number; readonly registration: SimRegistration }
  | {
      readonly timeMs: number;
      readonly order: number;
      readonly call: NumberedCall;
      readonly phase: 'setup' | 'answer' | 'end' | 'cdr';
    };

/** The callId is given when the first event leaves, so that it tells nothing about the call. */
interface NumberedCall {
  readonly call: SimCall;
  callId: string;
}

/** Goes through the days one by one; holds one day and what reaches beyond it. */
export class CallFlow {
  readonly #world: World;
  readonly #prefix: string;
  #waiting: Scenario[];
  #steps: Step[] = [];
  #order = 0;
  #calls = 0;

  constructor(world: World, scenarios: readonly Scenario[], callIdPrefix = 'c') {
    this.#world = world;
    this.#prefix = callIdPrefix;
    this.#waiting = [...scenarios];
  }

  /** A scenario that begins today or later. */
  add(scenario: Scenario): void {
    this.#waiting.push(scenario);
  }

  /** The events of that day, counted from the world's start; days must come in order. */
  *day(day: number): Generator<SimulatedEvent> {
    const calendar = calendarDay(this.#world.startMs + day * dayMs);
    const untilMs = calendar.startMs + dayMs;
    const out = { calls: [] as SimCall[], registrations: [] as SimRegistration[] };
    for (const line of this.#world.lines) addLineDay(this.#world, line, day, calendar, out);
    const due = this.#waiting.filter(scenario => scenario.beginMs < untilMs);
    this.#waiting = this.#waiting.filter(scenario => scenario.beginMs >= untilMs);
    this.#schedule(out);
    for (const scenario of due) this.#schedule(scenario.plan());
    yield* this.#until(untilMs);
  }

  /** What is still to come of calls that were under way; no call begins at or after `untilMs`. */
  *rest(untilMs: number): Generator<SimulatedEvent> {
    this.#steps = this.#steps.filter(step => !('call' in step) || step.call.call.setupMs < untilMs);
    yield* this.#until(Number.POSITIVE_INFINITY);
  }

  #schedule(out: {
    readonly calls: readonly SimCall[];
    readonly registrations: readonly SimRegistration[];
  }): void {
    for (const call of out.calls) this.#scheduleCall({ call, callId: '' });
    for (const registration of out.registrations) {
      this.#steps.push({ timeMs: registration.timeMs, order: this.#order++, registration });
    }
  }

  #scheduleCall(call: NumberedCall): void {
    const { setupMs, answerMs, endMs, line } = call.call;
    if (line.finishedOnly) {
      // The record leaves the switch some seconds after the call.
      const timeMs = endMs + 5_000 + (Math.imul(endMs | 0, 0x9e3779b1) >>> 17);
      this.#steps.push({ timeMs, order: this.#order++, call, phase: 'cdr' });
      return;
    }
    this.#steps.push({ timeMs: setupMs, order: this.#order++, call, phase: 'setup' });
    if (answerMs !== undefined) {
      this.#steps.push({ timeMs: answerMs, order: this.#order++, call, phase: 'answer' });
    }
    this.#steps.push({ timeMs: endMs, order: this.#order++, call, phase: 'end' });
  }

  *#until(untilMs: number): Generator<SimulatedEvent> {
    const steps = this.#steps;
    steps.sort((a, b) => a.timeMs - b.timeMs || a.order - b.order);
    let count = 0;
    while (count < steps.length && (steps[count] as Step).timeMs < untilMs) count += 1;
    this.#steps = steps.slice(count);
    for (let index = 0; index < count; index += 1) yield this.#emit(steps[index] as Step);
  }

  #emit(step: Step): SimulatedEvent {
    if ('registration' in step) {
      return { event: registerEvent(step.registration), feed: 'registrar', ...noCall };
    }
    const { call, phase } = step;
    const feed = call.call.line.service === 'ip' ? 'sbc' : 'switch';
    if (phase === 'answer' || phase === 'end') {
      const same = { timeMs: step.timeMs, zone, callId: call.callId } as const;
      const event: CallEvent =
        phase === 'answer'
          ? { type: 'answer', ...same }
          : { type: 'end', ...same, cause: call.call.cause };
      return { event, feed, ...noCall };
    }
    this.#calls += 1;
    call.callId = `${this.#prefix}${this.#calls}`;
    const { label, line } = call.call;
    return {
      event: phase === 'cdr' ? cdrEvent(step.timeMs, call) : setupEvent(call),
      feed: phase === 'cdr' ? 'records' : feed,
      label: label && { callId: call.callId, ...label, subscriber: line.number },
      call: call.call,
    };
  }
}

const noCall = { label: undefined, call: undefined } as const;

function registerEvent(registration: SimRegistration): CallEvent {
  const { line, timeMs, sourceIp, userAgent, result } = registration;
  return { type: 'register', timeMs, zone, subscriber: line.number, sourceIp, userAgent, result };
}

function setupEvent({ call, callId }: NumberedCall): CallEvent {
  return {
    type: 'setup',
    timeMs: call.setupMs,
    zone,
    callId,
    subscriber: call.line.number,
    to: call.to,
    direction: call.direction,
    ...facts(call),
  };
}

function cdrEvent(timeMs: number, { call, callId }: NumberedCall): CallEvent {
  return {
    type: 'cdr',
    timeMs,
    zone,
    callId,
    subscriber: call.line.number,
    to: call.to,
    direction: call.direction,
    setupMs: call.setupMs,
    ...(call.answerMs === undefined ? {} : { answerMs: call.answerMs }),
    endMs: call.endMs,
    cause: call.cause,
    ...facts(call),
  };
}

function facts(call: SimCall) {
  const { line, sourceIp, userAgent, forwardedFrom } = call;
  return {
    from: call.from,
    service: line.service,
    ...(sourceIp === undefined ? {} : { sourceIp }),
    ...(userAgent === '' ? {} : { userAgent }),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    ...(line.trunk === undefined ? {} : { trunk: line.trunk }),
    ...carrierOf(call),
  };
}

/** The dial-around prefix that was dialled, if one was. */
function carrierOf({ line, abroad, to }: SimCall): { carrier?: string } {
  if (line.service !== 'pstn' || abroad === '') return {};
  const carrier = /^(?:18[46])?(001|00\d{2})010/.exec(to)?.[1];
  return carrier === undefined ? {} : { carrier };
}
