import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal } from '../src/bus/file-journal.ts';
import { FileSnapshots } from '../src/bus/file-snapshots.ts';
import { dialPlans } from '../src/core/numbering/dial-plan.ts';
import type { NumberKind } from '../src/core/numbering/dialled-number.ts';
import { normaliseNumber } from '../src/core/numbering/normalise-number.ts';
import { LiveDriver } from '../src/workflow/live-driver.ts';
import { LiveIntake } from '../src/workflow/live-intake.ts';
import type { DecisionStore, Intake } from '../src/workflow/ports.ts';
import { measureSip } from './sip.bench.ts';

export const bench = {
  name: 'screening',
  why: 'the same SIP calls judged by the real engine, journalled and fsynced',
  run: (size: 'small' | 'full') =>
    withScreening((intake, classify) => measureSip(intake, size, classify, 0)),
};

/** Keeps nothing: what is measured is the way from the wire to the verdict. */
const forgetful: DecisionStore = {
  record: async () => {},
  offset: async () => 0,
  undelivered: async () => [],
  delivered: async () => {},
  failed: async () => {},
};

/** The engine as `serve` runs it, on a journal of its own, given to `measure`. */
export async function withScreening(
  measure: (
    intake: Intake,
    classify: (dialled: string) => NumberKind,
  ) => Promise<Record<string, number>>,
): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
  const journal = await FileJournal.open({ folder: join(folder, 'journal') });
  const clock = { nowMs: (): number => Date.now() };
  let defects = 0;
  const report = (): void => {
    defects += 1;
  };
  const driver = new LiveDriver({
    journal,
    snapshots: new FileSnapshots({ folder: join(folder, 'snapshots') }),
    decisions: forgetful,
    clock,
    mendedAfterMs: 0,
    snapshotEvery: Number.MAX_SAFE_INTEGER,
    report,
    onEffect: () => {},
    onDecision: () => {},
    onContact: () => {},
  });
  try {
    await driver.start();
    const classify = (to: string): NumberKind => normaliseNumber(to, dialPlans.JP).kind;
    const intake = new LiveIntake({
      driver,
      clock,
      classify,
      secret: new Uint8Array(32),
      onQuarantine: report,
      report,
    });
    intake.takeWaiting();
    const measured = await measure(intake, classify);
    return { ...measured, journalled: journal.lastSeq, defects };
  } finally {
    await driver.stop();
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
