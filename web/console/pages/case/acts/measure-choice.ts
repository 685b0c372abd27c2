// What is chosen in the measure sheet, and what it is asked of the server as.
import type { Schemas } from '../../../../api/client.ts';
import type { Ground, Proposed } from './acts-data.ts';
import type { MeasureAct } from './open-sheet.ts';
import { isInForce, lineOf, openLines, stops } from './suspendable.ts';

type Case = Schemas['Case'];

export interface MeasureChoice {
  readonly act: MeasureAct;
  /** Of a suspension. */
  readonly lines: readonly string[];
  readonly ground: Ground;
  /** Of everything else. */
  readonly line: string;
  readonly on: 'request' | 'consent';
  readonly days: number;
  readonly stage: 'usual' | 'all';
  readonly mended: boolean;
}

/** Acts that make sense in the case as it stands. */
export function possibleActs(page: Case): readonly MeasureAct[] {
  const acts: MeasureAct[] = [];
  if (openLines(page).length > 0) acts.push('suspend');
  if (page.row.subscriber !== '' && !isBarred(page)) acts.push('bar');
  if (stops(page).some(one => one.kind === 'suspension')) acts.push('extend');
  if (stops(page).length > 0) acts.push('reopen');
  return acts;
}

function isBarred({ measures, row }: Case): boolean {
  return measures.some(
    one => one.kind === 'barring' && isInForce(one) && lineOf(one) === row.subscriber,
  );
}

/** Lines on which that act can be done. */
export function linesFor(act: MeasureAct, page: Case): readonly string[] {
  const { measures, lines, row } = page;
  switch (act) {
    case 'suspend':
      return openLines(page);
    case 'bar':
      return [...new Set([row.subscriber, ...lines])].filter(line => line !== '');
    case 'extend':
      return stopped(measures.filter(one => one.kind === 'suspension'));
    case 'reopen':
      return stopped(measures);
  }
}

function stopped(measures: Case['measures']): readonly string[] {
  const lines = measures.filter(isInForce).map(lineOf);
  return [...new Set(lines)].filter(line => line !== '');
}

const dayMs = 86_400_000;

/** When the suspension of that line would end. */
export function extendedMs(page: Case, line: string, days: number): number {
  const one = stops(page).find(each => each.kind === 'suspension' && lineOf(each) === line);
  return (one?.endMs ?? 0) + days * dayMs;
}

/** Undefined while something is missing. `given`: a reason has been written. */
export function proposedOf(
  page: Case,
  choice: MeasureChoice,
  given: boolean,
): Proposed | undefined {
  const { act, lines, ground, line, on, days, stage, mended } = choice;
  if (act === 'suspend') {
    if (lines.length === 0) return undefined;
    const subscribers = [...lines];
    const asked = { kind: 'suspend' as const, case: page.row.case, subscribers, ground };
    return given ? { ...asked, why: 'given' } : asked;
  }
  if (line === '') return undefined;
  if (act === 'bar') return { kind: 'bar', subscriber: line, on };
  if (act === 'reopen') return { kind: 'reopen-line', subscriber: line, stage, mended };
  const subject = { kind: 'line', subscriber: line } as const;
  return { kind: 'extend', subject, untilMs: extendedMs(page, line, days) };
}
