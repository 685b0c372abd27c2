// The table of SIP verdicts a second for README, and the command that makes it.
//   ./sekisho-node bench/peers/sip-table.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { benchFiles, runBench } from '../run-bench.ts';

const beginMark = '<!-- sip: written by bench/peers/sip-table.ts -->';
const endMark = '<!-- end of sip -->';

const rows = [
  ['kamailio', 'Kamailio, one counter a caller', 'Kamailio(発信者ごとに 1 計数)'],
  ['sekishoCounter', 'Sekisho, one counter a caller', 'Sekisho(発信者ごとに 1 計数)'],
  ['sekisho', 'Sekisho, engine and journal', 'Sekisho(判定エンジンとジャーナル)'],
] as const;

if (import.meta.main) {
  const { figures } = await runBench(benchFiles().get('sip-kamailio')!, 'full');
  for (const [name, language] of [
    ['README.md', 'en'],
    ['README.ja.md', 'ja'],
  ] as const) {
    const place = new URL(`../../${name}`, import.meta.url);
    const page = readFileSync(place, 'utf8');
    writeFileSync(place, withSipTable(page, sipTable(figures, language)));
  }
}

/** Verdicts a second of processor time over both transports, and how many times Kamailio's. */
export function sipTable(figures: Readonly<Record<string, number>>, language: 'en' | 'ja'): string {
  const head =
    language === 'en'
      ? '| verdicts a second of one core | UDP | times Kamailio | TCP | times Kamailio |'
      : '| 1 コア 1 秒あたりの判定数 | UDP | Kamailio 比 | TCP | Kamailio 比 |';
  const body = rows.flatMap(([name, en, ja]) => {
    const cells = ['', 'Tcp'].map(over => {
      const rate = figures[`${name}PerCpuSecond${over}`];
      if (rate === undefined) return undefined;
      const theirs = figures[`kamailioPerCpuSecond${over}`];
      const times = theirs === undefined ? '' : ` ${(rate / theirs).toFixed(1)}`;
      return ` ${Math.round(rate).toLocaleString('en')} |${times} |`;
    });
    if (cells.includes(undefined)) return [];
    return [`| ${language === 'en' ? en : ja} |${cells.join('')}`];
  });
  return [head, '|---|---|---|---|---|', ...body].join('\n');
}

function withSipTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(beginMark), page.indexOf(endMark)];
  if (from < 0 || to < from) throw new Error('the page has no place for the table of SIP verdicts');
  return `${page.slice(0, from)}${beginMark}\n\n${table}\n\n${page.slice(to)}`;
}
