import { JournalError } from '../workflow/ports.ts';

/** Another living process writes this journal. Nothing was changed. */
export class JournalInUseError extends JournalError {
  override name = 'JournalInUseError';
  readonly folder: string;
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`the journal ${folder} is being written by process ${pid}: stop that one first`);
    this.folder = folder;
    this.pid = pid;
  }
}

/** Records that had been on disk cannot be read back. Never a torn tail, which is cut silently. */
export class JournalCorruptError extends JournalError {
  override name = 'JournalCorruptError';
  readonly segment: string;
  /** Byte offset in the segment at which reading failed. */
  readonly offset: number;
  /** The record expected there. */
  readonly seq: number;
  readonly hint: string;
  constructor(at: { segment: string; offset: number; seq: number; what: string }) {
    const hint =
      'restore this segment from a backup; or, if a snapshot newer than its last record exists, ' +
      'move this segment and all before it out of the folder and start again';
    super(`${at.segment}: ${at.what} at byte ${at.offset} (record ${at.seq}); ${hint}`);
    this.segment = at.segment;
    this.offset = at.offset;
    this.seq = at.seq;
    this.hint = hint;
  }
}

/** Message and code of whatever was thrown by the operating system. */
export function systemErrorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
