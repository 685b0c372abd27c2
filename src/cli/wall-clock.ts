import type { Clock } from '../workflow/ports.ts';

/** The time of this machine: for what does not live in the time of a demonstration. */
export const wallClock: Clock = { nowMs: () => Date.now() };
