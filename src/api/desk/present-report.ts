// A report as the API tells it.
import { besides, type ReportPeriod } from '../../core/report/period.ts';
import { publishedReport } from '../../core/report/published.ts';
import { estimates, figureIds, figureUnits, type Report } from '../../core/report/report.ts';
import type { ReportView } from '../contract/reports.ts';

export interface ReportAsked {
  readonly period: ReportPeriod;
  readonly published: boolean;
  readonly nowMs: number;
}

export function presentReport(
  found: Report,
  { period, published, nowMs }: ReportAsked,
): ReportView {
  const report = published ? publishedReport(found) : found;
  const { figures, before, fromMs, toMs, ...rest } = report;
  return {
    period: {
      text: period.text,
      kind: period.kind,
      fromDay: period.fromDay,
      lastDay: lastDayOf(period),
      fromMs,
      toMs,
      previous: besides(period, -1).text,
      next: toMs <= nowMs ? besides(period, 1).text : null,
      running: nowMs < toMs,
    },
    asOfMs: nowMs,
    published,
    figures: figureIds.map(id => ({
      id,
      unit: figureUnits[id],
      value: figures[id],
      before: before[id],
      estimate: estimates.has(id),
    })),
    ...rest,
  };
}

export function lastDayOf({ toDay }: ReportPeriod): string {
  const ms = Date.parse(toDay) - 86_400_000;
  return new Date(ms).toISOString().slice(0, 10);
}
