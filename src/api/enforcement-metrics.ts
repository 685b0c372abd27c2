import { Counter, Histogram, type Registry } from 'prom-client';

/** What the enforcement counts; label values are the enforcers of the settings and fixed words. */
export interface EnforcementMetrics {
  /** From a decision to the first reading back of its effect. */
  effect(enforcer: string, measure: string, seconds: number): void;
  order(enforcer: string, result: string): void;
  drift(enforcer: string, kind: string): void;
}

const driftKinds = ['missing', 'foreign', 'expired', 'different'];
const results = ['applied', 'removed', 'retried', 'refused'];

/** Each series exists from the start, so that a rate over it is right from the first on. */
export function enforcementMetrics(
  registry: Registry,
  enforcers: readonly string[],
): EnforcementMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'sekisho_enforcement_seconds',
    help: 'Time from a decision to its effect being read back',
    labelNames: ['enforcer', 'measure'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200, 86_400],
    registers,
  });
  const orders = new Counter({
    name: 'sekisho_enforcement_orders_total',
    help: 'Orders given to enforcers, by what came of them',
    labelNames: ['enforcer', 'result'],
    registers,
  });
  const drifts = new Counter({
    name: 'sekisho_enforcement_drift_total',
    help: 'Differences between what should be in force and what is',
    labelNames: ['enforcer', 'kind'],
    registers,
  });
  for (const enforcer of enforcers) {
    for (const result of results) orders.inc({ enforcer, result }, 0);
    for (const kind of driftKinds) drifts.inc({ enforcer, kind }, 0);
  }
  return {
    effect: (enforcer, measure, elapsed) => seconds.observe({ enforcer, measure }, elapsed),
    order: (enforcer, result) => orders.inc({ enforcer, result }),
    drift: (enforcer, kind) => drifts.inc({ enforcer, kind }),
  };
}
