import type { CallContext } from './call-context.ts';

const neighbourhood = 20;

/**
 * Called numbers in sequence, or the same number called again while a call to it is up. Fooled by:
 * hunting groups of the called firm.
 */
export function numbers(context: CallContext): number {
  let evidence = 0;
  for (const earlier of context.meter.numbers) {
    const distance = Math.abs(context.number - earlier);
    if (distance > 0 && distance <= neighbourhood) evidence += 300;
  }
  const text = String(context.number);
  for (const call of context.meter.active) if (call.e164 === text) evidence += 400;
  return evidence;
}
