// A report as it may be published: no block is told of, and no figure tells of a single subscriber.
import { withoutFew } from './count-cases.ts';
import { type FigureId, type Figures, figureIds, type Report, type ReportSpan } from './report.ts';

/** Fewer are not told apart. */
export const fewest = 3;

/** Of blocks, or of one case. */
const never: ReadonlySet<FigureId> = new Set(['source-blocks', 'country-blocks', 'loss-largest']);

/** What each figure is told from; those few are, it is not told. */
const toldFrom: Partial<Record<FigureId, FigureId>> = {
  loss: 'fraud',
  saved: 'fraud',
  without: 'fraud',
  'undecided-loss': 'undecided',
  'loss-median': 'fraud',
  'loss-p95': 'fraud',
  'detect-median': 'fraud',
  'detect-p95': 'fraud',
  'contact-median': 'fraud',
  'contact-p95': 'fraud',
  'stop-median': 'fraud',
  'stop-p95': 'fraud',
  'first-to-stop-median': 'fraud',
  'first-to-stop-p95': 'fraud',
  'barring-median': 'barrings',
  'barring-p95': 'barrings',
  'compensation-yen': 'compensations',
};
/** What the carrier answers for is told to the last one. */
const always: ReadonlySet<FigureId> = new Set(['lawful-stopped', 'false-stops']);

export function publishedReport(report: Report): Report {
  return {
    ...report,
    figures: told(report.figures),
    before: told(report.before),
    breakdowns: toldBreakdowns(report.breakdowns),
    measures: report.measures.filter(
      ({ kind, begun }) => (kind === 'suspension' || kind === 'barring') && begun >= fewest,
    ),
    attackHours: [],
    months: report.months.map(toldSpan),
    days: [],
    countries: report.countries.filter(({ calls }) => calls >= fewest),
  };
}

/** For who within the carrier may not know of country blocks. */
export function withoutCountryBlocks(report: Report): Report {
  return {
    ...report,
    figures: { ...report.figures, 'country-blocks': null },
    before: { ...report.before, 'country-blocks': null },
    measures: report.measures.filter(one => one.kind !== 'country-block'),
  };
}

function toldBreakdowns(of: Report['breakdowns']): Report['breakdowns'] {
  return {
    'by-service': withoutFew(of['by-service'], fewest),
    'by-type': withoutFew(of['by-type'], fewest),
    'by-cause': withoutFew(of['by-cause'], fewest),
    'by-maker': withoutFew(of['by-maker'], fewest),
    'by-model': withoutFew(of['by-model'], fewest),
    'by-country': withoutFew(of['by-country'], fewest),
  };
}

function told(figures: Figures): Figures {
  return Object.fromEntries(
    figureIds.map(id => {
      const value = figures[id];
      if (never.has(id)) return [id, null];
      if (always.has(id) || value === null || value === 0) return [id, value];
      const count = figures[toldFrom[id] ?? id] ?? 0;
      return [id, count > 0 && count < fewest ? null : value];
    }),
  ) as Figures;
}

/** Sums of few cases are left out; zero stands for them. */
function toldSpan(span: ReportSpan): ReportSpan {
  if (span.fraud === 0 || span.fraud >= fewest) return span;
  return { ...span, fraud: 0, lossYen: 0, savedYen: 0 };
}
