import type { CallEvent } from '../../core/call/call-event.ts';
import type { Decision } from '../../core/case/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { EngineState } from '../../engine/state.ts';
import type { AttackTally } from './attack-tally.ts';

export class ReplayReport {
  constructor(_path: string) {}
  note(_event: CallEvent): void {}
  effect(_effect: Effect): void {}
  decision(_decision: Decision): void {}
  async write(_tally: AttackTally, _state: EngineState): Promise<void> {}
}
