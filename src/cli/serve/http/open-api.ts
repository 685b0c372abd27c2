// The HTTP server with all that stands behind its routes.
import { join } from 'node:path';
import type { DeskParts } from '../../../api/desk/desk-parts.ts';
import { createApi } from '../../../api/server.ts';
import type { FileJournal } from '../../../bus/file-journal.ts';
import { parseCallEvent } from '../../../core/call/parse-call-event.ts';
import { dataKey } from '../../data-key.ts';
import { version } from '../../version.ts';
import { wallClock } from '../../wall-clock.ts';
import type { Judging } from '../judging.ts';
import type { Messages } from '../messages/messages.ts';
import { listsAndPolicy } from '../policy/lists-and-policy.ts';
import type { Running } from '../running.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { administrationOf } from './administration.ts';
import { buildPages } from './build-pages.ts';
import { deskParts, hideCountryBlocks, sweepRequestKeys } from './desk-api.ts';
import { healthChecks } from './health-checks.ts';
import type { OpenEntrance } from './open-entrance.ts';

export interface ApiParts {
  readonly judging: Judging;
  readonly journal: FileJournal;
  readonly store: OpenStore;
  readonly entrance: OpenEntrance;
  readonly messages: Messages;
}

/** Listens when it returns; the desk's parts are those of `running` from then on. */
export async function openApi(
  running: Running,
  parts: ApiParts,
): Promise<{ host: string; port: number }> {
  const { judging, journal, store, messages } = parts;
  const { entrance, keys } = parts.entrance;
  const { intake, live, clock, classify, views, shadow } = judging;
  const { settings, places, metrics, report } = running;
  const enforcement = () => running.enforcement;
  const all = { settings, ...judging, ...messages, ...store, journal, places, enforcement };
  const administration = administrationOf({ ...running.options, ...all });
  running.desk = await openDesk(running, parts);
  await hideCountryBlocks(store, running.desk.events).catch(report);
  running.open.push(sweepRequestKeys(store.requestKeys, clock, report));
  const api = await createApi({
    intake,
    onDisk: () => live.onDisk(),
    clock,
    classify,
    live: () => views.live.view(),
    now: views.now,
    ...(running.demo === undefined ? {} : { demo: running.demo.clock }),
    desk: running.desk,
    shadow: () => shadow.view(),
    metrics,
    parseCallEvent,
    answers: messages.answerPage,
    checks: healthChecks({ ...all, store }),
    settings: {
      ...settings.http,
      pages: join(import.meta.dirname, '../../../../web/sign-in'),
      console: buildPages(report),
    },
    version: version(),
    entrance,
    administration: { administration, audit: entrance.audit, clock: wallClock },
    keys: presented => keys.find(presented),
    report,
  });
  running.open.push(() => api.close());
  return api.listen();
}

/** The case desk, with the policy and the lists that people change there. */
async function openDesk(
  running: Running,
  { judging, journal, store }: ApiParts,
): Promise<DeskParts> {
  const { driver, live, clock, shadow } = judging;
  const { settings, report } = running;
  const listChanged = (): void => running.reload();
  const { inForce, policy, lists } = await listsAndPolicy({
    ...{ settings, store, journal, driver, clock, shadow, listChanged },
    ...{ demo: running.options.demo, folder: running.places.journal, report },
    warn: text => running.log.warn(text),
    onOpen: close => running.open.push(close),
  });
  running.policy = inForce;
  return deskParts({
    store,
    settings,
    live,
    policy,
    lists,
    namesKey: dataKey(settings.dataDir, 'names'),
    confirmingRoles: running.people.signIn.authenticatorRoles,
    clock,
    listChanged,
    driver,
  });
}
