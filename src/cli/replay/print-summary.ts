import type { EngineState } from '../../engine/state.ts';
import { plainTable } from '../plain-table.ts';
import type { AttackFigures, AttackTally, LawfulFigures } from './attack-tally.ts';
import { quantile } from './quantile.ts';

/** Where the tables go: standard error, or a test. */
export interface SummaryOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The readable tables of a replay, on standard error. */
export function printSummary(
  tally: AttackTally,
  totals: EngineState['totals'],
  labelled: boolean,
  output: SummaryOutput = process.stderr,
): void {
  const ruler = output.isTTY === true;
  const write = (text: string): void => {
    output.write(`\n${text}\n`);
  };
  const { calls, allowed, challenged, blocked, released, domestic } = totals;
  const head = ['Calls abroad', 'allowed', 'challenged', 'refused', 'released', 'domestic'];
  const figures = [calls, allowed, challenged, blocked, released, domestic].map(count);
  write(plainTable(ruler, head, [figures], 0));
  if (labelled) {
    if (tally.attacks.size > 0) write(attackTable(tally, ruler));
    write(lawfulTable(tally.lawful, ruler));
  }
  write(promise(tally, labelled));
}

/** Whether the promise held, in a sentence. */
function promise(tally: AttackTally, labelled: boolean): string {
  if (!labelled) {
    return 'Without --labels nobody can say which calls were lawful: the promise is not judged.';
  }
  const { stoppedElsewhere } = tally.lawful;
  if (stoppedElsewhere.length === 0) {
    return 'The promise held: no lawful call was refused or released on a line no attack was on.';
  }
  const named = stoppedElsewhere.slice(0, 10).join(', ');
  const more = stoppedElsewhere.length > 10 ? ', …' : '';
  return (
    `THE PROMISE WAS BROKEN: lawful calls refused or released on lines no attack was on: ` +
    `${count(stoppedElsewhere.length)}\n(callId ${named}${more})`
  );
}

function lawfulTable(lawful: LawfulFigures, ruler: boolean): string {
  return plainTable(
    ruler,
    ['Lawful calls touched', '', 'of calls'],
    [
      ['lawful calls abroad', count(lawful.calls), ''],
      ['challenged', count(lawful.challenged), share(lawful.challenged, lawful.calls)],
      ['refused or released on lines no attack was on', count(lawful.stoppedElsewhere.length), ''],
      ['refused or released on lines under attack', count(lawful.stoppedOnAttacked), ''],
      ['refused by a country block', count(lawful.stoppedByCountryBlock), ''],
      ['lines suspended that no attack was on', count(lawful.suspendedElsewhere.size), ''],
      ['lines asked that no attack was on', count(lawful.asked.size), ''],
    ],
    1,
  );
}

function attackTable(tally: AttackTally, ruler: boolean): string {
  const shapes = new Map<string, AttackFigures[]>();
  for (const attack of tally.attacks.values()) {
    const shape = attack.attack.replace(/-\d+$/, '');
    const known = shapes.get(shape);
    if (known === undefined) shapes.set(shape, [attack]);
    else known.push(attack);
  }
  const rows = [...shapes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([shape, attacks]) => row(shape, attacks));
  rows.push(row('all', [...tally.attacks.values()]));
  return plainTable(
    ruler,
    [
      '\nAttack shape',
      '\nattacks',
      '\nstopped',
      '\ncalls',
      'got\nthrough',
      'worth ¥\nmedian',
      'loss ¥\nmedian',
      '\np95',
      '\nlargest',
      'first\nstop s',
    ],
    rows,
    1,
  );
}

function row(shape: string, attacks: readonly AttackFigures[]): string[] {
  const losses = attacks.map(attack => Math.round(attack.lossMilliYen / 1_000));
  const worths = attacks.map(attack => Math.round(attack.worthMilliYen / 1_000));
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
    count(quantile(worths, 0.5)),
    count(quantile(losses, 0.5)),
    count(quantile(losses, 0.95)),
    count(Math.max(...losses)),
    seconds.length === 0 ? '–' : count(Math.round(quantile(seconds, 0.5))),
  ];
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function share(part: number, all: number): string {
  return all === 0 ? '0 %' : `${((100 * part) / all).toFixed(3)} %`;
}
