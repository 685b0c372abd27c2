// The engine's own verdicts as an enforcer: it carried each decision out when it made it, so that
// reading back shows whether the store and the engine say the same.
import type { AppliedMeasure } from '../core/case/enforcement.ts';
import { blocksInForce, linesInForce, measureInForce } from '../engine/list-in-force.ts';
import type { EngineState } from '../engine/state.ts';
import type { Clock, Enforcer } from './ports.ts';

/** Lines looked at in one go; between two the verdicts of calls go first. */
const linesAtOnce = 200_000;

export function createEngineEnforcer(state: () => EngineState, clock: Clock): Enforcer {
  return {
    name: 'engine',
    apply: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    readOne: async subject => measureInForce(state(), subject, clock.nowMs()),
    async read() {
      const nowMs = clock.nowMs();
      const found: AppliedMeasure[] = blocksInForce(state(), nowMs);
      for (let from = 0; from < state().lines.names.count; from += linesAtOnce) {
        found.push(...linesInForce(state(), { from, to: from + linesAtOnce }, nowMs));
        await new Promise(resolve => setImmediate(resolve));
      }
      return found;
    },
  };
}
