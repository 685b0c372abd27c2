import { figureWords } from '../../../../src/core/report/figure-words.ts';
import type { Schemas } from '../../../api/client.ts';
import { BarChart } from '../../../ui/charts/bar-chart.tsx';
import { calendarDay } from '../../../ui/figures/format-time.ts';
import { count, yenInCell, yenOnAxis } from '../../../ui/figures/format-yen.ts';
import { type Language, languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { periodName } from './period-name.ts';
import type { Report } from './reports-page.tsx';
import { reportWords } from './words.ts';

type Span = Schemas['ReportSpan'];

/** Loss and what was saved by day (or month), and what lawful owners were put through by month. */
export function ReportCharts({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const byDay = report.days.length > 1;
  return (
    <div className="reports-charts">
      <div className="reports-wide">
        <h3 className="label">{say(byDay ? 'lossByDay' : 'lossByMonth')}</h3>
        <LossChart spans={byDay ? report.days : report.months} title={say('lossByDay')} />
      </div>
      <div>
        <h3 className="label">{say('asked')}</h3>
        <CountChart spans={report.months} title={say('asked')} of="lawfulAsked" />
      </div>
      <div>
        <h3 className="label">{say('falseStops')}</h3>
        <CountChart spans={report.months} title={say('falseStops')} of="falseStops" />
      </div>
    </div>
  );
}

function LossChart({ spans, title }: { readonly spans: readonly Span[]; readonly title: string }) {
  const say = useWords(reportWords);
  const language = languageNow();
  return (
    <BarChart
      title={title}
      valueName={figureWords.loss[language].name}
      estimateName={figureWords.saved[language].name}
      onAxis={value => yenOnAxis(value, language)}
      inCell={yenInCell}
      bars={spans.map(({ span, lossYen, savedYen, fraud }) => ({
        ...namesOf(span, language),
        value: lossYen,
        estimate: savedYen,
        told: say('casesTold', { count: fraud }),
      }))}
    />
  );
}

function CountChart({
  spans,
  title,
  of,
}: {
  readonly spans: readonly Span[];
  readonly title: string;
  readonly of: 'lawfulAsked' | 'falseStops';
}) {
  const say = useWords(reportWords);
  const language = languageNow();
  return (
    <BarChart
      title={title}
      valueName={say('cases')}
      height={140}
      onAxis={value => (Number.isInteger(value) ? count(value) : '')}
      inCell={count}
      bars={spans.map(one => ({ ...namesOf(one.span, language), value: one[of] }))}
    />
  );
}

function namesOf(span: string, language: Language) {
  if (span.length === 7) {
    const name = periodName({ kind: 'month', text: span, fromDay: `${span}-01` }, language);
    return { key: span, label: `${Number(span.slice(5))}${language === 'ja' ? '月' : ''}`, name };
  }
  const label = `${Number(span.slice(5, 7))}/${Number(span.slice(8))}`;
  return { key: span, label, name: calendarDay(Date.parse(span), 'UTC', language) };
}
