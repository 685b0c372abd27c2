import type { CallEvent } from '../core/call/call-event.ts';
import type { Intake } from '../workflow/ports.ts';
import type { ChallengeAnswer } from './contract/events.ts';
import { ApiError } from './present-error.ts';

type Final = 'passed' | 'failed' | 'abandoned';

const triesMax = 3;
const challengesMax = 10_000;

/**
 * Counts the tries of each challenge: the third wrong one is a failure. A final result is taken
 * once; the same report again gets the same answer. Kept in memory for the newest 10,000; after
 * a restart the tries of a challenge begin anew.
 */
export class ChallengeTries {
  readonly #intake: Intake;
  readonly #answers = new Map<number, ChallengeAnswer>();

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  /** Takes a report. Throws ApiError 404 for a token not ours, 409 against a final result. */
  report(
    report: { feed: string; token: string; result: Final | 'wrong' },
    eventOf: (callId: string, result: Final) => CallEvent,
  ): ChallengeAnswer {
    const id = this.#intake.verifyChallengeToken(report.token);
    const callId = id === undefined ? undefined : this.#intake.challengedCall(id);
    if (id === undefined || callId === undefined) {
      throw new ApiError(404, 'This token belongs to no challenge that is open.');
    }
    const before = this.#answers.get(id) ?? { result: 'pending', triesLeft: triesMax };
    if (before.result !== 'pending') return repeated(before, report.result);
    const after = answerAfter(before, report.result);
    if (after.result !== 'pending') {
      this.#intake.accept(report.feed, eventOf(callId, after.result));
    }
    this.#remember(id, after);
    return after;
  }

  #remember(id: number, answer: ChallengeAnswer): void {
    if (this.#answers.size >= challengesMax && !this.#answers.has(id)) {
      const oldest = this.#answers.keys().next();
      if (!oldest.done) this.#answers.delete(oldest.value);
    }
    this.#answers.set(id, answer);
  }
}

function answerAfter(before: ChallengeAnswer, result: Final | 'wrong'): ChallengeAnswer {
  if (result !== 'wrong') return { result, triesLeft: 0 };
  const triesLeft = before.triesLeft - 1;
  return { result: triesLeft === 0 ? 'failed' : 'pending', triesLeft };
}

function repeated(final: ChallengeAnswer, result: Final | 'wrong'): ChallengeAnswer {
  const same = final.result === result || (final.result === 'failed' && result === 'wrong');
  if (same) return final;
  throw new ApiError(409, `This challenge has ended: ${final.result}.`);
}
