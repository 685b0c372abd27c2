// The end of the audit chain, written once a day outside the database: whoever cuts entries off
// the end of the table would have to cut this file too, and every copy of the log.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { AuditHead } from '../../../core/access/audit-chain.ts';
import type { AuditTrail } from '../../../workflow/people-ports.ts';

const dayMs = 86_400_000;

export interface AuditHeadParts {
  readonly path: string;
  readonly audit: AuditTrail;
  readonly nowMs: () => number;
  /** Into the log, where it is copied elsewhere with it. */
  readonly note: (head: AuditHead) => void;
  readonly report: (error: unknown) => void;
}

/** The audit log is shorter than it was, or its entries were exchanged. */
export class AuditCutError extends Error {
  override name = 'AuditCutError';
}

/** The last head that was written; undefined when none was. */
export function lastAuditHead(path: string): AuditHead | undefined {
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const line of lines.reverse()) {
    const [, seq, hash] = /^\S+ (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
    if (hash !== undefined) return { seq: Number(seq), hash };
  }
  return undefined;
}

/** Compares the chain with the head known from before, then writes the present one every day. */
export async function keepAuditHeads(parts: AuditHeadParts): Promise<{ stop(): Promise<void> }> {
  const write = async (): Promise<void> => {
    await checkStillThere(parts);
    const head = await parts.audit.head();
    if (head.seq === 0 || head.hash === lastAuditHead(parts.path)?.hash) return;
    const line = `${new Date(parts.nowMs()).toISOString()} ${head.seq} ${head.hash}\n`;
    appendFileSync(parts.path, line, { mode: 0o600 });
    parts.note(head);
  };
  const tryWrite = (): Promise<void> => write().catch(parts.report);
  await tryWrite();
  const timer = setInterval(() => void tryWrite(), dayMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await tryWrite();
    },
  };
}

async function checkStillThere({ path, audit }: AuditHeadParts): Promise<void> {
  const known = lastAuditHead(path);
  if (known === undefined || known.seq === 0) return;
  const [entry] = await audit.search({ beforeSeq: known.seq + 1, limit: 1 });
  if (entry?.seq === known.seq && entry.hash === known.hash) return;
  throw new AuditCutError(
    `the audit log no longer contains entry ${known.seq} as it was written down in ${path}; ` +
      'run "sekisho audit verify"',
  );
}
