// The composition root: the only place that knows which adapter stands behind which port.
import { join } from 'node:path';
import { pino } from 'pino';
import type { DeskParts } from '../api/desk/desk-parts.ts';
import { meterIntake } from '../api/meter-intake.ts';
import { createMetrics, type Metrics } from '../api/metrics.ts';
import { createApi } from '../api/server.ts';
import type { FileJournal } from '../bus/file-journal.ts';
import { FileSnapshots } from '../bus/file-snapshots.ts';
import { parseCallEvent } from '../core/call/parse-call-event.ts';
import type { Decision } from '../core/case/decision.ts';
import { dialPlans } from '../core/numbering/dial-plan.ts';
import type { NumberKind } from '../core/numbering/dialled-number.ts';
import { maskNumbersIn } from '../core/numbering/mask-numbers-in.ts';
import { normaliseNumber } from '../core/numbering/normalise-number.ts';
import type { Policy } from '../core/policy/policy.ts';
import { FeedLog } from '../workflow/feed-log.ts';
import { LiveDriver } from '../workflow/live-driver.ts';
import { LiveIntake } from '../workflow/live-intake.ts';
import type { Clock, Intake } from '../workflow/ports.ts';
import type { EnforcementReconciler } from '../workflow/reconcile-enforcement.ts';
import type { ServeOptions } from './commands/serve.ts';
import { dataKey } from './data-key.ts';
import { type DataPlaces, placesIn } from './data-places.ts';
import { readPolicy } from './read-policy.ts';
import { administrationOf } from './serve/administration.ts';
import { announcement } from './serve/announce.ts';
import { auditEntry } from './serve/audit-entry.ts';
import { buildPages } from './serve/build-pages.ts';
import { countDomestic } from './serve/count-domestic.ts';
import { startRetention } from './serve/daily-retention.ts';
import { DemoCarrier } from './serve/demo-carrier.ts';
import { makeDemoPeople } from './serve/demo-people.ts';
import { deskParts, sweepRequestKeys, tellDesk } from './serve/desk-api.ts';
import { startEnforcement } from './serve/enforcement.ts';
import { healthChecks } from './serve/health-checks.ts';
import { listsAndPolicy, shadowBeside } from './serve/lists-and-policy.ts';
import { type Messages, openMessages } from './serve/messages.ts';
import { type OpenEntrance, openEntrance } from './serve/open-entrance.ts';
import { openJournal, resumeTime } from './serve/open-journal.ts';
import { openSip } from './serve/open-sip.ts';
import { type OpenStore, openStore, readLists } from './serve/open-store.ts';
import { PageViews } from './serve/page-views.ts';
import type { PolicyDesk } from './serve/policy-desk.ts';
import { watchFolders } from './serve/record-folders.ts';
import { type CarrierFacts, type ReferenceLists, takeOver } from './serve/reference-lists.ts';
import type { ShadowDesk } from './serve/shadow-desk.ts';
import { startDelivery } from './serve/start-delivery.ts';
import { stopSignal } from './serve/stop-signal.ts';
import { tellOrders } from './serve/tell-orders.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

const wallClock: Clock = { nowMs: () => Date.now() };
const dayMs = 86_400_000;

/** Starts everything, prints where it is, and returns when it was asked to stop. */
export async function serve(settings: Settings, options: ServeOptions): Promise<void> {
  const stopped = stopSignal();
  const server = new Server(settings, options);
  try {
    await server.start();
    await stopped;
    process.stderr.write('Stopping …\n');
  } finally {
    await server.stop();
  }
  process.stderr.write('Stopped.\n');
}

/** The parts that judge: engine behind the driver, the intake before it, the page beside it. */
interface Core {
  readonly driver: LiveDriver;
  readonly live: LiveIntake;
  /** The same intake, counted and looked at. */
  readonly intake: Intake;
  readonly feedLog: FeedLog;
  readonly views: PageViews;
  readonly clock: Clock;
  readonly classify: (to: string) => NumberKind;
  readonly shadow: ShadowDesk;
}

