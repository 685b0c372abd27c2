import type { DeskEvents } from '../../../api/desk/desk-events.ts';

const atMostEveryMs = 500;

/** Tells the open pages that a network element carried something out, at most twice a second. */
export function tellOrders(
  events: () => Pick<DeskEvents, 'publish'> | undefined,
): (enforcer: string) => void {
  const waiting = new Set<string>();
  return enforcer => {
    if (waiting.has(enforcer)) return;
    waiting.add(enforcer);
    setTimeout(() => {
      waiting.delete(enforcer);
      events()?.publish({ event: 'measure', data: { enforcer } });
    }, atMostEveryMs).unref();
  };
}
