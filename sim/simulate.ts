// Entry of the simulation: a seed gives a carrier, its traffic and the attacks on it.
import { type Attack, drawAttacks } from './attacks.ts';
import { buildWorld } from './build-world.ts';
import { dayMs, jstMidnight } from './calendar.ts';
import { CallFlow, type SimulatedEvent } from './call-flow.ts';
import type { LawfulCase } from './lawful-case.ts';
import { drawLawfulCases } from './lawful-cases.ts';
import type { ParameterSet } from './parameters.ts';
import type { Scenario } from './sim-call.ts';
import { drawSwarm } from './swarm.ts';
import type { World } from './world.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** Lines of the carrier. */
  readonly subscribers: number;
  readonly days: number;
  /** Ranges that the carrier and the attacks are drawn from; `train` unless told. */
  readonly parameters?: ParameterSet;
  /** First day, in Japan; 2026-03-30 unless told (Golden Week falls into days 30 to 37). */
  readonly startDate?: string;
  /** Attacks of each shape; 3 for 5,000 lines in 40 days unless told, in proportion, at least 1. */
  readonly attacksPerShape?: number;
  /** Each seed has a random subset of shapes, patterns, features and holidays. */
  readonly swarm?: boolean;
  /** Cases of each unusual lawful pattern; as many as attacks of each shape unless told. */
  readonly lawfulPerShape?: number;
}

export interface Simulation {
  readonly world: World;
  readonly attacks: readonly Attack[];
  /** The unusual lawful patterns, line by line. */
  readonly lawfulCases: readonly LawfulCase[];
  /** All events in order of time. Can be read once. */
  events(): Generator<SimulatedEvent>;
}

export function prepareSimulation(options: SimulationOptions): Simulation {
  const swarm = options.swarm ? drawSwarm(options.seed) : undefined;
  const startMs = jstMidnight(options.startDate ?? swarm?.startDate ?? '2026-03-30');
  const parameterSet = options.parameters ?? 'train';
  const world = buildWorld({
    ...options,
    startMs,
    parameterSet,
    ...(swarm && { overrides: swarm.overrides }),
  });
  const size = (options.subscribers * options.days) / 200_000;
  const perShape = options.attacksPerShape ?? Math.max(1, Math.round(3 * size));
  const attacks = drawAttacks(world, options.days, perShape, swarm);
  const attacked = new Set(attacks.flatMap(attack => attack.lines));
  const lawfulPerShape = options.lawfulPerShape ?? perShape;
  const lawful = drawLawfulCases(world, options.days, lawfulPerShape, attacked, swarm);
  return {
    world,
    attacks,
    lawfulCases: lawful.flatMap(scenario => scenario.cases),
    events: () => days(world, [...attacks, ...lawful], options.days),
  };
}

/** The events of a simulated carrier in order of time: same options, same events. */
export function simulate(options: SimulationOptions): Generator<SimulatedEvent> {
  return prepareSimulation(options).events();
}

function* days(world: World, scenarios: readonly Scenario[], count: number) {
  const flow = new CallFlow(world, scenarios);
  for (let day = 0; day < count; day += 1) yield* flow.day(day);
  yield* flow.rest(world.startMs + count * dayMs);
}
