import type { CaseCause } from './case-state.ts';

/** Readings that point to a cause (R24), the most telling first. */
const signs: readonly (readonly [string, CaseCause])[] = [
  ['forwarded', 'forwarding'],
  ['inbound-before', 'disa'],
  ['registrations', 'credential-theft'],
  ['source-network', 'credential-theft'],
  ['device', 'credential-theft'],
];

/** What is known of the line when its case is closed. */
export interface CauseFacts {
  /** Names of the readings that spoke for an attack. */
  readonly readings: readonly string[];
  readonly type: 'individual' | 'corporate';
}

/**
 * The cause that the evidence suggests where nobody stated one; for a person to confirm. Calls of a
 * firm's own exchange, from where they always come, suggest an extension that the attacker made
 * himself there.
 */
export function inferCause({ readings, type }: CauseFacts): CaseCause {
  for (const [reading, cause] of signs) if (readings.includes(reading)) return cause;
  return type === 'corporate' && readings.length > 0 ? 'rogue-extension' : 'other';
}
