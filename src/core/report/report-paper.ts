// A report as a document to be handed out: the promise, the figures, what they are made of.
import type { Paper, PaperBlock, PaperSection, PaperTable } from '../paper/paper.ts';
import { figureText, grouped } from './figure-text.ts';
import { breakdownWords, figureWords } from './figure-words.ts';
import { keyName, paperWords } from './paper-words.ts';
import { breakdownIds, type FigureId, type Report, type ReportSpan } from './report.ts';

export interface PaperTaking {
  readonly language: 'ja' | 'en';
  readonly carrier: string;
  /** First and last day, YYYY-MM-DD. */
  readonly fromDay: string;
  readonly lastDay: string;
  readonly madeMs: number;
  /** When and by whom it was made, in words. */
  readonly made: string;
  readonly published: boolean;
  readonly countryName: (code: string) => string;
  readonly csv: { readonly name: string; readonly text: string };
}

/** Which figures stand under which heading. */
const chapters: Readonly<Record<keyof (typeof paperWords)['ja']['chapters'], readonly FigureId[]>> =
  {
    promise: [
      'lawful-stopped',
      'undecided-stopped',
      'false-stops',
      'lawful-challenged',
      'lawful-asked',
    ],
    damage: [
      ...(['cases', 'fraud', 'lawful', 'inconclusive', 'undecided', 'loss', 'saved'] as const),
      ...(['without', 'undecided-loss', 'loss-median', 'loss-p95', 'loss-largest'] as const),
    ],
    speed: [
      ...(['detect-median', 'detect-p95', 'contact-median', 'contact-p95'] as const),
      ...(['stop-median', 'stop-p95', 'first-to-stop-median', 'first-to-stop-p95'] as const),
    ],
    acts: [
      ...(['suspensions', 'source-blocks', 'country-blocks', 'barrings'] as const),
      ...(['barring-median', 'barring-p95', 'compensations', 'compensation-yen'] as const),
    ],
    traffic: ['calls', 'minutes', 'charges', 'refused', 'challenged', 'released'],
  };

export function reportPaper(report: Report, taking: PaperTaking): Paper {
  const words = paperWords[taking.language];
  const { carrier, made, madeMs, csv, fromDay, lastDay } = taking;
  return {
    language: taking.language,
    title: words.title,
    subtitle: `${fromDay} – ${lastDay}`,
    marking: `${carrier} · ${taking.published ? words.forPublication : words.internal}`,
    footing: made,
    madeMs,
    sections: [
      ...(Object.keys(chapters) as (keyof typeof chapters)[]).map(chapter => ({
        heading: words.chapters[chapter],
        blocks: [figureTable(report, chapters[chapter], taking)],
      })),
      ...breakdowns(report, taking),
      ...spans(report, taking),
      ...traffic(report, taking),
      { heading: words.definitions, blocks: definitions(taking) },
    ],
    files: [{ name: csv.name, mediaType: 'text/csv', what: words.table, text: csv.text }],
  };
}

function figureTable(
  { figures, before }: Report,
  ids: readonly FigureId[],
  { language, published }: PaperTaking,
): PaperTable {
  const words = paperWords[language];
  const shown = ids.filter(id => !published || figures[id] !== null || before[id] !== null);
  return {
    kind: 'table',
    columns: [
      { heading: words.figure, share: 6 },
      { heading: words.value, share: 3, align: 'right' },
      { heading: words.before, share: 3, align: 'right' },
    ],
    rows: shown.map(id => [
      figureWords[id][language].name,
      figureText(id, figures[id], language),
      figureText(id, before[id], language),
    ]),
  };
}

function breakdowns(report: Report, taking: PaperTaking): PaperSection[] {
  const { language } = taking;
  const words = paperWords[language];
  return breakdownIds
    .filter(id => report.breakdowns[id].length > 0)
    .map(id => ({
      heading: `${words.fraudBy} ${breakdownWords[id][language].name}`,
      blocks: [
        {
          kind: 'table',
          columns: [
            { heading: breakdownWords[id][language].name, share: 5 },
            { heading: words.cases, share: 2, align: 'right' },
            { heading: figureWords.loss[language].name, share: 3, align: 'right' },
            { heading: figureWords.saved[language].name, share: 3, align: 'right' },
          ],
          rows: report.breakdowns[id].map(({ key, cases, lossYen, savedYen }) => [
            id === 'by-country' && key !== '' && key !== 'few'
              ? taking.countryName(key)
              : keyName(key, language),
            grouped(cases),
            figureText('loss', lossYen, language),
            figureText('saved', savedYen, language),
          ]),
        },
      ],
    }));
}

function spans({ months }: Report, { language }: PaperTaking): PaperSection[] {
  const words = paperWords[language];
  const columns: [keyof ReportSpan, string][] = [
    ['cases', words.cases],
    ['fraud', figureWords.fraud[language].name],
    ['lossYen', figureWords.loss[language].name],
    ['savedYen', figureWords.saved[language].name],
    ['lawfulAsked', figureWords['lawful-asked'][language].name],
    ['falseStops', figureWords['false-stops'][language].name],
  ];
  const rows = months.map(month => [
    month.span,
    ...columns.map(([key]) => {
      const yen = key === 'lossYen' || key === 'savedYen';
      return yen ? `¥${grouped(Number(month[key]))}` : grouped(Number(month[key]));
    }),
  ]);
  const heads = columns.map(([, heading]) => ({ heading, share: 3, align: 'right' as const }));
  const table: PaperTable = {
    kind: 'table',
    columns: [{ heading: words.month, share: 2 }, ...heads],
    rows,
  };
  return [{ heading: words.byMonth, blocks: [table] }];
}

function traffic({ countries }: Report, taking: PaperTaking): PaperSection[] {
  const { language } = taking;
  const words = paperWords[language];
  if (countries.length === 0) return [];
  const table: PaperTable = {
    kind: 'table',
    columns: [
      { heading: words.country, share: 5 },
      { heading: figureWords.calls[language].name, share: 3, align: 'right' },
      { heading: figureWords.minutes[language].name, share: 3, align: 'right' },
      { heading: figureWords.charges[language].name, share: 3, align: 'right' },
    ],
    rows: countries.map(one => [
      one.country === '' ? words.unknown : taking.countryName(one.country),
      grouped(one.calls),
      grouped(one.minutes),
      `¥${grouped(one.yen)}`,
    ]),
  };
  return [{ heading: words.whereTraffic, blocks: [table] }];
}

function definitions({ language, published }: PaperTaking): PaperBlock[] {
  const words = paperWords[language];
  const ids = Object.values(chapters).flat();
  const rows = ids.map(id => {
    const { name, means } = figureWords[id][language];
    return [name, means] as const;
  });
  return [
    { kind: 'text', text: words.howEstimated },
    ...(published ? [{ kind: 'text' as const, text: words.fewAreJoined }] : []),
    { kind: 'facts', rows },
  ];
}
