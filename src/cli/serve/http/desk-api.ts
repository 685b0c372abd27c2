// The case desk over HTTP: its parts, and which decisions its open pages are told of.
import { performance } from 'node:perf_hooks';
import { DeskEvents } from '../../../api/desk/desk-events.ts';
import type { DeskParts } from '../../../api/desk/desk-parts.ts';
import { OpaqueNames } from '../../../api/desk/opaque-names.ts';
import { Presence } from '../../../api/desk/presence.ts';
import type { Role } from '../../../core/access/permissions.ts';
import type { AlertDecision, CaseDecision, Decision } from '../../../core/case/decision.ts';
import type { DurableActs } from '../../../workflow/act-on-disk.ts';
import type { LinesNow } from '../../../workflow/desk-ports.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import { EngineNetwork } from '../../../workflow/network-now.ts';
import type { CaseRisks, Clock, Proposals } from '../../../workflow/ports.ts';
import { previewNotices } from '../../notices/preview-notices.ts';
import type { Settings } from '../../settings.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { casework } from './casework.ts';
import { lineWatch } from './line-watch.ts';

export function deskParts(from: {
  readonly store: Pick<
    OpenStore,
    | 'caseAudit'
    | 'cases'
    | 'claims'
    | 'lines'
    | 'network'
    | 'queue'
    | 'reports'
    | 'requestKeys'
    | 'retention'
    | 'stories'
    | 'told'
    | 'work'
  >;
  readonly settings: Parameters<typeof previewNotices>[0] &
    Pick<Settings, 'retention' | 'timeZone'>;
  readonly driver: Pick<LiveDriver, 'desk' | 'engine'>;
  readonly live: CaseRisks & DurableActs & LinesNow & Proposals;
  /** Key of the ids that stand for lines and accounts in addresses. */
  readonly namesKey: Uint8Array;
  readonly confirmingRoles: readonly Role[];
  readonly clock: Clock;
  readonly listChanged: () => void;
  readonly policy: DeskParts['policy'];
  readonly lists: DeskParts['lists'];
}): DeskParts {
  const { store, settings, live, clock, driver, listChanged, policy, lists } = from;
  const nowMs = () => performance.now();
  const events = new DeskEvents({ nowMs, clockMs: () => clock.nowMs() });
  return {
    acts: live,
    proposals: live,
    reader: store.cases,
    lines: store.lines,
    reports: store.reports,
    linesNow: live,
    names: new OpaqueNames(from.namesKey),
    writer: store.cases,
    work: store.work,
    keys: store.requestKeys,
    told: store.told,
    claims: store.claims,
    retention: store.retention,
    stories: store.stories,
    network: { reader: store.network, now: new EngineNetwork(() => driver.engine.state) },
    watch: lineWatch(
      () => driver.engine.state,
      () => clock.nowMs(),
    ),
    timeZone: settings.timeZone,
    retentionDays: settings.retention,
    previewNotices: choice => previewNotices(settings, choice),
    casework: casework({ audit: store.caseAudit, settings, driver }),
    events,
    policy,
    lists,
    queue: {
      ...store.queue,
      presence: new Presence({ nowMs, events }),
      riskOf: name => live.riskOf(name),
    },
    clock,
    listChanged,
    confirmingRoles: new Set(from.confirmingRoles),
  };
}

const hourMs = 3_600_000;

/** Answers to requests are kept for a day; gives what ends the sweeping. */
export function sweepRequestKeys(
  keys: OpenStore['requestKeys'],
  clock: Clock,
  report: (error: unknown) => void,
): () => void {
  const sweep = () => void keys.dropBefore(clock.nowMs() - 24 * hourMs).catch(report);
  const timer = setInterval(sweep, hourMs).unref();
  return () => clearInterval(timer);
}

/** Before anybody looks: cases of country blocks are known from the store. */
export async function hideCountryBlocks(
  { cases }: Pick<OpenStore, 'cases'>,
  events: DeskEvents,
): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < 50; page += 1) {
    const from = cursor === undefined ? {} : { cursor };
    const { rows, next } = await cases.measures({ kind: 'country-block', limit: 200, ...from });
    events.hide(rows.map(one => one.case));
    if (next === null) return;
    cursor = next;
  }
}

function stateOf({ case: name, state, lossPerHourYen }: CaseDecision) {
  return { case: name, state, ...(lossPerHourYen === undefined ? {} : { lossPerHourYen }) };
}

/** Enough to say aloud that money is being lost, and no more: a page may show it on a wall. */
function alertOf(alert: AlertDecision): Readonly<Record<string, string | number>> {
  const { case: name, exposureYen, lossPerHourYen = exposureYen } = alert;
  return { case: name, state: 'open', exposureYen, lossPerHourYen };
}

/** Tells the open pages that something changed; they ask for it themselves. */
export function tellDesk(events: DeskEvents, decision: Decision): void {
  const { type } = decision;
  switch (type) {
    case 'case':
      events.publish({ event: 'case', data: stateOf(decision) });
      return;
    case 'alert':
      events.publish({ event: 'case', data: alertOf(decision) });
      return;
    case 'contact':
      events.publish({ event: 'case', data: { case: decision.case } });
      return;
    case 'suspension':
    case 'source-block':
    case 'country-block':
    case 'barring':
    case 'restoration':
      events.publish({
        event: 'measure',
        data: { case: decision.case, kind: type },
        ofCountryBlock: 'country' in decision && decision.country !== undefined,
      });
      return;
    default:
      return;
  }
}
