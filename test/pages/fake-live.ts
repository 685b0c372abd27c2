import type {
  LiveCall,
  LiveCase,
  LiveMeasure,
  LiveStep,
  LiveView,
} from '../../src/api/contract/live.ts';
import { explainToSubscriber } from '../../src/core/notice/explain-to-subscriber.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** 4 October 2026, 02:14:31 in Tokyo: a Sunday night. */
export const nightMs = Date.UTC(2026, 9, 3, 17, 14, 31);

/** What a quiet network shows that has received nothing yet. */
function emptyLive(nowMs = nightMs): LiveView {
  return {
    nowMs,
    demo: false,
    policy: 'standard',
    timeZone: 'Asia/Tokyo',
    totals: {
      events: 0,
      calls: 0,
      domestic: 0,
      quarantined: 0,
      allowed: 0,
      challenged: 0,
      blocked: 0,
      released: 0,
      failedOpen: 0,
    },
    callsInProgress: 0,
    yenPerMinute: 0,
    exposureYen: 0,
    calls: [],
    cases: [],
    measures: [],
    feeds: [],
    minutes: [],
  };
}

/** A night with attacks under way, `turn` seconds in; the same turn gives the same view. */
export function busyLive(turn: number): LiveView {
  const nowMs = nightMs + turn * second;
  const calls = [...suspected(nowMs), ...lawful(nowMs)];
  const cases = casesOf(nowMs);
  const answered = calls.filter(call => call.answered);
  return {
    ...emptyLive(nowMs),
    demo: true,
    totals: {
      events: 184_230 + turn * 31,
      calls: 9_412 + turn,
      domestic: 141_007 + turn * 9,
      quarantined: 3,
      allowed: 9_280 + turn,
      challenged: 41,
      blocked: 88,
      released: 3,
      failedOpen: 0,
    },
    callsInProgress: 412,
    yenPerMinute: answered.reduce((sum, call) => sum + call.yenPerMinute, 0) + 7_310,
    exposureYen: cases
      .filter(item => item.state === 'open' || item.state === 'contacting')
      .reduce((sum, item) => sum + item.exposureYen, 0),
    calls,
    cases,
    measures: measuresOf(nowMs),
    feeds: [
      { name: 'sbc-1', events: 121_004 + turn * 20, quarantined: 0, lastMs: nowMs - second },
      { name: 'sbc-2', events: 60_113, quarantined: 3, lastMs: nowMs - 9 * minute },
      { name: 'cdr-osaka', events: 3_113, quarantined: 0, lastMs: nowMs - 41 * second },
    ],
    minutes: minutesOf(nowMs),
  };
}

function suspected(nowMs: number): LiveCall[] {
  return [0, 1, 2].map(index => {
    const startMs = nightMs - (8 - index) * minute;
    return {
      subscriber: '05012345678',
      toMasked: `+371 2800 ****`.replace('00', `0${index}`),
      country: 'LV',
      destination: 'Latvia mobile',
      startMs,
      answered: index < 2,
      yen: index < 2 ? Math.round(((nowMs - startMs) / minute) * 213) : 0,
      yenPerMinute: 213,
      decibans: 47,
    };
  });
}

const places = [
  ['0312340001', 'US', 'United States', 9],
  ['0661230002', 'CN', 'China', 30],
  ['05098760003', 'TH', 'Thailand', 45],
  ['0521110004', 'DE', 'Germany', 20],
  ['0452220005', '+870', 'Inmarsat', 209],
  ['05055550006', 'PH', 'Philippines mobile', 35],
  ['0335550007', 'GB', 'United Kingdom', 20],
] as const;

function lawful(nowMs: number): LiveCall[] {
  return places.map(([subscriber, country, destination, yenPerMinute], index) => {
    const startMs = nightMs - (index * 7 + 2) * minute;
    return {
      subscriber,
      toMasked: `+${1 + index}2 345 ****`,
      country,
      destination,
      startMs,
      answered: index !== 5,
      yen: index === 5 ? 0 : Math.ceil((nowMs - startMs) / minute) * yenPerMinute,
      yenPerMinute,
      decibans: index - 8,
    };
  });
}

