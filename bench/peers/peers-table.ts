import type { Row } from './compare-peers.ts';

const beginMark = '<!-- peers: written by bench/peers/main.ts -->';
const endMark = '<!-- end of peers -->';

const variantNames = {
  en: {
    documented: '',
    tuned: ', tuned to refuse few lawful calls',
    harsh: ', least loss',
    ours: '',
  },
  ja: { documented: '', tuned: '、誤拒否を抑えた設定', harsh: '、被害を最小にした設定', ours: '' },
} as const;

/** The short table of README: each peer with its two tuned settings, and ours. */
export function readmeTable(rows: readonly Row[], language: 'en' | 'ja'): string {
  const japanese = language === 'ja';
  const head = japanese
    ? [
        '| 方式 | 止めた攻撃 | 被害 中央値 | 95 % | 最大 | 最初の停止まで | 誤って拒否した正当な呼 | その回線 |',
      ]
    : [
        '| method | attacks stopped | loss median | 95 % | largest | first stop | ' +
          'lawful calls refused | lines |',
      ];
  const body = chosenRows(rows).map(({ method, japanese: ja, variant, figures }) => {
    const how = variantNames[language][variant];
    const yen = (value: number): string => (japanese ? `${count(value)} 円` : `¥${count(value)}`);
    return `| ${[
      (japanese ? ja : method) + how,
      japanese
        ? `${figures.stopped} / ${figures.attacks}`
        : `${figures.stopped} of ${figures.attacks}`,
      yen(figures.medianYen),
      yen(figures.p95Yen),
      yen(figures.largestYen),
      `${count(figures.firstStopSeconds)} ${japanese ? '秒' : 's'}`,
      `${count(figures.lawfulRefused)} (${share(figures.lawfulRefused, figures.lawfulCalls)})`,
      count(figures.linesTouched),
    ].join(' | ')} |`;
  });
  return [...head, '|---|---|---|---|---|---|---|---|', ...body].join('\n');
}

function chosenRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(row => row.variant !== 'documented');
}

const variantTexts = {
  documented: 'as documented: ',
  tuned: 'tuned: ',
  harsh: 'least loss: ',
  ours: '',
} as const;

/** All of it, for docs/measurements. */
export function fullTable(rows: readonly Row[]): string {
  const head =
    '| method | settings | attacks stopped | loss median | 95 % | largest | all | first stop | ' +
    'lawful refused | on attacked lines | challenged | lines touched | lines asked | events/s |';
  const body = rows.map(({ method, variant, settings, figures: one }) => {
    const cells = [
      method,
      `${variantTexts[variant]}${settings}`,
      `${one.stopped} of ${one.attacks}`,
      ...[one.medianYen, one.p95Yen, one.largestYen, one.totalYen].map(yen => `¥${count(yen)}`),
      `${count(one.firstStopSeconds)} s`,
      `${count(one.lawfulRefused)} (${share(one.lawfulRefused, one.lawfulCalls)})`,
      ...[
        one.lawfulRefusedOnAttacked,
        one.lawfulChallenged,
        one.linesTouched,
        one.linesAsked,
        one.eventsPerSecond,
      ].map(count),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [head, `|${'---|'.repeat(14)}`, ...body].join('\n');
}

/** The page with the table between its marks; the text around it stays. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(beginMark), page.indexOf(endMark)];
  if (from < 0 || to < from) throw new Error('the page has no place for the table of peers');
  return `${page.slice(0, from)}${beginMark}\n\n${table}\n\n${page.slice(to)}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(3)} %`;
}
