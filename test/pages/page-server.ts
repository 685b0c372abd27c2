// A server of the page with a fake network behind it, for looking at and for tests.
import { join } from 'node:path';
import type { LiveView } from '../../src/api/contract/live.ts';
import { FakeIntake } from '../../src/api/fake-intake.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import { type Api, createApi } from '../../src/api/server.ts';
import { parseCallEvent } from '../../src/core/call/parse-call-event.ts';

const pages = join(import.meta.dirname, '../../web/live');

export interface PageServer {
  readonly api: Api;
  readonly url: string;
  /** What the page is shown from now on. */
  show(view: LiveView): void;
}

export async function startPageServer(first: LiveView, port = 0): Promise<PageServer> {
  let view = first;
  const api = await createApi({
    intake: new FakeIntake(),
    live: () => view,
    clock: { nowMs: () => view.nowMs },
    metrics: createMetrics(),
    parseCallEvent,
    classify: () => 'international',
    checks: [],
    settings: { host: '127.0.0.1', port, pages },
    version: 'test',
    report: error => console.error(error),
  });
  const address = await api.listen();
  return {
    api,
    url: `http://127.0.0.1:${address.port}/`,
    show(next) {
      view = next;
    },
  };
}
