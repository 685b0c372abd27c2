// How a case came about.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { LineHabits } from '../../core/case/line-normal.ts';
import { takeOldest } from '../../core/stdx/take-oldest.ts';
import { caseParams } from '../contract/cases.ts';
import { timelineQuerySchema, timelineSchema } from '../contract/timeline.ts';
import { caseOf } from './case-routes.ts';
import type { DeskParts } from './desk-parts.ts';
import {
  callsAt,
  chargesOver,
  evidenceAt,
  presentTimelineCall,
  registrationsAt,
  storyBegins,
  usualOver,
} from './draw-timeline.ts';
import { habitWeeks } from './normal-routes.ts';
import { stageOfCase } from './open-stage.ts';
import { weekHours } from './week-hours.ts';

/** Calls that are looked at, and those that are shown one by one. */
const readMost = 5_000;
const shownMost = 400;
const hourMs = 3_600_000;
/** What a case that stays open for longer did later is not told. */
const longestMs = 31 * 24 * hourMs;

export function timelineRoutes(app: FastifyInstance, parts: DeskParts): void {
  const habitsOf = keptHabits(parts);
  app.withTypeProvider<ZodTypeProvider>().get('/v1/cases/:case/timeline', {
    config: { permission: 'case.read', bound: true },
    schema: {
      operationId: 'caseTimeline',
      summary: 'How a case came about: calls, charges against the normal, evidence over time',
      params: caseParams,
      querystring: timelineQuerySchema,
      response: { 200: timelineSchema },
    },
    handler: async (request, reply) => {
      const page = await caseOf(request, parts, request.params.case);
      const stage = await stageOfCase(request, parts, page);
      const nowMs = parts.clock.nowMs();
      const atMs = Math.min(request.query.atMs ?? nowMs, nowMs);
      const live = request.query.atMs === undefined;
      const { openedMs, closedMs } = page.row;
      const traces = await parts.stories.traces(page.row.case);
      const { fromMs, focusMs } = storyBegins(openedMs, traces);
      const lastMs = Math.min(openedMs + longestMs, closedMs === null ? atMs : closedMs + hourMs);
      const toMs = Math.max(Math.min(atMs, lastMs), fromMs);
      const { lines } = page;
      const asked = { subscribers: lines, fromMs, toMs: toMs + 1 };
      const span = { toMs: fromMs, weeks: habitWeeks, timeZone: parts.timeZone };
      const [ended, all, habits] = await Promise.all([
        parts.stories.callsOf({ ...asked, limit: readMost }),
        parts.stories.countCalls(asked),
        habitsOf(lines, span),
      ]);
      const running = parts.watch.running(lines);
      const calls = callsAt({ openedMs, lines, ended, running, traces, atMs, live });
      const shown = shownOf(calls);
      reply.header('cache-control', 'no-store');
      return {
        ...{ stage, atMs, live, timeZone: parts.timeZone, lines, fromMs, focusMs },
        calls: stage < 2 ? null : shown.map(call => presentTimelineCall(call, stage)),
        callsLeftOut: all - ended.length + calls.length - shown.length,
        ...chargesOver(calls, fromMs, toMs),
        usual: usualOver(habits, { fromMs, toMs }, weekHours(parts.timeZone)),
        registrations: registrationsAt(traces, atMs),
        evidence: evidenceAt(traces, Math.min(atMs, closedMs ?? atMs)),
      };
    },
  });
}

/** What goes on always; of the rest the first, suspected ones before others. */
function shownOf<Call extends { readonly endMs: number | null; readonly suspected: boolean }>(
  calls: readonly Call[],
): Call[] {
  if (calls.length <= shownMost) return [...calls];
  const rank = (call: Call): number => (call.endMs === null ? 0 : call.suspected ? 1 : 2);
  const places = calls.map((call, place) => ({ place, rank: rank(call) }));
  places.sort((a, b) => a.rank - b.rank || a.place - b.place);
  const kept = new Set(places.slice(0, shownMost).map(one => one.place));
  return calls.filter((_, place) => kept.has(place));
}

const keptForMs = 5 * 60_000;
const keptMost = 200;

/** A case that is looked at asks for the same habits again and again: they are kept for a while. */
function keptHabits({ stories, clock }: DeskParts): DeskParts['stories']['habits'] {
  const kept = new Map<string, { readonly atMs: number; readonly habits: Promise<LineHabits> }>();
  return (lines, span) => {
    const key = JSON.stringify([lines, span]);
    const found = kept.get(key);
    const nowMs = clock.nowMs();
    if (found !== undefined && Math.abs(nowMs - found.atMs) < keptForMs) return found.habits;
    const habits = stories.habits(lines, span);
    kept.delete(key);
    if (kept.size >= keptMost) takeOldest(kept);
    kept.set(key, { atMs: nowMs, habits });
    habits.catch(() => kept.delete(key));
    return habits;
  };
}
