// The page of a backtest: one file that fetches nothing and runs nothing, in English and Japanese.
import { formatTime } from '../../core/call/format-time.ts';
import type { BacktestResult, SideResult } from './backtest-result.ts';
import { comparisonRows } from './comparison-rows.ts';
import type { CasePair, Difference } from './match-cases.ts';
import type { SideCase, SideMeasure } from './side-case.ts';

/** Cases drawn as rows, those that differ most in money first; the others are counted. */
const rowsMost = 500;

type Words = readonly [en: string, ja: string];

const differenceWords: Readonly<Record<Difference, Words>> = {
  'only-candidate': ['only by the candidate', '候補のみ'],
  'only-in-force': ['only by the policy in force', '現行のみ'],
  measure: ['other measures', '措置が異なる'],
  earlier: ['candidate earlier', '候補が早い'],
  later: ['candidate later', '候補が遅い'],
  same: ['the same', '同じ'],
};

const measureWords: Readonly<Record<SideMeasure, Words>> = {
  question: ['question', '確認'],
  challenge: ['challenge', '本人確認'],
  suspension: ['suspension', '利用停止'],
  'source-block': ['source block', '発信元規制'],
  'country-block': ['country block', '対地規制'],
};

export function comparisonPage(result: BacktestResult, pairs: readonly CasePair[]): string {
  const { history, candidate, inForce, labelled, budget } = result;
  const span = `${history.from.slice(0, 10)} – ${history.to.slice(0, 10)}`;
  const files = result.inputs.map(([role, name]) => `${role}: ${name}`).join(' · ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Sekisho backtest</title>
<style>
${style}
</style>
</head>
<body>
<header>
<h1>${both(['Backtest', '方針の比較検証'])}</h1>
<p>${both(['Candidate', '候補'])} <b>${text(candidate.policy)}</b> ·
${both(['in force', '現行'])} <b>${text(inForce.policy)}</b></p>
<p class="language"><label><input type="radio" name="l" id="en" checked> English</label>
<label><input type="radio" name="l" id="ja"> 日本語</label></p>
</header>
<p>${text(span)} · ${figure(history.days)} ${both(['days', '日'])} ·
${figure(history.lines)} ${both(['lines', '回線'])} ·
${figure(history.callsAbroad)} ${both(['calls abroad', '国際発信'])} ·
${figure(history.quarantined)} ${both(['lines of input in quarantine', '行を隔離'])}</p>
${labelled ? '' : `<p class="note">${both(unlabelled)}</p>`}
${figureTable(result)}
${budget === undefined ? '' : budgetSection(budget)}
${differenceTable(result)}
${caseTable(pairs)}
${touchedSection(candidate, inForce, labelled)}
<footer>${text(files)}</footer>
</body>
</html>
`;
}

const unlabelled: Words = [
  'Without labels nobody can say which calls were lawful: every line touched is counted.',
  '正解ラベルがないため、正当な通話かどうかは判定していません。措置の対象となった全回線を数えています。',
];

function figureTable(result: BacktestResult): string {
  const rows = comparisonRows(result).map(
    row =>
      `<tr><th scope="row">${both(row.name)}</th><td>${figure(row.candidate)}</td>` +
      `<td>${figure(row.inForce)}</td><td>${signed(row.candidate - row.inForce)}</td></tr>`,
  );
  const head = [['', ''] as const, ['candidate', '候補'] as const, ['in force', '現行'] as const];
  return `<table class="figures"><thead><tr>${head.map(one => `<th>${both(one)}</th>`).join('')}
<th>${both(['difference', '差'])}</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
}

function budgetSection(budget: NonNullable<BacktestResult['budget']>): string {
  const basis: Readonly<Record<typeof budget.basis, Words>> = {
    counted: ['read off the episodes', '実測'],
    extrapolated: ['carried on from the highest episodes', '上位の事象から外挿'],
    assumed: ['too few episodes: assumed from theory', '事象が少なく理論値による'],
  };
  const facts: readonly (readonly [Words, string])[] = [
    [
      ['one question a month per lines', '確認1件/月あたりの回線数'],
      figure(budget.linesPerQuestion),
    ],
    [['lines watched', '対象回線'], figure(budget.lines)],
    [['lines left out', '除外回線'], figure(budget.linesLeftOut)],
    [['months', '月数'], figure(budget.months)],
    [['questions allowed', '許容される確認件数'], figure(budget.allowedQuestions)],
    [['question level, dB', '確認の水準 (dB)'], figure(budget.level)],
    [['90 % between, dB', '90 %区間 (dB)'], `${figure(budget.low)} – ${figure(budget.high)}`],
    [['how', '算出方法'], both(basis[budget.basis])],
    [['lawful episodes', '正当な事象'], figure(budget.episodes)],
    [['ten times rarer per dB', '10分の1になる幅 (dB)'], figure(budget.tenfold)],
    [['lines asked with it', 'この水準での確認回線'], figure(budget.asked)],
  ];
  const rows = facts.map(([name, value]) => `<tr><th>${both(name)}</th><td>${value}</td></tr>`);
  return `<h2>${both(['Budget of questions', '誤確認の予算'])}</h2>
<table class="figures"><tbody>${rows.join('\n')}</tbody></table>`;
}

function differenceTable(result: BacktestResult): string {
  const rows = Object.entries(differenceWords).map(
    ([key, words]) =>
      `<tr><th>${both(words)}</th><td>${figure(result.differences[key as Difference])}</td></tr>`,
  );
  return `<h2>${both(['Cases', '案件'])}</h2>
<table class="figures"><tbody>${rows.join('\n')}</tbody></table>`;
}

function caseTable(pairs: readonly CasePair[]): string {
  const differing = pairs.filter(pair => pair.difference !== 'same');
  const weight = (pair: CasePair): number => Math.abs(savedMore(pair));
  const ranked = [...differing].sort((a, b) => weight(b) - weight(a)).slice(0, rowsMost);
  const rows = ranked.map(pair => {
    const one = (pair.candidate ?? pair.inForce)!;
    const who = one.subscriber || one.sourceIp || one.country;
    const attack = pair.candidate?.attack || pair.inForce?.attack || '';
    return `<tr><td>${formatTime(one.openedMs, one.zone).slice(0, 16).replace('T', ' ')}</td>
<td>${text(who)}</td><td>${text(attack)}</td><td>${both(differenceWords[pair.difference])}</td>
<td>${sideCell(pair.candidate)}</td><td>${sideCell(pair.inForce)}</td>
<td>${signed(Math.round(savedMore(pair) / 1_000))}</td></tr>`;
  });
  const more = differing.length - ranked.length;
  const heads: readonly Words[] = [
    ['opened', '開始'],
    ['line', '回線'],
    ['attack', '攻撃'],
    ['difference', '差'],
    ['candidate', '候補'],
    ['in force', '現行'],
    ['more saved ¥', '被害抑止の差 (円)'],
  ];
  return `<h2>${both(['Cases that differ', '異なる案件'])}</h2>
<div class="wide"><table>
<thead><tr>${heads.map(one => `<th>${both(one)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
${more > 0 ? `<p>${figure(more)} ${both(['further cases', '件はほかにあります'])}</p>` : ''}`;
}

function savedMore(pair: CasePair): number {
  return (pair.candidate?.savedMilliYen ?? 0) - (pair.inForce?.savedMilliYen ?? 0);
}

function sideCell(one: SideCase | undefined): string {
  if (one === undefined) return '–';
  return [...one.measures].map(measure => both(measureWords[measure])).join(', ');
}

function touchedSection(candidate: SideResult, inForce: SideResult, labelled: boolean): string {
  const title: Words = labelled
    ? ['Lawful lines touched', '措置の対象となった正当な回線']
    : ['Lines touched', '措置の対象となった回線'];
  const lists = (['asked', 'challenged', 'refused', 'suspended'] as const).flatMap(kind =>
    (
      [
        [candidate, 'candidate', '候補'],
        [inForce, 'in force', '現行'],
      ] as const
    ).map(([side, en, ja]) => {
      const { count, lines } = side.touched[kind];
      const words: Words = [`${kindWords[kind][0]}, ${en}`, `${kindWords[kind][1]}（${ja}）`];
      const more = count > lines.length ? ` … +${count - lines.length}` : '';
      return `<details><summary>${both(words)}: ${figure(count)}</summary>
<p class="lines">${text(lines.join(' '))}${more}</p></details>`;
    }),
  );
  return `<h2>${both(title)}</h2>\n${lists.join('\n')}`;
}

const kindWords = {
  asked: ['asked', '確認'],
  challenged: ['challenged', '本人確認'],
  refused: ['calls refused', '接続拒否'],
  suspended: ['suspended', '利用停止'],
} as const;

function both([en, ja]: Words): string {
  return `<span class="en">${text(en)}</span><span class="ja" lang="ja">${text(ja)}</span>`;
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

function signed(value: number): string {
  if (Math.abs(value) < 0.005) return '–';
  return value > 0 ? `+${figure(value)}` : `−${figure(-value)}`;
}

const style = `
:root { font: 15px/1.5 system-ui, "Noto Sans JP", sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
html:has(#en:checked) .ja, html:has(#ja:checked) .en { display: none; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  padding: .25rem .8rem; text-align: left; vertical-align: top; }
.figures td, .figures thead th { text-align: right; font-variant-numeric: tabular-nums; }
th { font-weight: 500; }
.wide { overflow-x: auto; }
.note { border-left: 3px solid; padding-left: 1rem; }
.lines { overflow-wrap: anywhere; }
footer { margin-top: 3rem; opacity: .7; }
@media print { .language { display: none; } }
`.trim();
