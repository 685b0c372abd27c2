// The evidence pack in words and tables.

import { formatTime } from '../call/format-time.ts';
import type { MeasureRow } from '../case/case-rows.ts';
import { destinationByCountry } from '../numbering/destination-table.ts';
import { maskNumbersIn } from '../numbering/mask-numbers-in.ts';
import type { Paper, PaperBlock, PaperSection, PaperTable } from '../paper/paper.ts';
import {
  type EvidencePack,
  ordersOf,
  packCallsMax,
  packPeriod,
  packTotals,
  secondsOf,
} from './evidence-pack.ts';
import { thousandths } from './pack-csv.ts';
import { grouped, roundedThousandths } from './pack-figures.ts';
import { timelineOf } from './pack-timeline.ts';
import { type PackWords, packWords } from './pack-words.ts';

/** Rows of calls in print; all of them are in the file that travels with it. */
const printedCalls = 200;

interface Writing {
  readonly pack: EvidencePack;
  readonly words: PackWords;
  readonly time: (ms: number | null) => string;
  readonly yen: (milliYen: number) => string;
}

/** The file of calls as `packCsv` gives it; of its bytes in UTF-8 the number and the SHA-256. */
export interface PackFile {
  readonly text: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export function packPaper(pack: EvidencePack, file: PackFile): Paper {
  const { taking, page, zoneAt } = pack;
  const { language, atMs } = taking;
  const words = packWords[language];
  const time = (ms: number | null): string => (ms === null ? '–' : readable(ms, zoneAt(ms)));
  const writing = {
    pack,
    words,
    time,
    yen: (sum: number) => words.yen(grouped(roundedThousandths(sum))),
  };
  return {
    language,
    title: words.title,
    subtitle: words.subtitle(page.row.case, pack.carrier[language]),
    marking: `${pack.carrier[language]}  ${words.marking[taking.numbers]}`,
    footing: words.footing(page.row.case, time(atMs), taking.by),
    madeMs: atMs,
    sections: [
      { heading: words.sections.facts, blocks: factsOf(writing) },
      { heading: words.sections.timeline, blocks: [timelineTable(writing)] },
      { heading: words.sections.evidence, blocks: evidenceOf(writing) },
      { heading: words.sections.calls, blocks: callsOf(writing) },
      ...measuresOf(writing),
      { heading: words.sections.contacts, blocks: contactsOf(writing) },
      { heading: words.sections.integrity, blocks: integrityOf(writing, file) },
    ],
    files: [
      { name: csvName(page.row.case), mediaType: 'text/csv', what: words.csvIs, text: file.text },
    ],
  };
}

export function csvName(caseName: string): string {
  return `${caseName}-calls.csv`;
}

function factsOf({ pack, words, time, yen }: Writing): PaperBlock[] {
  const { page, taking, subscribers, calls } = pack;
  const { row, lines } = page;
  const { f } = words;
  const total = packTotals(calls);
  const { fromMs } = packPeriod(row, taking.atMs);
  const kinds = subscribers.map(one => words.kind(one.service, one.type));
  const state = [words.states[row.state], row.outcome && words.outcomes[row.outcome]];
  return [
    { kind: 'text', text: words.opening(pack.zoneAt(taking.atMs)) },
    {
      kind: 'facts',
      rows: [
        [f.case, row.case],
        [f.state, state.filter(one => one !== null).join(words.dash)],
        [f.cause, row.cause === null ? '–' : words.causes[row.cause]],
        [f.lines, `${lines.join(', ') || '–'} (${[...new Set(kinds)].join(', ') || '–'})`],
        [f.account, row.account || '–'],
        [f.opened, time(row.openedMs)],
        [f.closed, time(row.closedMs)],
        [f.period, `${time(fromMs)} – ${time(row.closedMs ?? taking.atMs)}`],
        [f.calls, words.callCount(total.calls, total.answered, total.refused)],
        [f.talked, words.duration(total.seconds)],
        [f.charges, `${yen(total.milliYen)} ${words.estimate}`],
        [f.purpose, words.purposes[taking.purpose]],
      ],
    },
  ];
}

function timelineTable({ pack, words, time }: Writing): PaperTable {
  const rows = timelineOf(pack.page, pack.taking.language);
  return {
    kind: 'table',
    columns: [
      { heading: words.f.when, share: 3 },
      { heading: words.f.what, share: 9 },
      { heading: words.f.who, share: 3 },
    ],
    rows: rows.map(one => [time(one.atMs), one.text, one.by]),
  };
}

/** The readings that stood when the case was opened, strongest first, in words. */
function evidenceOf({ pack, words }: Writing): PaperBlock[] {
  const alerts = pack.page.decisions.map(one => one.decision).filter(one => one.type === 'alert');
  const reasons = alerts.findLast(one => (one.reasons?.length ?? 0) > 0)?.reasons ?? [];
  if (reasons.length === 0) return [{ kind: 'text', text: words.noReadings }];
  const sorted = reasons.toSorted((a, b) => b.decibans - a.decibans);
  return [
    { kind: 'text', text: words.readingsAre },
    {
      kind: 'table',
      columns: [
        { heading: words.f.finding, share: 12 },
        { heading: words.f.speaks, share: 3 },
      ],
      rows: sorted.map(({ reading, decibans, text }) => [
        words.readings[reading] ?? (maskNumbersIn(text) || reading),
        decibans >= 0 ? words.speaksFor : words.speaksAgainst,
      ]),
    },
  ];
}

function callsOf({ pack, words, time, yen }: Writing): PaperBlock[] {
  const { calls, callsLeftOut, taking } = pack;
  if (calls.length === 0) return [{ kind: 'text', text: words.noCalls }];
  const { f } = words;
  const notes = [words.numbers[taking.numbers], words.ratesAre];
  if (calls.length > printedCalls) notes.push(words.printed(printedCalls, calls.length));
  if (callsLeftOut) notes.push(words.leftOut(packCallsMax));
  return [
    { kind: 'text', text: notes.join(words.space) },
    {
      kind: 'table',
      columns: [
        { heading: f.setUp, share: 5 },
        { heading: f.line, share: 4 },
        { heading: f.called, share: 5 },
        { heading: f.country, share: 5 },
        { heading: f.seconds, share: 2.4, align: 'right' },
        { heading: f.rate, share: 3, align: 'right' },
        { heading: f.charge, share: 3, align: 'right' },
        { heading: f.verdict, share: 3 },
      ],
      rows: calls
        .slice(0, printedCalls)
        .map(call => [
          time(call.setupMs),
          call.subscriber,
          call.to,
          countryName(call.country, taking.language),
          call.answerMs === null ? '–' : grouped(secondsOf(call)),
          call.rate === undefined ? '–' : thousandths(call.rate.milliYenPerMinute),
          call.answerMs === null ? '–' : yen(call.milliYen),
          words.verdicts[call.verdict],
        ]),
    },
  ];
}

/** Each measure with its gates as they were met, and when the network was seen to hold it. */
function measuresOf(writing: Writing): PaperSection[] {
  const { pack, words } = writing;
  const { measures } = pack.page;
  const heading = words.sections.measures;
  if (measures.length === 0) {
    return [{ heading, blocks: [{ kind: 'text', text: words.noMeasures }] }];
  }
  return measures.map((measure, at) => ({
    heading: measures.length === 1 ? heading : `${heading} ${at + 1}`,
    blocks: measureBlocks(measure, writing),
  }));
}

function measureBlocks(measure: MeasureRow, { pack, words, time }: Writing): PaperBlock[] {
  const { f } = words;
  const { subject } = measure;
  const on =
    subject.kind === 'line'
      ? subject.subscriber
      : subject.kind === 'source'
        ? subject.sourceIp
        : countryName(subject.country, pack.taking.language);
  const held = ordersOf(subject, pack.orders).map(
    ({ enforcer, confirmedMs }) =>
      `${enforcer}: ${confirmedMs === null ? words.unconfirmed : time(confirmedMs)}`,
  );
  const end = measure.endMs === null ? words.noEnd : time(measure.endMs);
  const ground = words.grounds[measure.ground] ?? measure.ground;
  const rows: (readonly [string, string])[] = [
    [f.measure, words.measures[measure.kind]],
    [f.on, on],
    [f.ground, ground],
    [f.decidedBy, measure.decidedBy],
    [f.begun, time(measure.beginMs)],
    [f.endsBy, end],
    [f.ended, time(measure.endedMs)],
    [f.confirmed, held.join('; ') || '–'],
  ];
  const facts: PaperBlock = { kind: 'facts', rows };
  if (measure.gates.length === 0) return [facts];
  return [
    facts,
    {
      kind: 'table',
      columns: [
        { heading: f.gate, share: 5 },
        { heading: f.met, share: 2 },
        { heading: f.fact, share: 9 },
      ],
      rows: measure.gates.map(({ gate, met, fact }) => [
        words.gates[gate] ?? gate.replaceAll('-', ' '),
        met ? words.yes : words.no,
        maskNumbersIn(words.fact(fact)),
      ]),
    },
  ];
}

function contactsOf({ pack, words, time }: Writing): PaperBlock[] {
  const { attempts } = pack.page;
  if (attempts.length === 0) return [{ kind: 'text', text: words.noContacts }];
  const { f } = words;
  return [
    {
      kind: 'table',
      columns: [
        { heading: f.number, share: 1.4, align: 'right' },
        { heading: f.when, share: 4 },
        { heading: f.channel, share: 4 },
        { heading: f.result, share: 4 },
        { heading: f.resultAt, share: 4 },
        { heading: f.who, share: 4 },
      ],
      rows: attempts.map(one => [
        String(one.attempt),
        time(one.sentMs),
        words.channels[one.channel],
        words.results[one.result],
        one.result === 'sent' ? '–' : time(one.resultMs),
        one.by ?? words.itself,
      ]),
    },
  ];
}

function integrityOf({ pack, words, time }: Writing, file: PackFile): PaperBlock[] {
  const { taking, auditHead, page } = pack;
  const { f } = words;
  const rows: (readonly [string, string])[] = [
    [f.takenBy, taking.by],
    [f.takenAt, time(taking.atMs)],
    [f.file, `${csvName(page.row.case)}, ${grouped(file.bytes)} ${words.bytes}`],
    [f.sha256, file.sha256],
    [f.chain, `${auditHead.seq}`],
    [f.chainHash, auditHead.hash],
  ];
  if (taking.approval !== undefined) rows.push([f.approval, taking.approval]);
  return [
    { kind: 'text', text: words.integrityIs },
    { kind: 'facts', rows },
  ];
}

function countryName(country: string, language: 'ja' | 'en'): string {
  const known = destinationByCountry(country);
  return (language === 'ja' ? known?.nameJa : known?.nameEn) ?? country;
}

/** `2026-06-06 02:10:05 +09:00`. */
function readable(ms: number, zone: Parameters<typeof formatTime>[1]): string {
  const text = formatTime(ms, zone);
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