function casesOf(nowMs: number): LiveCase[] {
  return [
    {
      case: 'case-4812',
      subject: '05012345678',
      state: 'contacting',
      openedMs: nightMs - 8 * minute,
      exposureYen: 3_840 + Math.round(((nowMs - nightMs) / minute) * 426),
      decibans: 47,
      reasons: [
        { reading: 'source-network', decibans: 12, text: 'first call from this network' },
        { reading: 'destination', decibans: 11, text: 'first call to Latvia on this line' },
        { reading: 'destination-listed', decibans: 9, text: 'Latvia is on the restricted list' },
        { reading: 'concurrency', decibans: 12, text: '3 calls at once where 1 was the most' },
        { reading: 'hour', decibans: 6, text: 'never calls abroad between 1 and 5' },
        { reading: 'device', decibans: -3, text: 'usual device' },
      ],
      explanation: explainToSubscriber({
        act: 'alert',
        reasons: [{ reading: 'source-network' }, { reading: 'concurrency' }],
      }),
      steps: steps(nightMs - 8 * minute, [
        [0, 'alert', '', 1],
        [1, 'challenge', 'abandoned', 2],
        [1, 'contact', 'sms no-answer', 1],
        [4, 'contact', 'mail undelivered', 1],
        [7, 'contact', 'voice sent', 1],
      ]),
    },
    {
      case: 'case-4809',
      subject: '0665432109',
      state: 'measure',
      openedMs: nightMs - 76 * minute,
      exposureYen: 2_115,
      decibans: 61,
      reasons: [
        { reading: 'charges', decibans: 14, text: '40 times the usual charges of an hour' },
        { reading: 'destination-listed', decibans: 9, text: 'Gambia is on the restricted list' },
        { reading: 'pace', decibans: 8, text: '24 attempts in 10 minutes' },
        { reading: 'numbers', decibans: 9, text: 'called numbers follow one another' },
        { reading: 'forwarded', decibans: 8, text: 'forwarded call' },
      ],
      steps: steps(nightMs - 76 * minute, [
        [0, 'alert', '', 1],
        [0, 'challenge', 'failed', 3],
        [1, 'contact', 'sms no-answer', 1],
        [8, 'suspension', 'A', 1],
        [8, 'release', '', 3],
        [9, 'block', '', 61],
      ]),
    },
    {
      case: 'case-4807',
      subject: '198.51.100.77',
      state: 'measure',
      openedMs: nightMs - 3 * hour,
      exposureYen: 640,
      decibans: 52,
      reasons: [
        { reading: 'campaign-source', decibans: 8, text: 'one address on 4 accounts' },
        { reading: 'registrations', decibans: 6, text: '212 failed registrations before' },
      ],
      steps: steps(nightMs - 3 * hour, [
        [0, 'alert', '', 1],
        [2, 'source-block', '', 1],
        [3, 'block', '', 27],
      ]),
    },
    {
      case: 'case-4801',
      subject: '0312349999',
      state: 'closed',
      outcome: 'lawful',
      openedMs: nightMs - 9 * hour,
      exposureYen: 1_260,
      decibans: 3,
      reasons: [{ reading: 'owner', decibans: -20, text: 'the owner says: mine' }],
      steps: steps(nightMs - 9 * hour, [
        [0, 'alert', '', 1],
        [1, 'contact', 'mail mine', 1],
        [2, 'closed', 'lawful', 1],
      ]),
    },
  ];
}

type Step = readonly [afterMinutes: number, kind: LiveStep['kind'], detail: string, count: number];

function steps(beginMs: number, list: readonly Step[]): LiveStep[] {
  return list.map(([after, kind, detail, count]) => {
    return { timeMs: beginMs + after * minute, kind, detail, count };
  });
}

function measuresOf(nowMs: number): LiveMeasure[] {
  return [
    {
      kind: 'suspension',
      subject: '0665432109',
      ground: 'A',
      beginMs: nightMs - 68 * minute,
      endMs: nightMs + 7 * hour + 44 * minute,
      case: 'case-4809',
      refused: 61 + Math.floor((nowMs - nightMs) / minute),
    },
    {
      kind: 'source-block',
      subject: '198.51.100.77',
      ground: 'R5',
      beginMs: nightMs - 178 * minute,
      endMs: nightMs + 22 * minute,
      case: 'case-4807',
      refused: 27,
    },
    {
      kind: 'country-block',
      subject: 'GM',
      ground: 'R6',
      beginMs: nightMs - 20 * minute,
      endMs: nightMs + 11 * hour,
      case: 'case-4807',
      refused: 0,
    },
  ];
}

function minutesOf(nowMs: number): LiveView['minutes'] {
  const newest = Math.floor(nowMs / minute) * minute;
  return Array.from({ length: 120 }, (_, index) => {
    const ago = 119 - index;
    const attack = ago < 80 && ago > 66 ? 2_900 - Math.abs(73 - ago) * 260 : 0;
    const late = ago < 9 ? (9 - ago) * 120 : 0;
    const usual = 5_200 + Math.round(Math.sin(index / 9) * 900) + ((index * 7919) % 700);
    return {
      minuteMs: newest - ago * minute,
      yen: usual + attack + late,
      blocked: ago < 68 && index % 5 === 0 ? 1 + (index % 4) : 0,
      challenged: ago === 76 || ago === 7 ? 3 : 0,
    };
  });
}
