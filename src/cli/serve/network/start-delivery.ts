import { setTimeout as sleep } from 'node:timers/promises';
import { createWebhook } from '../../../enforce/webhook.ts';
import type { SqlDecisionStore } from '../../../store/sql-decision-store.ts';
import { EffectDelivery } from '../../../workflow/deliver-effects.ts';
import type { EffectSink } from '../../../workflow/ports.ts';
import type { Webhook } from '../../settings.ts';
import { wallClock } from '../../wall-clock.ts';

/** Delivers effects to the webhooks; the outside does not live in a demo's time. */
export function startDelivery(
  store: SqlDecisionStore,
  webhooks: readonly Webhook[],
  count: (result: 'delivered' | 'retried' | 'given-up') => void,
  report: (error: unknown) => void,
): EffectDelivery | undefined {
  if (webhooks.length === 0) return undefined;
  const sinks = webhooks.map(({ url, secret }) =>
    createWebhook({ url, secret, timeoutMs: 10_000 }, wallClock),
  );
  const sink: EffectSink = {
    deliver: async record => {
      for (const each of sinks) await each.deliver(record);
    },
  };
  const delivery = new EffectDelivery({
    store,
    sink,
    clock: wallClock,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    count,
    report,
  });
  delivery.start();
  return delivery;
}
