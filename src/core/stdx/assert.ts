/** Thrown for the impossible: a defect in Sekisho itself, never bad input. */
export class ImpossibleError extends Error {
  override name = 'ImpossibleError';
}

/** States what must hold; stays on in production. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ImpossibleError(message);
}

/** The end of an exhaustive switch. */
export function never(value: never): never {
  throw new ImpossibleError(`unexpected value ${String(value)}`);
}
