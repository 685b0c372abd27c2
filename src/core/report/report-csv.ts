// A report as one table that spreadsheets read: a row for each figure and each row of a breakdown.
import { type CsvCell, csvLine } from '../stdx/csv-line.ts';
import { breakdownWords, figureWords } from './figure-words.ts';
import {
  type BreakdownId,
  estimates,
  type FigureId,
  figureIds,
  figureUnits,
  type Report,
} from './report.ts';

type Language = 'ja' | 'en';

const heads = {
  ja: ['区分', 'ID', '項目', '値', '単位', '前の期間', '推定', '定義'],
  en: ['part', 'id', 'item', 'value', 'unit', 'period before', 'estimate', 'definition'],
} as const;
const parts = {
  ja: { figures: '指標', months: '月別', days: '日別', measures: '措置', countries: '通話の対地' },
  en: {
    figures: 'figures',
    months: 'by month',
    days: 'by day',
    measures: 'measures',
    countries: 'traffic',
  },
} as const;

/** UTF-8 with a mark at the beginning, by which spreadsheets know it; RFC 4180. */
export function reportCsv(report: Report, language: Language): string {
  const rows: CsvCell[][] = [[...heads[language]]];
  for (const id of figureIds) rows.push(figureRow(report, id, language));
  for (const id of Object.keys(report.breakdowns) as BreakdownId[]) {
    rows.push(...breakdownRows(report, id, language));
  }
  const part = parts[language];
  for (const { kind, ground, begun } of report.measures) {
    rows.push([part.measures, `${kind} ${ground}`, kind, begun, 'count', null, '', '']);
  }
  for (const [name, spans] of [
    [part.months, report.months],
    [part.days, report.days],
  ] as const) {
    for (const { span, ...figures } of spans) {
      for (const [id, value] of Object.entries(figures)) {
        const unit = id.endsWith('Yen') ? 'yen' : 'count';
        rows.push([name, id, span, value, unit, null, id === 'savedYen' ? '*' : '', '']);
      }
    }
  }
  for (const { country, ...figures } of report.countries) {
    for (const [id, value] of Object.entries(figures)) {
      const unit = id === 'yen' ? 'yen' : id === 'minutes' ? 'minutes' : 'count';
      rows.push([part.countries, id, country, value, unit, null, '', '']);
    }
  }
  return `\uFEFF${rows.map(csvLine).join('')}`;
}

function figureRow(report: Report, id: FigureId, language: Language): CsvCell[] {
  const { name, means } = figureWords[id][language];
  const mark = estimates.has(id) ? '*' : '';
  const part = parts[language].figures;
  return [part, id, name, report.figures[id], figureUnits[id], report.before[id], mark, means];
}

function breakdownRows(report: Report, id: BreakdownId, language: Language): CsvCell[][] {
  const { name, means } = breakdownWords[id][language];
  return report.breakdowns[id].flatMap(({ key, cases, lossYen, savedYen }) => [
    [name, `${id}.cases`, key, cases, 'count', null, '', means],
    [name, `${id}.loss`, key, lossYen, 'yen', null, '', means],
    [name, `${id}.saved`, key, savedYen, 'yen', null, '*', means],
  ]);
}

/** What begins like a formula would be run by a spreadsheet: a mark before it keeps it text. */
