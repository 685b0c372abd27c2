// What went wrong, in a sentence that says what to do.
import { UsageError } from './usage-error.ts';

export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Text for the operator, without a line break at the end, and the exit code. */
export function explainFailure(error: unknown): { text: string; code: ExitCode } {
  if (error instanceof UsageError) return { text: prefixed(error.message), code: exitCodes.usage };
  if (!(error instanceof Error)) return { text: prefixed(String(error)), code: exitCodes.failed };
  if (error.name === 'SettingsError') {
    return { text: prefixed(error.message), code: exitCodes.usage };
  }
  const system = systemFailure(error as NodeJS.ErrnoException) ?? portFailure(error.cause);
  if (system) return { text: prefixed(system), code: exitCodes.failed };
  if (foreseen(error)) return { text: prefixed(error.message), code: exitCodes.failed };
  const text =
    `sekisho: a defect in Sekisho stopped the command: ${error.message}\n` +
    `Please report it with these lines:\n${error.stack ?? error.message}`;
  return { text, code: exitCodes.failed };
}

/** Our own error classes say in words what failed; everything else is a defect. */
function foreseen(error: Error): boolean {
  const { name } = error;
  return name.endsWith('Error') && !unforeseen.has(name) && !/^[A-Z]?Error$/.test(name);
}

const unforeseen = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AggregateError',
  'AssertionError',
  'ImpossibleError',
]);

/** A port that an adapter could not open, whatever words the adapter has for it. */
function portFailure(cause: unknown): string | undefined {
  const { syscall } = (cause ?? {}) as NodeJS.ErrnoException;
  const opening = syscall === 'listen' || syscall === 'bind';
  return opening ? systemFailure(cause as NodeJS.ErrnoException) : undefined;
}

function systemFailure(error: NodeJS.ErrnoException): string | undefined {
  const what = error.path ?? (error as { address?: string }).address ?? '';
  const port = (error as { port?: number }).port;
  switch (error.code) {
    case 'ENOENT':
      return `${what}: there is no such file or folder.`;
    case 'EACCES':
    case 'EPERM':
      return `${what || `port ${port}`}: permission denied for this user.`;
    case 'EISDIR':
      return `${what}: is a folder, a file is needed.`;
    case 'ENOTDIR':
      return `${what}: part of the path is not a folder.`;
    case 'ENOSPC':
      return `${what}: the disk is full; make room and start again.`;
    case 'EADDRINUSE':
      return (
        `${what}:${port} is in use; "sekisho doctor" says by whom. ` +
        'Stop that program, or set another port.'
      );
    case 'EADDRNOTAVAIL':
      return `${what} is no address of this machine; set another host.`;
    default:
      return undefined;
  }
}

function prefixed(text: string): string {
  return text
    .split('\n')
    .map(line => `sekisho: ${line}`)
    .join('\n');
}
