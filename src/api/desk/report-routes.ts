// Figures of a period: as data, and as files to be handed on.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { formatTime } from '../../core/call/format-time.ts';
import { type ReportPeriod, readPeriod } from '../../core/report/period.ts';
import { publishedReport, withoutCountryBlocks } from '../../core/report/published.ts';
import type { Report } from '../../core/report/report.ts';
import { reportCsv } from '../../core/report/report-csv.ts';
import { reportPaper } from '../../core/report/report-paper.ts';
import {
  reportFileQuerySchema,
  reportParams,
  reportQuerySchema,
  reportSchema,
} from '../contract/reports.ts';
import { ApiError } from '../present-error.ts';
import { asDownload } from './case-routes.ts';
import { auditOf, type DeskParts } from './desk-parts.ts';
import { lastDayOf, presentReport } from './present-report.ts';
import { mayKnowBlocks } from './told-to.ts';

export function reportRoutes(app: FastifyInstance, parts: DeskParts): void {
  dataRoutes(app, parts);
  paperRoute(app, parts);
}

function dataRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/reports/:period', {
    config: { permission: 'report.read' },
    schema: {
      operationId: 'report',
      summary: 'Damage and protection in a month, quarter, year or any days, beside those before',
      params: reportParams,
      querystring: reportQuerySchema,
      response: { 200: reportSchema },
    },
    handler: async (request, reply) => {
      const period = periodOf(request.params.period);
      const nowMs = parts.clock.nowMs();
      const report = await reportFor(request, parts, { period, nowMs });
      const published = request.query.published === 'true';
      reply.header('cache-control', 'no-store');
      return presentReport(report, { period, published, nowMs });
    },
  });
  typed.get('/v1/reports/:period/figures.csv', {
    config: { permission: 'report.read' },
    schema: {
      operationId: 'reportCsv',
      summary: 'The same as one table for spreadsheets',
      params: reportParams,
      querystring: reportFileQuerySchema,
    },
    handler: async (request, reply) => {
      const { published, language = 'ja' } = request.query;
      const period = periodOf(request.params.period);
      const report = await reportFor(request, parts, { period, nowMs: parts.clock.nowMs() });
      const table = reportCsv(published === 'true' ? publishedReport(report) : report, language);
      await recordFile(request, parts, { period, form: 'csv' });
      return asDownload(reply, `sekisho-${period.text}.csv`)
        .type('text/csv; charset=utf-8')
        .send(table);
    },
  });
}

function paperRoute(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/reports/:period/report.pdf', {
    config: { permission: 'report.read' },
    schema: {
      operationId: 'reportPdf',
      summary: 'The same as a document, with its definitions; the table travels inside it',
      params: reportParams,
      querystring: reportFileQuerySchema,
    },
    handler: async (request, reply) => {
      const { published: asked, language = 'ja' } = request.query;
      const period = periodOf(request.params.period);
      const madeMs = parts.clock.nowMs();
      const found = await reportFor(request, parts, { period, nowMs: madeMs });
      const published = asked === 'true';
      const report = published ? publishedReport(found) : found;
      const countries = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
      const printed = await parts.casework.printer.print(
        reportPaper(report, {
          ...{ language, fromDay: period.fromDay, lastDay: lastDayOf(period), madeMs, published },
          carrier: parts.casework.carrier[language],
          made: madeText(madeMs, parts),
          countryName: code =>
            /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : `+${code}`,
          csv: { name: `sekisho-${period.text}.csv`, text: reportCsv(report, language) },
        }),
      );
      if (printed === 'busy') throw new ApiError(503, 'Many papers are being printed; try again.');
      await recordFile(request, parts, { period, form: 'pdf' });
      return asDownload(reply, `sekisho-${period.text}.pdf`)
        .type('application/pdf')
        .send(Buffer.from(printed));
    },
  });
}

async function reportFor(
  request: FastifyRequest,
  { reports }: DeskParts,
  { period, nowMs }: { readonly period: ReportPeriod; readonly nowMs: number },
): Promise<Report> {
  const report = await reports.report(period, nowMs);
  return mayKnowBlocks(request) ? report : withoutCountryBlocks(report);
}

/** `2026-11-22 09:15 (+09:00), Sekisho`. */
function madeText(madeMs: number, { casework }: DeskParts): string {
  const time = formatTime(madeMs, casework.zoneAt(madeMs));
  return `${time.slice(0, 10)} ${time.slice(11, 16)} (${casework.zoneAt(madeMs)}), Sekisho`;
}

function periodOf(text: string): ReportPeriod {
  const period = readPeriod(text);
  if (period !== undefined) return period;
  const forms = '2026-10, 2026-Q4, 2026 or 2026-10-05..2026-10-20 (three years at most)';
  throw new ApiError(400, `This is no period; write it as ${forms}.`);
}

/** What leaves the house is on record. */
async function recordFile(
  request: FastifyRequest,
  parts: DeskParts,
  { period, form }: { readonly period: ReportPeriod; readonly form: 'csv' | 'pdf' },
): Promise<void> {
  const entry = { what: `report.${form}`, why: 'to hand it on', subject: period.text };
  await parts.work.record(auditOf(request, parts, entry));
}
