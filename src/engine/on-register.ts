import type { RegisterEvent } from '../core/call/call-event.ts';
import { networkOf } from './derived.ts';
import type { Engine } from './engine.ts';
import { type Registrations, traceNetwork } from './line-traces.ts';
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
  const own = registeredDays(line.registrations, narrow, nowMs) > 0;
  const guessed = line.rejectedRegistrations >= guessesMin && nowMs - line.rejectedMs <= dayMs;
  if (guessed && !own) line.guessedMs = nowMs;
  const { registrations } = line;
  if (narrow < 0 || registrations.networks.includes(narrow)) return;
  const networks = [...registrations.networks];
  const days = [...registrations.days];
  if (networks.length >= networksMax) {
    // Many new ones in a row (stolen passwords tried from everywhere) never push out the old.
    const young = registeredDays(registrations, networks.at(-1)!, nowMs) < settledDays;
    networks.splice(young ? -1 : 0, 1);
    days.splice(young ? -1 : 0, 1);
  }
  line.registrations = { networks: [...networks, narrow], days: [...days, day] };
}

/** Days since the line first registered from the network; −1 when it did not. */
export function registeredDays(
  { networks, days }: Registrations,
  network: number,
  nowMs: number,
): number {
  const at = networks.indexOf(network);
  return at < 0 ? -1 : Math.floor(nowMs / dayMs) - days[at]!;
}
