import { type RecordedRun, replayJournal } from './recorded-run.ts';
import { decisionDifference, stateDifferences } from './state-text.ts';

/** The journal replayed from the beginning gives the same decisions and the same state. */
export function fullReplay(run: RecordedRun): string[] {
  const again = replayJournal(run.journal);
  return [
    ...decisionDifference(run.decisions, again.decisions),
    ...stateDifferences(run.system, again.system),
  ];
}

/** Every snapshot with the tail of the journal gives what the run gave. */
export function snapshotAndTail(run: RecordedRun): string[] {
  return run.snapshots.flatMap(({ records, decisions, bytes }) => {
    const again = replayJournal(run.journal.slice(records), bytes);
    return [
      ...decisionDifference(run.decisions.slice(decisions), again.decisions),
      ...stateDifferences(run.system, again.system),
    ].map(problem => `snapshot at record ${records}: ${problem}`);
  });
}
