import type { RegisterEvent } from '../core/call/call-event.ts';
import { networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { traceNetwork } from './line-traces.ts';
import { lineOf, silentLine } from './lines.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const networksMax = 4;
const settledDays = 7;
const guessesMin = 5;

/**
 * Counts refused registrations of the last hours, and notes from which networks the line
 * registers: they tell the usual source of a line that never called abroad. A carrier may not see
 * any registrations; then both are off.
 */
export function onRegister(engine: Engine, event: RegisterEvent): void {
  const { nowMs, lines } = engine.state;
  const { narrow } = networkOf(event.sourceIp);
  const day = Math.floor(nowMs / dayMs);
  const silent = event.result === 'ok' ? silentLine(engine.state, event.subscriber) : -1;
  if (silent >= 0) {
    const seen = { lines: lines.names.count, network: narrow, day };
    if (narrow < 0 || traceNetwork(lines.traces, silent, seen)) return;
  }
  const line = lineOf(engine.state, event.subscriber);
  if (event.result === 'rejected') {
    if (nowMs - line.rejectedMs > 6 * hourMs) line.rejectedRegistrations = 0;
    line.rejectedRegistrations += 1;
    line.rejectedMs = nowMs;
    return;
  }
  // A telephone of the line's own that was refused and then let in has guessed nothing.
  const own = registeredDays(line, narrow, nowMs) > 0;
  const guessed = line.rejectedRegistrations >= guessesMin && nowMs - line.rejectedMs <= dayMs;
  if (guessed && !own) line.guessedMs = nowMs;
  if (narrow < 0 || line.registered.includes(narrow)) return;
  if (line.registered.length >= networksMax) {
    // Many new ones in a row (stolen passwords tried from everywhere) never push out the old.
    const young = registeredDays(line, line.registered.at(-1)!, nowMs) < settledDays;
    line.registered.splice(young ? -1 : 0, 1);
    line.registeredDay.splice(young ? -1 : 0, 1);
  }
  line.registered.push(narrow);
  line.registeredDay.push(day);
}

/** Days since the line first registered from the network; −1 when it did not. */
export function registeredDays(
  line: { readonly registered: readonly number[]; readonly registeredDay: readonly number[] },
  network: number,
  nowMs: number,
): number {
  const at = line.registered.indexOf(network);
  return at < 0 ? -1 : Math.floor(nowMs / dayMs) - line.registeredDay[at]!;
}
