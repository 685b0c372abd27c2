// What the line used: this billing month beside the one before, and day by day against its normal.
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { BarChart } from '../../../ui/charts/bar-chart.tsx';
import { calendarDay, wallClock } from '../../../ui/figures/format-time.ts';
import { yenInCell, yenOnAxis } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Figure, type Origin } from '../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { useCarrier } from '../../shell/use-me.ts';
import type { Line } from './line-page.tsx';
import { usageDays } from './usage-days.ts';
import { lineWords } from './words.ts';

type Sum = Schemas['LineMonths']['today'];

/** What a line normally does; every part of the page that asks gets the one answer. */
export function useNormal(line: Line) {
  return useQuery({
    queryKey: ['lines', line.id, 'normal', line.stage],
    queryFn: () => {
      const params = { path: { subscriber: line.id } };
      return answered(api.GET('/v1/subscribers/{subscriber}/normal', { params }));
    },
  });
}

export function LineCharges({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  return (
    <Panel title={say('usage')}>
      <Sums line={line} />
      <Days line={line} />
    </Panel>
  );
}

function Sums({ line: { months, now, listed, asOfMs } }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const { timeZone } = useCarrier();
  const language = languageNow();
  const on = (ms: number) => calendarDay(ms, timeZone, language, true);
  const sure = 'estimate' as const;
  const asOf = `${on(asOfMs)}`;
  const means = (definition: string, inputs: string[] = []): Origin => {
    return { definition, inputs, asOf, sure };
  };
  const { thisMonth, lastMonthSoFar: before } = months;
  const times =
    before.milliYen > 0 && thisMonth.milliYen >= 2 * before.milliYen
      ? say('times', { times: Math.round((10 * thisMonth.milliYen) / before.milliYen) / 10 })
      : undefined;
  const listYen = listed?.lastMonthYen ?? null;
  const ofList = listYen === null ? [] : [say('listLastMonth', { yen: yenInCell(listYen) })];
  return (
    <div className="line-sums">
      <Figure
        label={say('nowCalls')}
        value={now.callsInProgress}
        below={now.callsInProgress === 0 ? undefined : yenInCell(now.accruedMilliYen / 1_000)}
        origin={{ definition: say('means_now'), sure, asOf }}
      />
      <SumFigure label={say('today')} sum={months.today} origin={means(say('means_today'))} />
      <SumFigure
        label={say('thisMonth')}
        sum={thisMonth}
        note={times}
        origin={means(say('means_thisMonth', { from: on(months.thisFromMs) }))}
      />
      <SumFigure label={say('lastSoFar')} sum={before} origin={means(say('means_lastSoFar'))} />
      <SumFigure
        label={say('lastMonth')}
        sum={months.lastMonth}
        origin={means(say('means_lastMonth', { from: on(months.lastFromMs) }), ofList)}
      />
    </div>
  );
}

function SumFigure({
  label,
  sum,
  note,
  origin,
}: {
  readonly label: string;
  readonly sum: Sum;
  readonly note?: string | undefined;
  readonly origin: Origin;
}) {
  const say = useWords(lineWords);
  const told = say('callsTold', { count: sum.calls, minutes: Math.round(sum.seconds / 60) });
  return (
    <Figure
      label={label}
      value={yenInCell(sum.milliYen / 1_000)}
      below={note === undefined ? told : `${told} · ${note}`}
      origin={origin}
    />
  );
}

function Days({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const { timeZone } = useCarrier();
  const language = languageNow();
  const normal = useNormal(line);
  if (line.usage.length === 0) return <Empty>{say('usageNone')}</Empty>;
  if (line.usage.every(({ milliYen }) => milliYen === 0)) {
    const refused = line.usage.reduce((sum, day) => sum + day.refused, 0);
    return <Empty>{refused === 0 ? say('usageNone') : say('usageFree', { count: refused })}</Empty>;
  }
  const today = dayOf(line.asOfMs, timeZone);
  const most = normal.data?.learnt?.mostDayYen ?? 0;
  const bars = usageDays(line.usage, today).map(({ day, calls, seconds, milliYen, refused }) => {
    const told = [say('callsTold', { count: calls, minutes: Math.round(seconds / 60) })];
    if (refused > 0) told.push(say('refusedTold', { count: refused }));
    return {
      key: day,
      label: `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
      name: calendarDay(Date.parse(day), 'UTC', language),
      value: Math.round(milliYen / 1_000),
      told: told.join(' · '),
      refused: refused > 0,
      running: day === today,
    };
  });
  const label = say('bandDay', { yen: yenInCell(most) });
  return (
    <BarChart
      title={say('usageByDay')}
      bars={bars}
      valueName={say('charges')}
      onAxis={value => yenOnAxis(value, language)}
      inCell={yenInCell}
      band={most > 0 ? { upTo: most, label } : undefined}
    />
  );
}

function dayOf(atMs: number, timeZone: string): string {
  const { year, month, day } = wallClock(atMs, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
