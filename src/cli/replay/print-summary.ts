import Table from 'cli-table3';
import type { EngineState } from '../../engine/state.ts';
import type { AttackFigures, AttackTally } from './attack-tally.ts';

const style = { head: [], border: [], compact: true };

/** The readable tables of a replay, on standard error. */
export function printSummary(
  tally: AttackTally,
  totals: EngineState['totals'],
  labelled: boolean,
): void {
  const write = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  const calls = new Table({
    style,
    head: ['calls abroad', 'allowed', 'challenged', 'refused', 'released', 'domestic'],
  });
  calls.push(
    [
      totals.calls,
      totals.allowed,
      totals.challenged,
      totals.blocked,
      totals.released,
      totals.domestic,
    ].map(count),
  );
  write(calls.toString());
  if (!labelled) return;
  if (tally.attacks.size > 0) write(attackTable(tally));
  const { lawful } = tally;
  const table = new Table({ style, head: ['lawful calls abroad', ''] });
  table.push(
    ['calls', count(lawful.calls)],
    ['challenged', `${count(lawful.challenged)} (${share(lawful.challenged, lawful.calls)})`],
    ['refused or released on lines no attack was on', count(lawful.stoppedElsewhere.length)],
    ['refused or released on lines under attack', count(lawful.stoppedOnAttacked)],
    ['lines suspended that no attack was on', count(lawful.suspendedElsewhere.size)],
    ['lines asked that no attack was on', count(lawful.asked.size)],
  );
  write(table.toString());
}

function attackTable(tally: AttackTally): string {
  const table = new Table({
    style,
    head: [
      'shape',
      'attacks',
      'stopped',
      'calls',
      'through',
      'worth ¥ (median)',
      'loss ¥ median',
      'p95',
      'largest',
      's to first stop (median)',
    ],
  });
  const shapes = new Map<string, AttackFigures[]>();
  for (const attack of tally.attacks.values()) {
    const shape = attack.attack.replace(/-\d+$/, '');
    shapes.set(shape, [...(shapes.get(shape) ?? []), attack]);
  }
  for (const [shape, attacks] of [...shapes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    table.push(row(shape, attacks));
  }
  table.push(row('all', [...tally.attacks.values()]));
  return table.toString();
}

function row(shape: string, attacks: readonly AttackFigures[]): string[] {
  const losses = attacks.map(attack => Math.round(attack.lossMilliYen / 1_000));
  const stopped = attacks.filter(attack => attack.firstStopMs > 0);
  const seconds = stopped.map(attack => (attack.firstStopMs - attack.firstMs) / 1_000);
  const sum = (of: (attack: AttackFigures) => number): number =>
    attacks.reduce((all, attack) => all + of(attack), 0);
  return [
    shape,
    count(attacks.length),
    count(stopped.length),
    count(sum(attack => attack.calls)),
    count(sum(attack => attack.through)),
    count(
      quantile(
        attacks.map(attack => Math.round(attack.worthMilliYen / 1_000)),
        0.5,
      ),
    ),
    count(quantile(losses, 0.5)),
    count(quantile(losses, 0.95)),
    count(Math.max(...losses)),
    seconds.length === 0 ? '–' : count(Math.round(quantile(seconds, 0.5))),
  ];
}

/** Nearest-rank quantile. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function share(part: number, all: number): string {
  return all === 0 ? '0 %' : `${((100 * part) / all).toFixed(3)} %`;
}
