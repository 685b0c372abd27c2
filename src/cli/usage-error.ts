/** The command line cannot be meant; the message is one sentence that says what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
}
