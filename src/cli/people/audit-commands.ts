import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import {
  type AuditHead,
  type AuditVerification,
  type ChainedEntry,
  chainProblem,
  chainStart,
  hashedText,
  headIsGone,
} from '../../core/access/audit-chain.ts';
import { AuditLog } from '../../store/audit-log.ts';
import type { AuditTrail } from '../../workflow/people-ports.ts';
import { auditHeadsIn } from '../data-places.ts';
import { openDatabase } from '../open-database.ts';
import { lastAuditHead } from '../serve/storage/audit-heads.ts';
import type { Settings } from '../settings.ts';
import { whoIsThis } from './who-is-this.ts';

const lineSchema = z.strictObject({
  seq: z.int(),
  time: z.iso.datetime({ precision: 3 }),
  who: z.string(),
  what: z.string(),
  why: z.string(),
  subject: z.string(),
  called: z.array(z.string()),
  previous: z.string(),
  hash: z.string(),
});

/** False when the log is not as it was written; that is told in words. */
export async function verifyDatabase(
  settings: Settings,
  known: AuditHead | undefined,
): Promise<boolean> {
  return withAudit(settings, async audit => {
    const written = lastAuditHead(auditHeadsIn(settings.dataDir));
    const verified = await audit.verify(known ?? written);
    const [bad] = verified.ok ? [] : await audit.search({ beforeSeq: verified.seq + 1, limit: 1 });
    return tell(verified, bad);
  });
}

export async function exportAudit(settings: Settings, path: string): Promise<void> {
  await withAudit(settings, async audit => {
    // Exporting is looking: it is in the log, and so in the export.
    const what = { who: whoIsThis(), what: 'audit.export', why: path, subject: 'audit' };
    await audit.append([{ atMs: Date.now(), ...what }]);
    const file = await open(path, 'wx', 0o600);
    let head = chainStart;
    try {
      for (;;) {
        const page = await audit.after(head.seq);
        const last = page.at(-1);
        if (last === undefined) break;
        await file.write(page.map(lineOf).join(''));
        head = { seq: last.seq, hash: last.hash };
      }
      await file.sync();
    } finally {
      await file.close();
    }
    process.stderr.write(`${head.seq} entries; head ${head.seq}:${head.hash}\n`);
  });
}

/** As verifyDatabase, of an exported file. */
export async function verifyFile(path: string, known: AuditHead | undefined): Promise<boolean> {
  let head = chainStart;
  let containsKnown = known === undefined || known.seq === 0;
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const line of lines) {
    const entry = entryOf(line);
    const seq = entry?.seq ?? head.seq + 1;
    const hash = entry && createHash('sha256').update(hashedText(entry)).digest('hex');
    const problem =
      entry === undefined || hash === undefined
        ? ({ fault: 'unreadable', problem: 'the line is not as it was exported' } as const)
        : chainProblem(entry, head, hash);
    if (problem !== undefined) return tell({ ok: false, seq, ...problem }, entry);
    head = { seq, hash: hash ?? '' };
    if (seq === known?.seq) containsKnown = hash === known.hash;
  }
  return tell(containsKnown ? { ok: true, head } : headIsGone(known), undefined);
}

function tell(verified: AuditVerification, bad: ChainedEntry | undefined): boolean {
  if (verified.ok) {
    const { seq, hash } = verified.head;
    process.stdout.write(
      `The audit log is as it was written: ${seq} entries, head ${seq}:${hash}\n`,
    );
    return true;
  }
  const { seq, problem } = verified;
  process.stdout.write(`The audit log was tampered with. Entry ${seq}: ${problem}.\n`);
  if (bad?.seq === seq) process.stdout.write(`As it stands now: ${lineOf(bad)}`);
  return false;
}

function lineOf({ atMs, ...entry }: ChainedEntry): string {
  const { seq, ...rest } = entry;
  return `${JSON.stringify({ seq, time: new Date(atMs).toISOString(), ...rest })}\n`;
}

function entryOf(line: string): ChainedEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { time, ...entry } = parsed.data;
  return { ...entry, atMs: Date.parse(time) };
}

async function withAudit<T>(
  settings: Settings,
  work: (audit: AuditTrail) => Promise<T>,
): Promise<T> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const { database, close } = await openDatabase(settings, say);
  try {
    return await work(new AuditLog(database));
  } finally {
    await close();
  }
}
