import { Counter, Gauge, type Registry } from 'prom-client';
import type { ShadowView } from './contract/shadow.ts';

const sides = ['live', 'shadow'] as const;

/** Figures of the candidate policy beside the live one; read only when metrics are. */
export function shadowMetrics(registry: Registry, view: () => ShadowView | undefined): void {
  const bySide = (what: 'asked' | 'challenged' | 'blocked' | 'suspended', help: string): void => {
    new Counter({
      name: `sekisho_shadow_${what}_total`,
      help,
      labelNames: ['by'],
      registers: [registry],
      collect() {
        this.reset();
        const counts = view()?.counts;
        if (counts === undefined) return;
        for (const by of sides) this.inc({ by }, counts[by][what]);
      },
    });
  };
  bySide('asked', 'Questions to owners, by the live policy and by its shadow');
  bySide('challenged', 'Calls challenged, by the live policy and by its shadow');
  bySide('blocked', 'Calls refused, by the live policy and by its shadow');
  bySide('suspended', 'Lines suspended, by the live policy and by its shadow');
  const sum = (name: string, help: string, of: (seen: ShadowView) => number): void => {
    new Counter({
      name: `sekisho_shadow_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        const seen = view();
        if (seen !== undefined) this.inc(of(seen));
      },
    });
  };
  sum('calls', 'Calls that the live policy and its shadow both judged', seen => seen.calls);
  sum('differing_calls', 'Calls on which they differed', seen => seen.differingCalls);
  sum('dropped', 'Inputs the shadow never saw because it was behind', seen => seen.dropped);
  sum('failed', 'Inputs that failed inside the shadow', seen => seen.failed);
  new Gauge({
    name: 'sekisho_shadow_waiting',
    help: 'Inputs the shadow has still to see',
    registers: [registry],
    collect() {
      this.set(view()?.waiting ?? 0);
    },
  });
}
