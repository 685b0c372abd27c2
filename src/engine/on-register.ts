import type { RegisterEvent } from '../core/call/call-event.ts';
import type { Engine } from './engine.ts';
import { lineOf } from './lines.ts';

const hourMs = 3_600_000;

/** Counts refused registrations of the last hours; a carrier may not see any, then this is off. */
export function onRegister(engine: Engine, event: RegisterEvent): void {
  if (event.result !== 'rejected') return;
  const line = lineOf(engine.state, event.subscriber);
  const { nowMs } = engine.state;
  if (nowMs - line.rejectedMs > 6 * hourMs) line.rejectedRegistrations = 0;
  line.rejectedRegistrations += 1;
  line.rejectedMs = nowMs;
}
