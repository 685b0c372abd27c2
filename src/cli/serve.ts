// The composition root: which part of the server is opened when, and closed in the other order.
// Which adapter stands behind which port is known in the rooms of serve/ alone.
import type { FileJournal } from '../bus/file-journal.ts';
import type { ServeOptions } from './commands/serve.ts';
import { announcement } from './serve/announce.ts';
import { DemoCarrier } from './serve/demo/demo-carrier.ts';
import { makeDemoPeople } from './serve/demo/demo-people.ts';
import { openSip } from './serve/feeds/open-sip.ts';
import { watchFolders } from './serve/feeds/record-folders.ts';
import { openApi } from './serve/http/open-api.ts';
import { openEntrance } from './serve/http/open-entrance.ts';
import { type Judging, openJudging } from './serve/judging.ts';
import { takeLists } from './serve/lists/take-lists.ts';
import { type Messages, openMessages } from './serve/messages/messages.ts';
import { startEnforcement } from './serve/network/enforcement.ts';
import { startDelivery } from './serve/network/start-delivery.ts';
import { tellOrders } from './serve/network/tell-orders.ts';
import { Running } from './serve/running.ts';
import { stopSignal } from './serve/stop-signal.ts';
import { auditEntry } from './serve/storage/audit-entry.ts';
import { countDomestic } from './serve/storage/count-domestic.ts';
import { startRetention } from './serve/storage/daily-retention.ts';
import { openJournal, resumeTime } from './serve/storage/open-journal.ts';
import { type OpenStore, openStore } from './serve/storage/open-store.ts';
import type { Settings } from './settings.ts';
import { wallClock } from './wall-clock.ts';

/** Starts everything, prints where it is, and returns when it was asked to stop. */
export async function serve(settings: Settings, options: ServeOptions): Promise<void> {
  const stopped = stopSignal();
  const running = new Running(settings, options);
  try {
    process.stdout.write(await start(running));
    await stopped;
    process.stderr.write('Stopping …\n');
  } finally {
    await running.close();
  }
  process.stderr.write('Stopped.\n');
}

/** Gives what the operator reads when everything is open. */
async function start(running: Running): Promise<string> {
  const { settings, options, open, report } = running;
  const { journal, store } = await openStorage(running);
  const entrance = await openEntrance(store.database, running.people, wallClock, {
    note: head => running.log.info(head, 'end of the audit chain'),
    report,
  });
  open.push(() => entrance.stop());
  if (options.demo) running.demo = new DemoCarrier(options, await resumeTime(journal));
  const clock = running.demo?.clock ?? options.clock ?? wallClock;
  const judging = openJudging(running, { journal, store, clock });
  // Closed after the ports, so that what they took is on disk.
  open.push(() => judging.driver.stop());
  const messages = openMessages({
    ...{ settings, demo: options.demo, store, ...judging, report },
    count: result => running.metrics.message(result),
  });
  const { host, port } = await openApi(running, { judging, journal, store, entrance, messages });
  const sip = await openSip(settings, options.demo, judging);
  if (sip !== undefined) open.push(() => sip.stop());
  const recovered = await judging.driver.start();
  const fresh = recovered.snapshotSeq + recovered.replayed === 0;
  const lists = await takeLists(running, judging, { store, fresh });
  const folders = await watchFolders(settings, {
    intake: judging.intake,
    onDisk: () => judging.live.onDisk(),
    report,
  });
  open.push(() => folders.stop());
  startSending(running, { judging, journal, store, messages });
  startKeeping(running, { judging, journal, store });
  const signIn = options.demo ? await makeDemoPeople(entrance.entrance.desk) : undefined;
  const opened = { ...options, ...recovered, host, port, sipPort: sip?.port, lists, signIn };
  return announcement(settings, opened);
}

interface Storage {
  readonly journal: FileJournal;
  readonly store: OpenStore;
}

async function openStorage({ settings, places, log, report, open }: Running): Promise<Storage> {
  const journal = await openJournal(places.journal, settings.dataDir, { log, report, open });
  const onOpen = (close: () => Promise<void>): void => void open.push(close);
  const store = await openStore(settings, places.database, report, onOpen, auditEntry);
  return { journal, store };
}

/** What leaves: messages to people, effects to the webhooks, orders to the network. */
function startSending(
  running: Running,
  { judging, journal, store, messages }: Storage & { judging: Judging; messages: Messages },
): void {
  const { settings, options, metrics, log, report, open } = running;
  messages.start();
  open.push(() => messages.stop());
  const delivery = startDelivery(
    store.decisions,
    settings.webhooks,
    result => metrics.delivery(result),
    report,
  );
  if (delivery !== undefined) open.push(() => delivery.stop());
  const onOrder = tellOrders(() => running.desk?.events);
  const told = { metrics, log, report, onOrder };
  const parts = { ...judging, journal, store: store.enforcement, demo: options.demo };
  running.enforcement = startEnforcement({ ...parts, ...told, settings }, open);
}

/** What is done from time to time: old data dropped, domestic calls counted. */
function startKeeping(
  { settings, options, places, report, open }: Running,
  { judging, journal, store }: Storage & { judging: Judging },
): void {
  const kept = { ...judging, store, journal, settings, places, report };
  if (!options.demo) open.push(startRetention(kept));
  const domestic = { ...judging, database: store.database, report };
  open.push(countDomestic({ ...domestic, counted: () => judging.live.domestic }));
}
