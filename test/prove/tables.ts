// The tables of the report, in Markdown.
import type { BarResult } from './bars.ts';
import { yen } from './bars.ts';
import { askedByKind, lawfulFigures } from './lawful-figures.ts';
import { lossesByShape } from './loss-figures.ts';
import type { ProveRun } from './prove-job.ts';

const number = (value: number) => value.toLocaleString('en');
const seconds = (value: number) => (Number.isFinite(value) ? number(value) : 'never');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const right = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, right, ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

export function lossTable(runs: readonly ProveRun[]): string {
  const rows = lossesByShape(runs.flatMap(run => run.outcome.attacks)).map(one => [
    one.shape,
    number(one.attacks),
    number(one.stopped),
    number(one.medianYen),
    number(one.p95Yen),
    number(one.largestYen),
    `${one.through} / ${one.throughP95}`,
    seconds(one.stopSeconds),
    number(one.worthMedianYen),
    number(one.unaskedMeanYen),
  ]);
  const head = ['shape', 'attacks', 'stopped', 'median ¥', 'p95 ¥', 'largest ¥'];
  return table(
    [...head, 'calls through, median / p95', 'first stop s', 'worth ¥', 'unasked ¥'],
    rows,
  );
}

export function lawfulTable(runs: readonly ProveRun[]): string {
  const outcomes = runs.map(run => run.outcome.lawful);
  const both = (['settled', 'whole'] as const).map(of => lawfulFigures(outcomes, of));
  const row = (name: string, value: (of: (typeof both)[0]) => string) => [name, ...both.map(value)];
  const rows = [
    row('lawful calls abroad', one => number(one.calls)),
    row('challenged', one => `${one.challenged} = ${one.challengedPercent.toFixed(4)} %`),
    row('of these on lines under attack', one => number(one.challengedOnAttacked)),
    row('line-months, ordinary', one => number(Math.round(one.ordinaryLineMonths))),
    row('ordinary lines asked per 1,000 a month', one => one.ordinaryAsked.toFixed(3)),
    row('line-months, unusual', one => number(Math.round(one.unusualLineMonths))),
    row('unusual lines asked per 1,000 a month', one => one.unusualAsked.toFixed(3)),
  ];
  const sum = (value: (one: (typeof outcomes)[0]) => number) =>
    number(outcomes.reduce((all, one) => all + value(one), 0));
  const asked = askedByKind(outcomes).map(([kind, count]) => [kind || 'ordinary', number(count)]);
  return `${table(['', 'after a month of history', 'whole run'], rows)}

Lawful calls stopped on lines not under attack: ${sum(one => one.stopped.length)}. Refused or released
on lines under attack: ${sum(one => one.stoppedOnAttacked)}. Refused by a country block:
${sum(one => one.stoppedByCountryBlock)}. Lines suspended that no attack was on:
${sum(one => one.suspended.length)}. Calls stopped on those whose owner nobody could reach within the
contact plan, every gate being met: ${sum(one => one.stoppedUnreached)}.

${table(['lines asked, by pattern', 'times'], asked)}`;
}

export function suspendedTable(runs: readonly ProveRun[]): string {
  const rows = runs.flatMap(run =>
    run.outcome.lawful.suspended.map(one => [
      `${run.seed}`,
      one.subscriber,
      one.lawfulKinds || 'ordinary',
      `${one.day}`,
      one.ground,
      one.reachable || 'never',
    ]),
  );
  if (rows.length === 0) return 'No lawful line was suspended.';
  return table(['seed', 'line', 'pattern', 'day', 'ground', 'owner reachable'], rows);
}

export function barTable(bars: readonly BarResult[]): string {
  const rows = bars.map(one => [
    one.what,
    one.bar,
    one.found,
    one.certain?.found ?? '',
    one.holds ? 'holds' : outOfReach(one) ? '**out of reach**' : '**does not hold**',
  ]);
  return table(['what', 'bar', 'found', 'with certainty', ''], rows);
}

