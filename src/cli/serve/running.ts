import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { DeskParts } from '../../api/desk/desk-parts.ts';
import { createMetrics, type Metrics } from '../../api/metrics.ts';
import { maskNumbersIn } from '../../core/numbering/mask-numbers-in.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { EnforcementReconciler } from '../../workflow/reconcile-enforcement.ts';
import type { ServeOptions } from '../commands/serve.ts';
import { type DataPlaces, placesIn } from '../data-places.ts';
import { readPolicy } from '../read-policy.ts';
import type { Settings } from '../settings.ts';
import type { DemoCarrier } from './demo/demo-carrier.ts';
import type { PolicyDesk } from './policy/policy-desk.ts';

/**
 * What all parts of the server share. Parts that are opened later than those that ask for them
 * are looked up here when they are needed.
 */
export class Running {
  readonly settings: Settings;
  readonly options: ServeOptions;
  readonly places: DataPlaces;
  readonly log: Logger;
  readonly metrics: Metrics = createMetrics();
  /** Runs beside the policy in force from the start on. */
  readonly candidate: Policy | undefined;
  /** What must be closed, in order of opening; closed from the end. */
  readonly open: (() => Promise<void> | void)[] = [];
  demo: DemoCarrier | undefined;
  desk: DeskParts | undefined;
  enforcement: EnforcementReconciler | undefined;
  policy: PolicyDesk | undefined;
  /** Takes the lists over again; does nothing until they were first. */
  reload = (): void => {};

  constructor(settings: Settings, options: ServeOptions) {
    const dataDir = options.demo ? join(settings.dataDir, 'demo') : settings.dataDir;
    this.settings = options.demo ? { ...settings, dataDir, database: 'embedded' } : settings;
    this.options = options;
    this.places = placesIn(dataDir);
    this.log = pino(
      { level: options.demo ? 'warn' : settings.logLevel },
      pino.destination({ fd: 2, sync: true }),
    );
    const shadow = options.shadow ?? settings.shadowPolicy;
    this.candidate = shadow === undefined ? undefined : readPolicy(shadow);
  }

  readonly report = (error: unknown): void => {
    const text = error instanceof Error ? error.message : String(error);
    this.log.error({ what: error instanceof Error ? error.name : 'error' }, maskNumbersIn(text));
  };

  /** People of the demonstration have no authenticators. */
  get people(): Pick<Settings, 'dataDir' | 'signIn'> {
    const { dataDir, signIn } = this.settings;
    return this.options.demo
      ? { dataDir, signIn: { ...signIn, authenticatorRoles: [] } }
      : { dataDir, signIn };
  }

  async close(): Promise<void> {
    for (const close of this.open.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.report(error);
      }
    }
  }
}