class Server {
  readonly #settings: Settings;
  readonly #options: ServeOptions;
  readonly #places: DataPlaces;
  readonly #log;
  readonly #metrics: Metrics = createMetrics();
  /** What must be closed, in order of opening; closed from the end. */
  readonly #open: (() => Promise<void> | void)[] = [];
  #demo: DemoCarrier | undefined;
  #desk: DeskParts | undefined;
  #enforcement: EnforcementReconciler | undefined;
  /** Takes the lists over again; does nothing until they were first. */
  #reload = (): void => {};
  /** Runs beside the policy in force from the start on. */
  readonly #candidate: Policy | undefined;
  #shadow: ShadowDesk | undefined;
  #policy: PolicyDesk | undefined;

  constructor(settings: Settings, options: ServeOptions) {
    const dataDir = options.demo ? join(settings.dataDir, 'demo') : settings.dataDir;
    this.#settings = options.demo ? { ...settings, dataDir, database: 'embedded' } : settings;
    this.#places = placesIn(dataDir);
    this.#options = options;
    this.#log = pino(
      { level: options.demo ? 'warn' : settings.logLevel },
      pino.destination({ fd: 2, sync: true }),
    );
    const shadow = options.shadow ?? settings.shadowPolicy;
    this.#candidate = shadow === undefined ? undefined : readPolicy(shadow);
  }

  readonly #report = (error: unknown): void => {
    const text = error instanceof Error ? error.message : String(error);
    this.#log.error({ what: error instanceof Error ? error.name : 'error' }, maskNumbersIn(text));
  };

  async start(): Promise<void> {
    const settings = this.#settings;
    const { demo } = this.#options;
    const journal = await openJournal(this.#places.journal, settings.dataDir, {
      log: this.#log,
      report: this.#report,
      open: this.#open,
    });
    const store = await openStore(
      settings,
      this.#places.database,
      this.#report,
      close => this.#open.push(close),
      auditEntry,
    );
    const entrance = await openEntrance(store.database, this.#people(), wallClock, {
      note: head => this.#log.info(head, 'end of the audit chain'),
      report: this.#report,
    });
    this.#open.push(() => entrance.stop());
    if (demo) this.#demo = new DemoCarrier(this.#options, await resumeTime(journal));
    const core = this.#compose(journal, store);
    // Closed after the ports, so that what they took is on disk.
    this.#open.push(() => core.driver.stop());
    const messages = openMessages({
      settings: this.#settings,
      demo,
      store,
      ...core,
      count: result => this.#metrics.message(result),
      report: this.#report,
    });
    const { host, port } = await this.#openApi(core, journal, store, { ...entrance, messages });
    const sip = await openSip(settings, demo, core);
    if (sip !== undefined) this.#open.push(() => sip.stop());
    const recovered = await core.driver.start();
    const fresh = recovered.snapshotSeq + recovered.replayed === 0;
    const lists = await this.#takeLists(core, store, fresh);
    const folders = await watchFolders(settings, {
      intake: core.intake,
      onDisk: () => core.live.onDisk(),
      report: this.#report,
    });
    this.#open.push(() => folders.stop());
    messages.start();
    this.#open.push(() => messages.stop());
    const delivery = startDelivery(
      store.decisions,
      settings.webhooks,
      result => this.#metrics.delivery(result),
      this.#report,
    );
    if (delivery !== undefined) this.#open.push(() => delivery.stop());
    this.#enforce(core, journal, store);
    const kept = { ...core, store, journal, settings, places: this.#places, report: this.#report };
    if (!demo) this.#open.push(startRetention(kept));
    const domestic = { ...core, database: store.database, report: this.#report };
    this.#open.push(countDomestic({ ...domestic, counted: () => core.live.domestic }));
    const signIn = demo ? await makeDemoPeople(entrance.entrance.desk) : undefined;
    const opened = {
      ...this.#options,
      ...recovered,
      host,
      port,
      sipPort: sip?.port,
      lists,
      signIn,
    };
    process.stdout.write(announcement(settings, opened));
  }

  #enforce(core: Core, journal: FileJournal, store: OpenStore): void {
    const parts = { ...core, journal, store: store.enforcement, demo: this.#options.demo };
    const onOrder = tellOrders(() => this.#desk?.events);
    const told = { metrics: this.#metrics, log: this.#log, report: this.#report, onOrder };
    const settings = this.#settings;
    this.#enforcement = startEnforcement({ ...parts, ...told, settings }, this.#open);
  }

  async stop(): Promise<void> {
    for (const close of this.#open.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.#report(error);
      }
    }
  }

  #compose(journal: FileJournal, store: OpenStore): Core {
    const { dataDir, homeCountry, timeZone } = this.#settings;
    const { demo } = this.#options;
    const classify = (to: string): NumberKind => normaliseNumber(to, dialPlans[homeCountry]).kind;
    const clock: Clock = this.#demo?.clock ?? this.#options.clock ?? wallClock;
    let views: PageViews;
    const driver: LiveDriver = new LiveDriver({
      journal,
      snapshots: new FileSnapshots({
        folder: this.#places.snapshots,
        notice: text => this.#log.warn(text),
      }),
      decisions: store.decisions,
      clock,
      mendedAfterMs: demo ? dayMs : 0,
      messagesConfirmed: !demo,
      snapshotEvery: 200_000,
      report: this.#report,
      onEffect: effect => views.effect(effect),
      onApplied: (input, effects) => {
        views.now.applied(input.atMs);
        this.#shadow?.take(input, effects);
      },
      onDecision: decision => this.#decided(decision, views),
      onStored: decision => this.#desk && tellDesk(this.#desk.events, decision),
      onContact: order => {
        if (driver.ready) this.#demo?.contact(order);
      },
      told: { save: () => views.told.save(), restore: saved => views.told.restore(saved) },
    });
    const live = new LiveIntake({
      driver,
      clock,
      classify,
      secret: dataKey(dataDir, 'challenge'),
      report: this.#report,
      onQuarantine: (feed, item) => {
        this.#log.warn({ feed, source: item.source, position: item.position }, item.reason);
      },
    });
    const state = () => driver.engine.state;
    views = new PageViews({
      demo,
      speed: () => this.#demo?.clock.pace ?? 1,
      timeZone,
      homeCountry,
      state,
      intake: () => live,
      enforcers: () => this.#enforcement?.health() ?? [],
      store,
      clock,
      report: this.#report,
    });
    this.#open.push(views.run(() => driver.ready));
    this.#metrics.observe(() => ({
      callsInProgress: state().calls.size,
      exposureYen: views.live.exposureYen(),
    }));
    const shadow = shadowBeside(this.#settings, {
      driver: () => driver,
      demo,
      began: () => this.#metrics.shadow(() => shadow.view()),
      report: this.#report,
    });
    this.#shadow = shadow;
    const feedLog = new FeedLog(clock);
    const intake = feedLog.beside(meterIntake(live, this.#metrics, () => performance.now()));
    return { driver, live, intake, feedLog, views, clock, classify, shadow };
  }

  #decided(decision: Decision, views: PageViews): void {
    views.decision(decision);
    this.#demo?.decision(decision);
    const { type } = decision;
    if (type === 'suspension' || type === 'source-block' || type === 'country-block') {
      this.#metrics.measure(type);
    }
    if (type === 'verdict' && decision.verdict === 'release') this.#metrics.verdict('release');
    if (type === 'verdict' && decision.verdict === 'challenge') this.#metrics.measure('challenge');
  }

  async #openApi(
    core: Core,
    journal: FileJournal,
    store: OpenStore,
    { entrance, keys, messages }: OpenEntrance & { readonly messages: Messages },
  ): Promise<{ host: string; port: number }> {
    const { driver, live, intake, clock, classify, views, shadow } = core;
    const settings = this.#settings;
    const listChanged = (): void => this.#reload();
    const { inForce, policy, lists } = await listsAndPolicy({
      ...{ settings, store, journal, driver, clock, shadow, listChanged },
      ...{ demo: this.#options.demo, folder: this.#places.journal, report: this.#report },
      warn: text => this.#log.warn(text),
      onOpen: close => this.#open.push(close),
    });
    this.#policy = inForce;
    const places = this.#places;
    const enforcement = () => this.#enforcement;
    const running = { settings, ...core, ...messages, ...store, journal, places, enforcement };
    const administration = administrationOf({ ...this.#options, ...running });
    this.#desk = deskParts({
      store,
      settings,
      live,
      policy,
      lists,
      namesKey: dataKey(this.#settings.dataDir, 'names'),
      confirmingRoles: this.#people().signIn.authenticatorRoles,
      clock,
      listChanged,
      driver,
    });
    this.#open.push(sweepRequestKeys(store.requestKeys, clock, this.#report));
    const api = await createApi({
      intake,
      onDisk: () => live.onDisk(),
      clock,
      classify,
      live: () => views.live.view(),
      now: views.now,
      ...(this.#demo === undefined ? {} : { demo: this.#demo.clock }),
      desk: this.#desk,
      shadow: () => shadow.view(),
      metrics: this.#metrics,
      parseCallEvent,
      answers: messages.answerPage,
      checks: healthChecks({ ...running, store }),
      settings: {
        ...this.#settings.http,
        pages: join(import.meta.dirname, '../../web/sign-in'),
        console: buildPages(this.#report),
      },
      version: version(),
      entrance,
      administration: { administration, audit: entrance.audit, clock: wallClock },
      keys: presented => keys.find(presented),
      report: this.#report,
    });
    this.#open.push(() => api.close());
    return api.listen();
  }

  /** A demonstration begins with its own; what was changed since then stays. */
  async #lists(store: OpenStore, fresh: boolean): Promise<ReferenceLists> {
    const own = this.#demo?.reference();
    if (own === undefined) return readLists(store.reference);
    const { rateRows, restrictedEntries } = fresh ? own : await readLists(store.reference);
    return { ...own, rateRows, restrictedEntries };
  }

  /** Brings subscribers, rates and lists into the engine; in the demo, the carrier's own. */
  async #takeLists(core: Core, store: OpenStore, fresh: boolean): Promise<ReferenceLists> {
    const { driver, live, intake, clock, shadow } = core;
    const lists = await this.#lists(store, fresh);
    takeOver(driver, lists, this.#facts(), clock.nowMs());
    live.takeWaiting();
    if (this.#demo !== undefined) {
      if (fresh) await store.reference.replaceReference(lists);
      await this.#demo.start(intake, live, fresh);
      this.#open.push(() => this.#demo?.stop());
    }
    // What waited for the start, or the demo's history, came in one rush; that is over now.
    if (this.#candidate !== undefined) shadow.start(this.#candidate);
    // After an import, SIGHUP takes the new lists over without a restart.
    const again = async (): Promise<void> => {
      await this.#policy?.readSettings();
      takeOver(driver, await readLists(store.reference), this.#facts(), clock.nowMs());
    };
    this.#reload = (): void => void again().catch(this.#report);
    process.on('SIGHUP', this.#reload);
    this.#open.push(() => void process.off('SIGHUP', this.#reload));
    return lists;
  }

  /** People of the demonstration have no authenticators. */
  #people(): Pick<Settings, 'dataDir' | 'signIn'> {
    const { dataDir, signIn } = this.#settings;
    return this.#options.demo
      ? { dataDir, signIn: { ...signIn, authenticatorRoles: [] } }
      : { dataDir, signIn };
  }

  #facts(): CarrierFacts {
    const { homeCountry, timeZone } = this.#settings;
    const policy = this.#policy!.inForce;
    return { homeCountry, timeZone, policy, missingChecksValid: false };
  }
}
