// Simulated traffic as it reaches the system, and what the oracles know about it beforehand.
import type { CallEvent } from '../../src/core/call/call-event.ts';
import type { Attack } from '../attacks.ts';
import type { LawfulCase } from '../lawful-case.ts';
import type { SimCall } from '../sim-call.ts';
import { prepareSimulation, type SimulationOptions } from '../simulate.ts';
import type { World } from '../world.ts';

/** An event and when it reaches the system. */
export interface Arrival {
  readonly atMs: number;
  readonly feed: string;
  readonly event: CallEvent;
}

export interface Traffic {
  readonly world: World;
  readonly arrivals: readonly Arrival[];
  /** The call behind each callId. */
  readonly calls: ReadonlyMap<string, SimCall>;
  /** Attack by the callId of the attacker's calls. */
  readonly attackOf: ReadonlyMap<string, string>;
  /** Accounts that an attack was on. */
  readonly attacked: ReadonlySet<string>;
  readonly accountOf: ReadonlyMap<string, string>;
  readonly attacks: readonly Attack[];
  readonly lawfulCases: readonly LawfulCase[];
}

export function simulatedTraffic(options: SimulationOptions): Traffic {
  const simulation = prepareSimulation(options);
  const { world } = simulation;
  const arrivals: Arrival[] = [];
  const calls = new Map<string, SimCall>();
  const attackOf = new Map<string, string>();
  for (const { event, feed, label, call } of simulation.events()) {
    arrivals.push({ atMs: event.timeMs, feed, event });
    if (call !== undefined && 'callId' in event) calls.set(event.callId, call);
    if (label !== undefined) attackOf.set(label.callId, label.attack);
  }
  const attacked = new Set([...attackOf.keys()].map(id => calls.get(id)!.line.account.id));
  const accountOf = new Map(world.lines.map(line => [line.number, line.account.id]));
  const { attacks, lawfulCases } = simulation;
  return { world, arrivals, calls, attackOf, attacked, accountOf, attacks, lawfulCases };
}

/** Account that an event belongs to. */
export function accountOfEvent(traffic: Traffic, event: CallEvent): string {
  if ('subscriber' in event) return traffic.accountOf.get(event.subscriber) ?? event.subscriber;
  return traffic.calls.get(event.callId)?.line.account.id ?? '';
}

/** The same carrier with the events of these accounts alone. */
export function ofAccounts(traffic: Traffic, accounts: ReadonlySet<string>): Traffic {
  const arrivals = traffic.arrivals.filter(one => accounts.has(accountOfEvent(traffic, one.event)));
  return { ...traffic, arrivals };
}
