// What a line normally does, as far as it is open to the caller.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Stage } from '../../core/access/disclosure.ts';
import type { LearntNormal, LineHabits } from '../../core/case/line-normal.ts';
import { type LineNormalView, lineNormalSchema } from '../contract/line-normal.ts';
import { lineParams } from '../contract/lines.ts';
import type { DeskParts } from './desk-parts.ts';
import { lineOf } from './line-routes.ts';
import { stageOfLine } from './open-stage.ts';

/** So many weeks a line is looked back on. */
export const habitWeeks = 8;

export function normalRoutes(app: FastifyInstance, parts: DeskParts): void {
  app.withTypeProvider<ZodTypeProvider>().get('/v1/subscribers/:subscriber/normal', {
    config: { permission: 'case.read' },
    schema: {
      operationId: 'lineNormal',
      summary: 'What a line normally does: hours, charges, countries, networks, since when known',
      params: lineParams,
      response: { 200: lineNormalSchema },
    },
    handler: async (request, reply) => {
      const { subscriber } = request.params;
      const page = await lineOf(request, parts, subscriber);
      const stage = await stageOfLine(request, parts, subscriber, page.cases);
      const atMs = parts.clock.nowMs();
      const timeZone = page.subscriber?.timeZone ?? parts.timeZone;
      const span = { toMs: atMs, weeks: habitWeeks, timeZone };
      const habits = await parts.stories.habits([subscriber], span);
      const learnt = parts.watch.learnt(subscriber);
      reply.header('cache-control', 'no-store');
      return {
        stage,
        atMs,
        timeZone,
        ...presentHabits(habits, stage),
        deviceModel: page.subscriber?.deviceModel ?? null,
        learnt: learnt === undefined ? null : presentLearnt(learnt, stage),
      };
    },
  });
}

function presentHabits(habits: LineHabits, stage: Stage) {
  const { callsByHour, milliYenByHour, mostMilliYenByHour, countries, networks } = habits;
  const { weeks, firstMs, lastMs, calls, mostAtOnce } = habits;
  return {
    ...{ weeks, firstMs, lastMs, calls, mostAtOnce, callsByHour },
    yenByHour: milliYenByHour.map(yen),
    mostYenByHour: mostMilliYenByHour.map(yen),
    mostDayYen: yen(habits.mostDayMilliYen),
    countryCount: countries.length,
    countries: stage >= 2 ? countries : null,
    networkCount: networks.length,
    networks: stage >= 3 ? networks : null,
  };
}

function presentLearnt(learnt: LearntNormal, stage: Stage): LineNormalView['learnt'] {
  const { mostDayMilliYen, countries, ...rest } = learnt;
  return {
    ...rest,
    mostDayYen: yen(mostDayMilliYen),
    countryCount: countries.length,
    countries: stage >= 2 ? countries : null,
  };
}

function yen(milliYen: number): number {
  return Math.round(milliYen / 1_000);
}
