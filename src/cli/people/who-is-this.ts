import { userInfo } from 'node:os';

/** Who acts on the command line, for the audit: the user of this machine. */
export function whoIsThis(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    // A process may run under a number without a name.
    return `cli:${process.getuid?.() ?? 'unknown'}`;
  }
}
