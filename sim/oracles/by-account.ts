// Decisions account by account, so that runs can be compared that number their cases differently.
import type { Decision } from '../../src/core/case/decision.ts';
import { decisionDifference } from './state-text.ts';
import type { Traffic } from './traffic.ts';

/** Accounts whose decisions differ, with the first difference of each. */
export function accountDifferences(
  traffic: Traffic,
  one: readonly Decision[],
  other: readonly Decision[],
): string[] {
  const [first, second] = [byAccount(traffic, one), byAccount(traffic, other)];
  const accounts = new Set([...first.keys(), ...second.keys()]);
  return [...accounts].flatMap(account =>
    decisionDifference(first.get(account) ?? [], second.get(account) ?? []).map(
      problem => `${account || 'blocks'}: ${problem}`,
    ),
  );
}

function byAccount(traffic: Traffic, decisions: readonly Decision[]): Map<string, Decision[]> {
  const lists = new Map<string, Decision[]>();
  const names = new Map<string, string>();
  for (const decision of decisions) {
    const subscriber = 'subscriber' in decision ? decision.subscriber : undefined;
    const account = subscriber === undefined ? '' : (traffic.accountOf.get(subscriber) ?? '');
    const list = lists.get(account) ?? [];
    lists.set(account, list);
    list.push(renamed(decision, account, names));
  }
  // Blocks of one instant have no order between themselves.
  const blocks = lists.get('');
  blocks?.sort((a, b) => a.timeMs - b.timeMs || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return lists;
}

/** The case by its place among the cases of its account; subscribers in order of their numbers. */
function renamed(decision: Decision, account: string, names: Map<string, string>): Decision {
  const { case: name } = decision;
  let changed: Decision = decision;
  if ('subscribers' in changed && changed.subscribers !== undefined) {
    changed = { ...changed, subscribers: [...changed.subscribers].sort() };
  }
  if (name === undefined) return changed;
  const known = names.get(name);
  if (known !== undefined) return { ...changed, case: known };
  const mine = [...names.values()].filter(one => one.startsWith(`${account}/`)).length;
  const given = account === '' ? 'block' : `${account}/${mine + 1}`;
  names.set(name, given);
  return { ...changed, case: given };
}
