// Decisions of a case as a person reads them: what repeats stands once, with how often.
import type { Schemas } from '../../../../api/client.ts';

type Decision = Schemas['Case']['decisions'][number];

export interface HistoryRow {
  readonly decision: Decision;
  readonly count: number;
}

/** Newest first. Verdicts of one kind in a row become one; a state is told when it begins. */
export function historyRows(decisions: readonly Decision[]): HistoryRow[] {
  const rows: { decision: Decision; count: number }[] = [];
  let stateTold = '';
  for (const decision of decisions) {
    const last = rows.at(-1);
    const same =
      decision.type === 'verdict' &&
      last?.decision.type === 'verdict' &&
      last.decision.verdict === decision.verdict;
    if (decision.type === 'case') {
      const state = `${String(decision.state)} ${String(decision.outcome)}`;
      if (state === stateTold) continue;
      stateTold = state;
    }
    if (same) last.count += 1;
    else if (decision.type !== 'verdict' || decision.verdict !== 'allow') {
      rows.push({ decision, count: 1 });
    }
  }
  return rows.reverse();
}
