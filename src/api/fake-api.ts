import { parseCallEvent } from '../core/call/parse-call-event.ts';
import type { ApiSettings } from './api-settings.ts';
import type { LiveView } from './contract/live.ts';
import { FakeIntake } from './fake-intake.ts';
import { createMetrics } from './metrics.ts';
import { type Api, type ApiParts, createApi } from './server.ts';

/** A network that has seen nothing yet. */
export const quietView: LiveView = {
  nowMs: 1_780_243_200_000,
  demo: false,
  policy: 'standard',
  timeZone: 'Asia/Tokyo',
  totals: {
    events: 0,
    calls: 0,
    domestic: 0,
    quarantined: 0,
    allowed: 0,
    challenged: 0,
    blocked: 0,
    released: 0,
    failedOpen: 0,
  },
  callsInProgress: 0,
  yenPerMinute: 0,
  exposureYen: 0,
  calls: [],
  cases: [],
  measures: [],
  feeds: [],
  minutes: [],
};

export interface FakeApi extends Api {
  readonly intake: FakeIntake;
  readonly reported: unknown[];
  /** What the live view is from now on. */
  show(view: LiveView): void;
}

/** A server for tests on a fake intake; +81, 03… and 110 are not international. */
export async function fakeApi(
  settings: Partial<ApiSettings> = {},
  parts: Partial<ApiParts> = {},
): Promise<FakeApi> {
  const intake = new FakeIntake();
  const reported: unknown[] = [];
  let view = quietView;
  const api = await createApi({
    intake,
    live: () => view,
    clock: { nowMs: () => quietView.nowMs },
    metrics: createMetrics(),
    parseCallEvent,
    classify: to =>
      to === '110' ? 'emergency' : to.startsWith('03') ? 'domestic' : 'international',
    checks: [],
    version: '0.0.0',
    report: error => reported.push(error),
    ...parts,
    settings: { host: '127.0.0.1', port: 0, ...settings },
  });
  return {
    ...api,
    intake,
    reported,
    show(next) {
      view = next;
    },
  };
}
