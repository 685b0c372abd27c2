// Device makers and models (R15): cases against lines, and reports to makers.
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ModelSum } from '../../core/case/network-rows.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { NetworkNow } from '../../workflow/network-ports.ts';
import {
  daysQuery,
  deviceParams,
  deviceReportSchema,
  deviceSchema,
  devicesSchema,
  newReportSchema,
  reportDraftSchema,
  reportQuery,
} from '../contract/network.ts';
import { auditOf, type DeskParts, found } from '../desk/desk-parts.ts';
import { reportCsv, reportText } from './device-report.ts';
import { remarkOn } from './device-share.ts';
import { fromMsOf } from './network-parts.ts';

/** Cases of devices are few: looked at over a longer time unless said. */
const daysDefault = 90;

export function deviceRoutes(app: FastifyInstance, parts: DeskParts): void {
  readRoutes(app, parts);
  reportRoutes(app, parts);
}

function readRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/network/devices', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkDevices',
      summary: 'Device models: their share of cases against their share of lines',
      querystring: daysQuery,
      response: { 200: devicesSchema },
    },
    handler: async (request, reply) => {
      const { reader, now } = parts.network;
      const all = await reader.models(fromMsOf(parts, request.query.days ?? daysDefault));
      reply.header('cache-control', 'no-store');
      return {
        asOfMs: parts.clock.nowMs(),
        cases: all.cases,
        allLines: now.linesOf('').allLines,
        rows: all.models.map(one => deviceRow(now, one, all.accounts)),
        makers: makersOf(now, all.models, all.accounts),
      };
    },
  });
  typed.get('/v1/network/devices/:device', {
    config: { permission: 'network.read' },
    schema: {
      operationId: 'networkDevice',
      summary: 'One device model: its cases, and what its maker was told',
      params: deviceParams,
      querystring: daysQuery,
      response: { 200: deviceSchema },
    },
    handler: async (request, reply) => {
      const { reader, now } = parts.network;
      const fromMs = fromMsOf(parts, request.query.days ?? daysDefault);
      const { sum, all } = await modelOf(parts, request.params.device, fromMs);
      const [members, reports] = await Promise.all([
        reader.modelCaseRows(sum.model, fromMs),
        reader.deviceReports(sum.model),
      ]);
      reply.header('cache-control', 'no-store');
      return {
        asOfMs: parts.clock.nowMs(),
        cases: all.cases,
        allLines: now.linesOf('').allLines,
        row: deviceRow(now, sum, all.accounts),
        members,
        reports: reports.map(({ model: _, ...one }) => one),
      };
    },
  });
}

function reportRoutes(app: FastifyInstance, parts: DeskParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/v1/network/devices/:device/report', {
    config: { permission: 'device.report' },
    schema: {
      operationId: 'draftDeviceReport',
      summary: 'A report to the maker to copy: a text, and its cases without whose they are',
      params: deviceParams,
      querystring: reportQuery,
      response: { 200: reportDraftSchema },
    },
    handler: async (request, reply) => {
      const { language, days = daysDefault } = request.query;
      const { network, timeZone } = parts;
      const { reader, now } = network;
      const fromMs = fromMsOf(parts, days);
      const { sum, all } = await modelOf(parts, request.params.device, fromMs);
      const { model, cases, accounts, exposureYen } = sum;
      const toMs = parts.clock.nowMs();
      const figures = { model, cases, accounts, exposureYen, allCases: all.cases };
      const facts = { ...figures, ...now.linesOf(model), fromMs, toMs, timeZone };
      reply.header('cache-control', 'no-store');
      return {
        text: reportText(language, facts),
        csv: reportCsv(await reader.modelCases(model, fromMs), timeZone),
      };
    },
  });
  typed.post('/v1/network/devices/:device/reports', {
    config: { permission: 'device.report' },
    schema: {
      operationId: 'recordDeviceReport',
      summary: 'Records that a report went to the maker, with its text',
      params: deviceParams,
      body: newReportSchema,
      response: { 200: deviceReportSchema },
    },
    handler: async request => {
      const { to, language, text, days = daysDefault } = request.body;
      const { sum } = await modelOf(parts, request.params.device, fromMsOf(parts, days));
      const { model, cases, accounts } = sum;
      const shown = {
        id: randomUUID(),
        sentMs: parts.clock.nowMs(),
        by: request.caller.who,
        to: maskNumbersIn(to),
        language,
        text: maskNumbersIn(text),
        cases,
        accounts,
      };
      const entry = { what: 'device.report', why: `to ${shown.to}`, subject: model };
      await parts.network.reader.recordDeviceReport(
        { ...shown, model },
        auditOf(request, parts, entry),
      );
      return shown;
    },
  });
}

/** Models stand in no URL: a digest of the name does. */
export function deviceId(model: string): string {
  return createHash('sha256').update(model).digest('hex').slice(0, 16);
}

async function modelOf(parts: DeskParts, device: string, fromMs: number) {
  const { reader, now } = parts.network;
  const all = await reader.models(fromMs);
  const sum = all.models.find(one => deviceId(one.model) === device);
  if (sum !== undefined) return { sum, all };
  const model = found(
    [...now.models()].find(one => deviceId(one) === device),
    'device model',
  );
  const none = { cases: 0, accounts: 0, exposureYen: 0, firstMs: 0, lastMs: 0 };
  return { sum: { model, ...none }, all };
}

/** The first word of the model, as lists commonly write it. */
function makerOf(model: string): string {
  return model.split(/[\s/_-]/, 1)[0] ?? model;
}

function makersOf(now: NetworkNow, models: readonly ModelSum[], allAccounts: number) {
  const { allLines } = now.linesOf('');
  const listed = new Map<string, number>();
  for (const model of now.models()) {
    const maker = makerOf(model);
    listed.set(maker, (listed.get(maker) ?? 0) + now.linesOf(model).lines);
  }
  return [...Map.groupBy(models, one => makerOf(one.model))]
    .map(([maker, of]) => {
      const sum = (pick: (one: ModelSum) => number) => of.reduce((all, one) => all + pick(one), 0);
      const accounts = sum(one => one.accounts);
      const lines = listed.get(maker) ?? 0;
      const share = remarkOn({ accounts, allAccounts, lines, allLines });
      return { maker, models: of.length, cases: sum(one => one.cases), accounts, lines, ...share };
    })
    .toSorted((a, b) => b.cases - a.cases);
}

function deviceRow(now: NetworkNow, sum: ModelSum, allAccounts: number) {
  const { lines, allLines } = now.linesOf(sum.model);
  return {
    device: deviceId(sum.model),
    maker: makerOf(sum.model),
    ...sum,
    lines,
    ...remarkOn({ accounts: sum.accounts, allAccounts, lines, allLines }),
    priority: now.hasPriority(sum.model),
  };
}
