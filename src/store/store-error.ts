/**
 * `unreachable`: no connection, try again. `busy`: conflict or resources, try again.
 * `refused`: the database does not accept these values. `in-use`: another Sekisho has it.
 * `damaged`: what is stored is not what was written. `setup`: it cannot be made to run.
 */
export type StoreFailure = 'unreachable' | 'busy' | 'refused' | 'in-use' | 'damaged' | 'setup';

/** PostgreSQL could not do what was asked. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly failure: StoreFailure;
  /** SQLSTATE or code of the operating system; empty when there is none. */
  readonly code: string;
  constructor(failure: StoreFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.failure = failure;
    this.code = codeOf(cause);
  }

  /** Whether the same call can succeed later. */
  get retryable(): boolean {
    return this.failure === 'unreachable' || this.failure === 'busy';
  }
}

/** What the driver threw, as a StoreError. */
export function storeErrorOf(error: unknown, doing: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const text = error instanceof Error && error.message ? error.message : code || String(error);
  return new StoreError(failureOf(code, text), `${doing}: ${text}`, error);
}

function failureOf(code: string, text: string): StoreFailure {
  // Classes of SQLSTATE, PostgreSQL manual, appendix A.
  if (/^(08|57P|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOST|EAI_)/.test(code)) return 'unreachable';
  if (/^(40|53|55P03|57014)/.test(code)) return 'busy';
  if (/^(28|3D|42501)/.test(code)) return 'setup';
  if (code === '' && /terminated|timeout|not queryable|connection error/i.test(text)) {
    return 'unreachable';
  }
  return 'refused';
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}
