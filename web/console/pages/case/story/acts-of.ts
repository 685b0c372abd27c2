// What people, the policy and the subscriber did in the case, in order of time.
import type { Schemas } from '../../../../api/client.ts';

type Case = Schemas['Case'];

export type Act =
  /** By the policy, or by a person. */
  | { readonly kind: 'alert' | 'opened'; readonly atMs: number }
  | {
      readonly kind: 'contact';
      readonly atMs: number;
      /** When something came of it; null: nothing yet. */
      readonly resultMs: number | null;
      readonly channel: string;
      readonly result: string;
    }
  | {
      readonly kind: 'measure';
      readonly atMs: number;
      /** When it ended, or will; null: no end of its own. */
      readonly endMs: number | null;
      readonly over: boolean;
      readonly measure: string;
    }
  | { readonly kind: 'restoration' | 'release'; readonly atMs: number }
  | { readonly kind: 'closed'; readonly atMs: number; readonly outcome: string };

export function actsOf({ row, attempts, measures, decisions }: Case): Act[] {
  const alerted = decisions.some(one => one.type === 'alert');
  const acts: Act[] = [{ kind: alerted ? 'alert' : 'opened', atMs: row.openedMs }];
  for (const { sentMs, resultMs, channel, result } of attempts) {
    const over = result !== 'sent';
    acts.push({ kind: 'contact', atMs: sentMs, resultMs: over ? resultMs : null, channel, result });
  }
  for (const { beginMs, endMs, endedMs, kind } of measures) {
    const over = endedMs !== null;
    acts.push({ kind: 'measure', atMs: beginMs, endMs: endedMs ?? endMs, over, measure: kind });
  }
  let lastVerdict = '';
  for (const { type, timeMs, verdict, ...rest } of decisions) {
    if (type === 'restoration') acts.push({ kind: 'restoration', atMs: timeMs });
    if (type === 'case' && rest.state === 'closed') {
      acts.push({ kind: 'closed', atMs: timeMs, outcome: String(rest.outcome ?? '') });
    }
    if (type !== 'verdict') continue;
    const told = `${String(verdict)} ${Math.floor(timeMs / 60_000)}`;
    if (verdict === 'release' && told !== lastVerdict) {
      acts.push({ kind: 'release', atMs: timeMs });
    }
    lastVerdict = told;
  }
  return acts.sort((a, b) => a.atMs - b.atMs);
}
