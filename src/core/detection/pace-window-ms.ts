/** Attempts are counted in so long a window: ten minutes. */
export const paceWindowMs = 600_000;
