// Figures of a period, read from cases, measures, claims and summed traffic.
import { type Kysely, sql } from 'kysely';
import { attackHoursOf, breakdownsOf, countCases, daysOf } from '../core/report/count-cases.ts';
import { besides, daysIn, type ReportPeriod, readPeriod } from '../core/report/period.ts';
import { type Figures, figureIds, type Report, type ReportSpan } from '../core/report/report.ts';
import type { Reports } from '../workflow/desk-ports.ts';
import { sumMetCalls } from './case-facts.ts';
import type { Database } from './database.ts';
import { actFigures, type Bounds, measuresOf } from './report-acts.ts';
import { reportedCases } from './report-cases.ts';
import { falseStopsBy, monthsOf } from './report-spans.ts';
import { countriesOf, trafficFigures } from './report-traffic.ts';
import type { Tables } from './tables.ts';
import { TrafficHours } from './traffic-hours.ts';

/** How long a report waits for days of traffic that were never summed. */
const patienceMs = 3_000;
const daysShown = 100;

export class SqlReports implements Reports {
  readonly traffic: TrafficHours;
  readonly #database: Database;
  readonly #timeZone: string;
  #sums: Promise<void> | undefined;

  /** Days, months and hours are those of the zone. */
  constructor(database: Database, timeZone: string) {
    this.#database = database;
    this.#timeZone = timeZone;
    this.traffic = new TrafficHours(database);
  }

  async report(period: ReportPeriod, nowMs: number): Promise<Report> {
    const traffic = await this.#refresh(nowMs);
    return this.#database.run('making a report', async db => {
      const bounds = await boundsOf(db, period, this.#timeZone);
      const earlier = await boundsOf(db, besides(period, -1), this.#timeZone);
      const [cases, before, acts, actsBefore, measures, months, countries, days] =
        await Promise.all([
          reportedCases(db, bounds),
          reportedCases(db, earlier),
          actFigures(db, bounds),
          actFigures(db, earlier),
          measuresOf(db, bounds),
          monthsOf(db, twelveMonths(period), this.#timeZone),
          countriesOf(db, bounds),
          daySpans(db, period, bounds),
        ]);
      return {
        fromMs: bounds.from.getTime(),
        toMs: bounds.to.getTime(),
        figures: whole({ ...countCases(cases), ...acts, ...(await trafficFigures(db, bounds)) }),
        before: whole({
          ...countCases(before),
          ...actsBefore,
          ...(await trafficFigures(db, earlier)),
        }),
        breakdowns: breakdownsOf(cases),
        measures,
        attackHours: attackHoursOf(cases),
        months,
        days: spansOf(days, cases),
        countries,
        traffic,
      };
    });
  }

  /** Before retention erases calls: what reports need of them is summed, all of it. */
  async settle(nowMs: number): Promise<void> {
    await sumMetCalls(this.#database, nowMs);
    await this.traffic.refresh(nowMs);
  }

  /** Brings what reports are summed from up to date; two that ask at once wait for one. */
  async #refresh(nowMs: number): Promise<Report['traffic']> {
    this.#sums ??= sumMetCalls(this.#database, nowMs).finally(() => {
      this.#sums = undefined;
    });
    await this.#sums;
    return this.traffic.refresh(nowMs, patienceMs);
  }
}

interface DaySpans {
  readonly days: readonly string[];
  readonly falseStops: ReadonlyMap<string, number>;
}

async function daySpans(
  db: Kysely<Tables>,
  period: ReportPeriod,
  bounds: Bounds,
): Promise<DaySpans> {
  if (daysIn(period) > daysShown) return { days: [], falseStops: new Map() };
  const { rows } = await sql<{ day: string }>`select to_char(day, 'YYYY-MM-DD') as day
    from generate_series(${period.fromDay}::date, ${period.toDay}::date - 1, '1 day') as day
  `.execute(db);
  return {
    days: rows.map(row => row.day),
    falseStops: await falseStopsBy(db, bounds, 'YYYY-MM-DD'),
  };
}

function spansOf(
  { days, falseStops }: DaySpans,
  cases: Parameters<typeof daysOf>[0],
): readonly ReportSpan[] {
  return daysOf(cases, days).map(day => ({ ...day, falseStops: falseStops.get(day.span) ?? 0 }));
}

async function boundsOf(
  db: Kysely<Tables>,
  { fromDay, toDay }: ReportPeriod,
  timeZone: string,
): Promise<Bounds> {
  const { rows } = await sql<{ from: Date; to: Date }>`select
    ${fromDay}::timestamp at time zone ${timeZone} as from,
    ${toDay}::timestamp at time zone ${timeZone} as to`.execute(db);
  return { ...rows[0]!, timeZone };
}

/** The period's own months, and before them as many as make a year. */
function twelveMonths(period: ReportPeriod): ReportPeriod {
  const last = besides(
    readPeriod(period.toDay.slice(0, 7))!,
    period.toDay.endsWith('-01') ? -1 : 1,
  );
  const end = period.toDay.endsWith('-01') ? last : besides(last, -1);
  let first = end;
  for (let back = 11; back > 0; back -= 1) first = besides(first, -1);
  const fromDay =
    first.fromDay < period.fromDay ? first.fromDay : `${period.fromDay.slice(0, 7)}-01`;
  return { kind: 'days', text: '', fromDay, toDay: end.toDay };
}

function whole(found: Partial<Figures>): Figures {
  return Object.fromEntries(figureIds.map(id => [id, found[id] ?? null])) as Figures;
}
