import { Button, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { calendarDay, clockTime, wallClock } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useNow } from '../../live/use-live.ts';
import { useCarrier } from '../../shell/use-me.ts';
import { FraudBreakdowns } from './fraud-breakdowns.tsx';
import { KeptPromise } from './kept-promise.tsx';
import { periodName } from './period-name.ts';
import { PeriodPicker } from './period-picker.tsx';
import { ReportCharts } from './report-charts.tsx';
import { FigurePanel } from './report-figures.tsx';
import { MeasureTable, TrafficTable } from './report-tables.tsx';
import './reports.css';
import { reportWords } from './words.ts';

export type Report = Schemas['Report'];

export function ReportsPage() {
  const say = useWords(reportWords);
  const month = useThisMonth();
  const { period = month } = useParams({ strict: false }) as { period?: string };
  const { published = false } = useSearch({ strict: false }) as { published?: boolean };
  const query = useQuery({
    queryKey: ['report', period, published],
    queryFn: () => {
      const asked = published ? { published: 'true' as const } : {};
      const params = { path: { period }, query: asked };
      return answered(api.GET('/v1/reports/{period}', { params }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: 120_000,
  });
  return (
    <Page title={say('title')} actions={<Files period={period} published={published} />}>
      <Loaded query={query}>{report => <Whole report={report} />}</Loaded>
    </Page>
  );
}

function useThisMonth(): string {
  const { timeZone } = useCarrier();
  const { year, month } = wallClock(useNow(3_600_000), timeZone);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** What is handed on; each file is on record. */
function Files({ period, published }: { readonly period: string; readonly published: boolean }) {
  const say = useWords(reportWords);
  const navigate = useNavigate();
  const asked = new URLSearchParams({ language: languageNow(), published: String(published) });
  const of = `/v1/reports/${encodeURIComponent(period)}`;
  return (
    <>
      <Switch
        className="reports-published"
        label={say('published')}
        checked={published}
        onChange={event => {
          const on = event.currentTarget.checked;
          void navigate({
            to: '/reports/$period',
            params: { period },
            search: on ? { published: true } : {},
          });
        }}
      />
      <Button component="a" variant="default" href={`${of}/figures.csv?${asked}`} download>
        {say('csv')}
      </Button>
      <Button component="a" href={`${of}/report.pdf?${asked}`} download>
        {say('pdf')}
      </Button>
    </>
  );
}

function Whole({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const { timeZone } = useCarrier();
  const language = languageNow();
  const { period, asOfMs, traffic, published } = report;
  const asOf = `${calendarDay(asOfMs, timeZone, language, true)} ${clockTime(asOfMs, timeZone)}`;
  return (
    <>
      <div className="reports-when">
        <h2 className="reports-name">{periodName(period, language)}</h2>
        {period.running ? <span className="history">{say('running')}</span> : null}
        <PeriodPicker period={period} published={published} />
      </div>
      {published ? <p className="label">{say('publishedOn')}</p> : null}
      {traffic.daysLeft > 0 ? <p>{say('summing', { count: traffic.daysLeft })}</p> : null}
      <KeptPromise report={report} asOf={asOf} />
      <FigurePanel report={report} asOf={asOf} title={say('damage')} ids={damage}>
        <ReportCharts report={report} />
      </FigurePanel>
      <FigurePanel report={report} asOf={asOf} title={say('speed')} ids={speed} />
      <Panel title={say('breakdowns')}>
        <FraudBreakdowns report={report} />
      </Panel>
      <FigurePanel report={report} asOf={asOf} title={say('acts')} ids={acts}>
        <MeasureTable report={report} />
      </FigurePanel>
      <FigurePanel report={report} asOf={asOf} title={say('traffic')} ids={traffics}>
        <TrafficTable report={report} />
      </FigurePanel>
    </>
  );
}

const damage = [
  ...(['cases', 'fraud', 'loss', 'saved', 'without', 'loss-median', 'loss-p95'] as const),
  ...(['loss-largest', 'lawful', 'inconclusive', 'undecided', 'undecided-loss'] as const),
];
const speed = [
  ...(['detect-median', 'detect-p95', 'contact-median', 'contact-p95'] as const),
  ...(['stop-median', 'stop-p95', 'first-to-stop-median', 'first-to-stop-p95'] as const),
];
const acts = [
  ...(['suspensions', 'source-blocks', 'country-blocks', 'barrings'] as const),
  ...(['barring-median', 'barring-p95', 'compensations', 'compensation-yen'] as const),
];
const traffics = ['calls', 'minutes', 'charges', 'refused', 'challenged', 'released'] as const;
