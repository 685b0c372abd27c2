// The same attack on a line with a year of history, with a week, and with none.
import {
  destinationOf,
  restrictedCountries,
  type simDestinations,
} from '../../sim/destination-table.ts';
import { numberIn } from '../../sim/number-plan.ts';
import { Random } from '../../sim/random.ts';
import { rateRows } from '../../sim/reference-data.ts';
import { calendarInput } from '../../src/cli/reference-input.ts';
import type { CallEvent } from '../../src/core/call/call-event.ts';
import type { Subscriber } from '../../src/core/subscriber/subscriber.ts';
import type { Input } from '../../src/engine/input.ts';
import type { PeerCall } from '../peers/method.ts';
import type { PeerEvent, PeerTraffic } from '../peers/peer-traffic.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const jstMs = 9 * hourMs;
const zone = '+09:00';
const subscriber = '05012345678';
/** Monday, a year before the attacks; a Saturday follows 362 days later. */
const beginMs = Date.UTC(2025, 3, 7) - jstMs;
const attackDay = 362;

export interface AttackShape {
  readonly name: string;
  readonly text: string;
  /** Hour of the Saturday on which it begins. */
  readonly hour: number;
  readonly calls: number;
  readonly everyMs: number;
  readonly holdMs: number;
  /** Where each call goes. */
  readonly countries: readonly string[];
  readonly numbers: number;
  /** From elsewhere with another device, or through the subscriber's own exchange. */
  readonly stolen: boolean;
}

export const attackShapes: readonly AttackShape[] = [
  {
    name: 'stolen password, at night',
    text: 'listed countries, a call a minute of ten minutes, from elsewhere',
    hour: 2,
    calls: 200,
    everyMs: minuteMs,
    holdMs: 10 * minuteMs,
    countries: ['SL', 'GN'],
    numbers: 40,
    stolen: true,
  },
  {
    name: 'own exchange, by day',
    text: 'a country not listed, one call after another through the subscriber’s exchange',
    hour: 11,
    calls: 80,
    everyMs: 6 * minuteMs,
    holdMs: 5 * minuteMs,
    countries: ['MA'],
    numbers: 30,
    stolen: false,
  },
  {
    name: 'two-hour calls',
    text: 'one number, three calls at once for two hours each, through the exchange',
    hour: 1,
    calls: 24,
    everyMs: 40 * minuteMs,
    holdMs: 2 * hourMs,
    countries: ['SN'],
    numbers: 1,
    stolen: false,
  },
  {
    name: 'usual country, new numbers',
    text: 'the country the line calls most, ever new numbers, through the exchange',
    hour: 10,
    calls: 120,
    everyMs: 8 * minuteMs,
    holdMs: 7 * minuteMs,
    countries: ['PH'],
    numbers: 1_000,
    stolen: false,
  },
];

/** An office: some calls on each working day to few partners, seldom a new one. */
export function lineWithHistory(
  shape: AttackShape,
  historyDays: number,
  seed: number,
): PeerTraffic {
  const random = new Random('history', seed);
  const calls: PeerCall[] = [];
  const home = ['PH', 'US', 'DE'].map(destinationOf);
  const partners = home.flatMap(one =>
    [one, one].map(to => [to, numberIn(to, 'fixed', random)] as const),
  );
  for (let day = attackDay - historyDays; day < attackDay; day += 1) {
    if (day % 7 >= 5) continue;
    for (let count = random.int(2, 6); count > 0; count -= 1) {
      const known = random.pick(partners);
      const [to, number] = random.chance(0.06)
        ? [known[0], numberIn(known[0], 'fixed', random)]
        : known;
      const setupMs = beginMs + day * dayMs + random.int(9 * 60, 17 * 60) * minuteMs;
      calls.push(callOf({ to, number, setupMs, holdMs: random.heavy(4 * minuteMs) }));
    }
  }
  const pool = shape.countries.flatMap(country =>
    Array.from({ length: Math.ceil(shape.numbers / shape.countries.length) }, () => {
      const to = destinationOf(country);
      return [to, numberIn(to, 'mobile', random)] as const;
    }),
  );
  for (let at = 0; at < shape.calls; at += 1) {
    const [to, number] = random.pick(pool);
    const setupMs = beginMs + attackDay * dayMs + shape.hour * hourMs + at * shape.everyMs;
    const label = { attack: shape.name, shape: shape.name };
    calls.push(callOf({ to, number, setupMs, holdMs: shape.holdMs, label }));
  }
  return {
    reference: reference(),
    events: eventsOf(calls, shape.stolen),
    attackOf: new Map(
      calls.flatMap(call => (call.sim.label ? [[call.callId, call.sim.label.attack]] : [])),
    ),
    attackedLines: new Set([subscriber]),
    reachable: [{ subscriber, fromMinute: 540, toMinute: 1_080, days: 'weekdays' }],
  };
}

let calls = 0;

function callOf(of: {
  to: (typeof simDestinations)[number];
  number: string;
  setupMs: number;
  holdMs: number;
  label?: { attack: string; shape: string };
}): PeerCall {
  calls += 1;
  const answerMs = of.setupMs + 6_000;
  return {
    callId: `h${calls}`,
    line: subscriber,
    number: of.number,
    destination: of.to.name,
    yenPerMinute: of.to.yenPerMinute,
    listed: restrictedCountries.includes(of.to.country),
    setupMs: of.setupMs,
    sim: { answerMs, endMs: Math.round(answerMs + of.holdMs), label: of.label },
  };
}

function eventsOf(all: readonly PeerCall[], stolen: boolean): PeerEvent[] {
  const events: PeerEvent[] = [];
  for (const call of all) {
    const { callId, setupMs, sim } = call;
    const elsewhere = stolen && sim.label !== undefined;
    const add = (event: CallEvent): void => {
      events.push({ event, call });
    };
    add({
      type: 'setup',
      timeMs: setupMs,
      zone,
      callId,
      subscriber,
      to: `010${call.number}`,
      direction: 'outbound',
      service: 'ip',
      sourceIp: elsewhere ? '198.51.100.77' : '203.0.113.9',
      userAgent: elsewhere ? 'Softphone 2.1' : 'Office PBX 3',
    });
    add({ type: 'answer', timeMs: sim.answerMs!, zone, callId });
    add({ type: 'end', timeMs: sim.endMs, zone, callId, cause: 16 });
  }
  return events.sort((a, b) => a.event.timeMs - b.event.timeMs);
}

function reference(): Input[] {
  const atMs = 0;
  const row: Subscriber = {
    subscriber,
    account: 'A1',
    type: 'corporate',
    service: 'ip',
    channels: 8,
    challenge: true,
    contacts: [
      { channel: 'mail', address: 'keeper@a1.example' },
      { channel: 'sms', address: '09010000000' },
    ],
  };
  const checked = { governmentChecked: true, lifeCriticalChecked: true, trafficMinutes: 40 };
  const entries = restrictedCountries.flatMap(country => {
    const { prefixes, name } = destinationOf(country);
    const reviewMs = beginMs + 2 * 365 * dayMs;
    return prefixes.map(prefix => ({ prefix, destination: name, country, ...checked, reviewMs }));
  });
  return [
    calendarInput(atMs, 'Asia/Tokyo', [row]),
    { kind: 'rate-deck', atMs, rows: rateRows() },
    { kind: 'restricted-list', atMs, entries, missingChecksValid: true },
    { kind: 'subscribers', atMs, rows: [row] },
    // The carrier has been watching for a year, whatever this line did.
    { kind: 'tick', atMs: beginMs },
  ];
}
