import { allowed, type Verdict } from '../core/barring/verdict.ts';
import type { SetupEvent } from '../core/call/call-event.ts';
import { explainToSubscriber } from '../core/notice/explain-to-subscriber.ts';
import { assert } from '../core/stdx/assert.ts';
import type { ScreenAnswer } from './contract/screen.ts';
import type { IntakeParts } from './intake-parts.ts';

/** A request for a verdict, after reading. */
export interface ScreenedCall {
  readonly feed: string;
  readonly setup: SetupEvent;
  readonly challengeToken: string | undefined;
  /** The caller may see why; network elements get no weights and no kind of refusal. */
  readonly mayRead: boolean;
}

/**
 * Judges a call. Inbound, domestic, emergency and whatever is not positively international passes
 * without being judged. When the judge fails the call is allowed, counted and reported (fail open).
 */
export function screenCall(call: ScreenedCall, parts: IntakeParts): ScreenAnswer {
  const { intake, metrics, settings } = parts;
  try {
    if (call.setup.direction === 'inbound') {
      intake.accept(call.feed, call.setup);
      return passed(call, parts);
    }
    if (parts.classify(call.setup.to) !== 'international') return passed(call, parts);
    const verdict = intake.screen(call.feed, withPass(call, parts));
    if (verdict.verdict !== 'challenge') return answerOf(verdict, call.mayRead);
    assert(verdict.challengeId !== undefined, 'a challenge has a number');
    const token = intake.challengeToken(verdict.challengeId);
    const { announcement } = settings;
    const challenge = announcement === undefined ? { token } : { token, announcement };
    return { ...answerOf(verdict, call.mayRead), challenge };
  } catch (error) {
    parts.report(error);
    metrics.failedOpen();
    return answerOf(allowed, call.mayRead);
  }
}

function passed(call: ScreenedCall, parts: IntakeParts): ScreenAnswer {
  parts.metrics.verdict('allow');
  return answerOf(allowed, call.mayRead);
}

function withPass(call: ScreenedCall, parts: IntakeParts): SetupEvent {
  if (call.challengeToken === undefined) return call.setup;
  const challengePassed = parts.intake.verifyChallengeToken(call.challengeToken);
  return challengePassed === undefined ? call.setup : { ...call.setup, challengePassed };
}

function answerOf(verdict: Verdict, mayRead: boolean): ScreenAnswer {
  const { measure } = verdict;
  const answer: ScreenAnswer = { verdict: verdict.verdict };
  if (measure !== undefined) answer.measure = mayRead ? measure : told(measure);
  if (verdict.case !== undefined) answer.case = verdict.case;
  if (verdict.verdict !== 'allow') {
    const told = mayRead ? verdict.explanation : undefined;
    answer.explanation = told ?? explainToSubscriber({ act: verdict.verdict, reasons: [] });
  }
  if (mayRead) answer.reasons = verdict.reasons.map(reason => ({ ...reason }));
  return answer;
}

// A country block is never published; a network element learns that the call is barred.
function told(measure: NonNullable<Verdict['measure']>): NonNullable<Verdict['measure']> {
  return measure === 'challenge' ? 'challenge' : 'barring';
}
