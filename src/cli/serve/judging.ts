// The parts that judge: engine behind the driver, the intake before it, the page beside it.
import { meterIntake } from '../../api/meter-intake.ts';
import type { Metrics } from '../../api/metrics.ts';
import type { FileJournal } from '../../bus/file-journal.ts';
import { FileSnapshots } from '../../bus/file-snapshots.ts';
import type { Decision } from '../../core/case/decision.ts';
import { dialPlans } from '../../core/numbering/dial-plan.ts';
import type { NumberKind } from '../../core/numbering/dialled-number.ts';
import { normaliseNumber } from '../../core/numbering/normalise-number.ts';
import { FeedLog } from '../../workflow/feed-log.ts';
import { LiveDriver } from '../../workflow/live-driver.ts';
import { LiveIntake } from '../../workflow/live-intake.ts';
import type { Clock, Intake } from '../../workflow/ports.ts';
import { dataKey } from '../data-key.ts';
import { expectedFeeds } from './feeds/expected-feeds.ts';
import { tellDesk } from './http/desk-api.ts';
import { shadowBeside } from './policy/lists-and-policy.ts';
import type { ShadowDesk } from './policy/shadow-desk.ts';
import type { Running } from './running.ts';
import type { OpenStore } from './storage/open-store.ts';
import { PageViews } from './views/page-views.ts';

export interface Judging {
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

export interface JudgingParts {
  readonly journal: FileJournal;
  readonly store: OpenStore;
  readonly clock: Clock;
}

const dayMs = 86_400_000;

/** Put together, not started: nothing is judged before the driver is. */
export function openJudging(running: Running, parts: JudgingParts): Judging {
  const { settings, log, metrics, report } = running;
  const { clock } = parts;
  const { demo } = running.options;
  const plan = dialPlans[settings.homeCountry];
  const classify = (to: string): NumberKind => normaliseNumber(to, plan).kind;
  let views: PageViews;
  const driver = openDriver(running, parts, { views: () => views, shadow: () => shadow });
  const live = new LiveIntake({
    driver,
    clock,
    classify,
    secret: dataKey(settings.dataDir, 'challenge'),
    report,
    onQuarantine: (feed, item) => {
      log.warn({ feed, source: item.source, position: item.position }, item.reason);
    },
  });
  views = openViews(running, parts, { driver, live });
  const shadow = shadowBeside(settings, {
    driver: () => driver,
    demo,
    began: () => metrics.shadow(() => shadow.view()),
    report,
  });
  const feedLog = new FeedLog(clock);
  const intake = feedLog.beside(meterIntake(live, metrics, () => performance.now()));
  return { driver, live, intake, feedLog, views, clock, classify, shadow };
}

/** The engine behind its journal; whatever it does is told to all who watch. */
function openDriver(
  running: Running,
  { journal, store, clock }: JudgingParts,
  watching: { readonly views: () => PageViews; readonly shadow: () => ShadowDesk },
): LiveDriver {
  const { log, metrics, places, report } = running;
  const { demo } = running.options;
  const { views, shadow } = watching;
  const driver: LiveDriver = new LiveDriver({
    journal,
    snapshots: new FileSnapshots({ folder: places.snapshots, notice: text => log.warn(text) }),
    decisions: store.decisions,
    clock,
    mendedAfterMs: demo ? dayMs : 0,
    messagesConfirmed: !demo,
    snapshotEvery: 200_000,
    report,
    onEffect: effect => views().effect(effect),
    onApplied: (input, effects) => {
      views().now.applied(input.atMs);
      shadow().take(input, effects);
    },
    onDecision: decision => {
      views().decision(decision);
      running.demo?.decision(decision);
      countDecision(metrics, decision);
    },
    onStored: decision => running.desk && tellDesk(running.desk.events, decision),
    onContact: order => {
      if (driver.ready) running.demo?.contact(order);
    },
    told: { save: () => views().told.save(), restore: saved => views().told.restore(saved) },
  });
  return driver;
}

function openViews(
  running: Running,
  { store, clock }: JudgingParts,
  { driver, live }: Pick<Judging, 'driver' | 'live'>,
): PageViews {
  const { timeZone, homeCountry } = running.settings;
  const state = () => driver.engine.state;
  const views = new PageViews({
    demo: running.options.demo,
    speed: () => running.demo?.clock.pace ?? 1,
    timeZone,
    homeCountry,
    state,
    intake: () => live,
    expected: expectedFeeds(running.settings),
    enforcers: () => running.enforcement?.health() ?? [],
    store,
    clock,
    report: running.report,
  });
  running.open.push(views.run(() => driver.ready));
  running.metrics.observe(() => ({
    callsInProgress: state().calls.size,
    exposureYen: views.live.exposureYen(),
  }));
  return views;
}

function countDecision(metrics: Metrics, decision: Decision): void {
  const { type } = decision;
  if (type === 'suspension' || type === 'source-block' || type === 'country-block') {
    metrics.measure(type);
  }
  if (type === 'verdict' && decision.verdict === 'release') metrics.verdict('release');
  if (type === 'verdict' && decision.verdict === 'challenge') metrics.measure('challenge');
}
