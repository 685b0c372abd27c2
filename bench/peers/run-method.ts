import { ReplayWorld } from '../../src/cli/replay/replay-world.ts';
import type { Method, Owners } from './method.ts';
import { PeerOutcome } from './peer-outcome.ts';
import type { PeerTraffic } from './peer-traffic.ts';

/** A peer over the traffic, closed loop: what it refuses neither lasts nor costs anything. */
export function runMethod(traffic: PeerTraffic, methodOf: (owners: Owners) => Method): PeerOutcome {
  const owners = new ReplayWorld(traffic.reachable, traffic.attackOf);
  const method = methodOf(owners);
  const outcome = new PeerOutcome(traffic.attackedLines);
  const refused = new Set<string>();
  const beganMs = performance.now();
  for (const { event, call } of traffic.events) {
    method.pass(event.timeMs);
    if (call === undefined) continue;
    owners.note(event);
    if (event.type === 'setup') {
      outcome.met(call);
      if (method.ask(call)) continue;
      refused.add(call.callId);
      outcome.stopped(call, event.timeMs);
    } else if (event.type === 'cdr') {
      outcome.met(call);
      if (method.recorded(call, event.timeMs)) outcome.ran(call);
      else outcome.stopped(call, call.setupMs);
    } else if (event.type === 'end') {
      if (refused.delete(call.callId)) continue;
      method.ended(call, event.timeMs);
      outcome.ran(call);
    }
  }
  outcome.took(performance.now() - beganMs, traffic.events.length);
  return outcome;
}