/** Whether not even a detector that never errs would hold the bar. */
export function outOfReach({ holds, certain }: BarResult): boolean {
  return !holds && certain?.holds === false;
}

/** How many runs withstood each oracle, and which did not. */
export function oracleTable(runs: readonly ProveRun[]): string {
  const oracles = [...new Set(runs.flatMap(run => run.asked))];
  const rows = oracles.map(oracle => {
    const asked = runs.filter(run => run.asked.includes(oracle));
    const failed = asked.filter(run => run.failures.some(one => one.oracle === oracle));
    const which = failed.slice(0, 8).map(run => `${run.seed} (${run.policy})`);
    const more = failed.length > 8 ? [`${failed.length - 8} more`] : [];
    const withstood = asked.length - failed.length;
    return [oracle, `${withstood} of ${asked.length}`, [...which, ...more].join(', ') || 'none'];
  });
  if (rows.length === 0) return 'No oracle was asked.';
  return table(['oracle', 'runs withstood', 'failed'], rows);
}

/** Staged analysis beside the policy's own, on the same seeds. */
export function stagedTable(runs: readonly ProveRun[], policies: readonly string[]): string {
  const rows = policies.flatMap(policy => {
    const staged = runs.filter(run => run.policy === policy && run.variant === 'staged');
    const seeds = new Set(staged.map(run => run.seed));
    const consented = runs.filter(
      run => run.policy === policy && run.variant === 'plain' && seeds.has(run.seed),
    );
    return [['consented', consented] as const, ['staged', staged] as const].map(([name, some]) => {
      const all = lossesByShape(some.flatMap(run => run.outcome.attacks)).at(-1)!;
      const lawful = lawfulFigures(
        some.map(run => run.outcome.lawful),
        'settled',
      );
      const asked = [lawful.ordinaryAsked, lawful.unusualAsked].map(one => one.toFixed(3));
      const losses = [all.medianYen, all.p95Yen, all.largestYen].map(number);
      return [`${policy}, ${name}`, number(all.attacks), ...losses, ...asked];
    });
  });
  const head = ['policy, analysis', 'attacks', 'median ¥', 'p95 ¥', 'largest ¥'];
  return table([...head, 'ordinary asked', 'unusual asked'], rows);
}

/** The largest losses with what stood in the way. */
export function worstTable(runs: readonly ProveRun[], count: number): string {
  const worst = runs
    .filter(run => run.variant !== 'certain')
    .flatMap(run => run.outcome.attacks.map(attack => ({ run, attack })))
    .toSorted((a, b) => b.attack.lossYen - a.attack.lossYen)
    .slice(0, count)
    .map(({ run, attack }) => [
      `${run.seed}`,
      run.variant === 'plain' ? run.policy : `${run.policy}, ${run.variant}`,
      attack.attack,
      yen(attack.lossYen),
      `${attack.through} of ${attack.calls}`,
      [attack.alertSeconds, attack.firstStopSeconds, attack.suspendedSeconds]
        .map(value => (value === null ? 'never' : number(value)))
        .join(' / '),
      why(attack),
    ]);
  const head = ['seed', 'policy', 'attack', 'loss', 'through'];
  return table([...head, 'alert / stop / suspended s', 'why'], worst);
}

function why(attack: ProveRun['outcome']['attacks'][0]): string {
  const notes = [`${attack.kind}, ${attack.service}`];
  if (attack.lines > 1) notes.push(`${attack.lines} lines`);
  if (attack.finishedOnly) notes.push('finished calls only');
  if (attack.forwarded) notes.push('forwarded');
  if (attack.challengeable < attack.lines) {
    notes.push(`${attack.challengeable} of ${attack.lines} can be challenged`);
  }
  notes.push(attack.reachable === 0 ? 'owner not reachable' : `${attack.reachable} reachable`);
  if (attack.afterRestorationYen > 0) {
    notes.push(`${yen(attack.afterRestorationYen)} after restoration`);
  }
  notes.push(`${attack.historyDays} d history`, `last month ${yen(attack.lastMonthYen)}`);
  return notes.join('; ');
}
