// What is decided, carried out in the network: the engine's own verdicts and the enforcers.
import { setTimeout as sleep } from 'node:timers/promises';
import type { HealthCheck } from '../../../api/health.ts';
import type { Metrics } from '../../../api/metrics.ts';
import type { FileJournal } from '../../../bus/file-journal.ts';
import type { CompletedBarring } from '../../../core/case/enforcement.ts';
import { dialPlans } from '../../../core/numbering/dial-plan.ts';
import { createWebhookEnforcer } from '../../../enforce/webhook-enforcer.ts';
import { actOnDisk, type DurableActs } from '../../../workflow/act-on-disk.ts';
import { createEngineEnforcer } from '../../../workflow/engine-enforcer.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import type { Clock, EnforcementStore } from '../../../workflow/ports.ts';
import { EnforcementReconciler } from '../../../workflow/reconcile-enforcement.ts';
import { storeSettled } from '../../../workflow/store-settled.ts';
import type { Settings } from '../../settings.ts';
import { wallClock } from '../../wall-clock.ts';

export interface EnforcementParts {
  readonly settings: Pick<Settings, 'enforcers' | 'homeCountry'>;
  /** The demo's time is not that of the network: only the engine's own verdicts then. */
  readonly demo: boolean;
  readonly store: EnforcementStore;
  readonly journal: FileJournal;
  readonly driver: LiveDriver;
  readonly live: DurableActs;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'enforcement'>;
  readonly log: { warn(facts: object, text: string): void };
  readonly report: (error: unknown) => void;
  /** An element carried an order out, or did not. */
  readonly onOrder: (enforcer: string) => void;
}

/** `open` takes what must be closed. */
export function startEnforcement(
  parts: EnforcementParts,
  open: (() => Promise<void> | void)[],
): EnforcementReconciler {
  const reconciler = composed(parts);
  reconciler.start();
  open.push(() => reconciler.stop());
  return reconciler;
}

function composed(parts: EnforcementParts): EnforcementReconciler {
  const { settings, driver, journal, clock, store, live, report } = parts;
  const timeoutMs = 10_000;
  const plan = dialPlans[settings.homeCountry];
  const outside = parts.demo ? [] : settings.enforcers;
  const enforcers = [
    createEngineEnforcer(() => driver.engine.state, clock),
    ...outside.map(one => createWebhookEnforcer({ ...one, timeoutMs, plan }, wallClock)),
  ];
  const counts = parts.metrics.enforcement(enforcers.map(({ name }) => name));
  return new EnforcementReconciler({
    enforcers,
    store,
    clock,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    settledSeq: () => storeSettled({ journal, driver, sleep: ms => sleep(ms) }),
    complete: barring => tellCompleted(live, barring),
    counts: {
      ...counts,
      order(enforcer, result) {
        counts.order(enforcer, result);
        parts.onOrder(enforcer);
      },
    },
    onDrift: (enforcer, { kind, subject }) => {
      parts.log.warn({ enforcer, drift: kind, subject }, 'not in force as decided');
    },
    report,
  });
}

/** False while it cannot be journalled; the same again changes nothing. */
async function tellCompleted(acts: DurableActs, barring: CompletedBarring): Promise<boolean> {
  const { key, subscriber, completedMs } = barring;
  const done = await actOnDisk(acts, {
    id: `barring-completed ${key}`,
    by: 'policy',
    why: '',
    act: { kind: 'barring-completed', case: barring.case, subscriber, completedMs },
  });
  return done !== undefined;
}

/** One check for each enforcer outside: what is wrong there. */
export function enforcementChecks(
  settings: Pick<Settings, 'enforcers'>,
  reconciler: () => EnforcementReconciler | undefined,
): HealthCheck[] {
  return settings.enforcers.map(({ name }) => ({
    name: `enforcer ${name}`,
    check: () => reconciler()?.problems().get(name),
  }));
}
