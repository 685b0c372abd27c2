// A case as it stood at a time: what was decided, tried and in force until then, and no more.
import type { Schemas } from '../../../../api/client.ts';

type Case = Schemas['Case'];
type Row = Case['row'];

export function caseAsOf(page: Case, atMs: number): Case {
  const decisions = page.decisions.filter(one => one.timeMs <= atMs);
  return {
    ...page,
    row: rowAsOf(page.row, decisions, atMs),
    decisions,
    attempts: page.attempts
      .filter(one => one.sentMs <= atMs)
      .map(one => (one.resultMs <= atMs ? one : { ...one, result: 'sent', resultMs: one.sentMs })),
    measures: page.measures
      .filter(one => one.beginMs <= atMs)
      .map(one => (isAfter(one.endedMs, atMs) ? { ...one, endedMs: null, endedBy: null } : one)),
    linked: page.linked.filter(one => one.openedMs <= atMs),
    notes: page.notes.filter(one => one.atMs <= atMs),
    attachments: page.attachments.filter(one => one.atMs <= atMs),
  };
}

/** State, exposure and next step as told last; who had it then is not kept. */
function rowAsOf(row: Row, decisions: Case['decisions'], atMs: number): Row {
  const told = decisions.filter(one => one.type === 'case' || one.type === 'alert');
  const states = told.filter(one => one.type === 'case');
  const last = states.at(-1);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const exposures = told.map(one => figure(one.exposureYen) ?? 0);
  const state = (text(last?.state) as Row['state'] | null) ?? 'open';
  return {
    ...row,
    state,
    outcome: text(last?.outcome) as Row['outcome'],
    cause: text(last?.cause) as Row['cause'],
    closedMs: isAfter(row.closedMs, atMs) ? null : row.closedMs,
    changedMs: decisions.at(-1)?.timeMs ?? row.openedMs,
    exposureYen: Math.max(0, ...exposures),
    lossPerHourYen:
      figure(told.findLast(one => one.lossPerHourYen !== undefined)?.lossPerHourYen) ?? 0,
    nextStep: text(last?.nextStep),
    nextDueMs: figure(last?.nextDueMs),
  };
}

function isAfter(ms: number | null, atMs: number): boolean {
  return ms !== null && ms > atMs;
}
