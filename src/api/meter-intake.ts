import type { Intake } from '../workflow/ports.ts';
import type { Metrics } from './metrics.ts';

/**
 * The same intake, counted: events and quarantine per feed, verdicts with the time they took.
 * `nowMs` is a monotonic clock in milliseconds with fractions.
 */
export function meterIntake(intake: Intake, metrics: Metrics, nowMs: () => number): Intake {
  return {
    declare: feed => intake.declare(feed),
    screen(feed, setup) {
      const beginMs = nowMs();
      const verdict = intake.screen(feed, setup);
      metrics.verdict(verdict.verdict, (nowMs() - beginMs) / 1000);
      metrics.events(feed, 1);
      return verdict;
    },
    accept(feed, event) {
      intake.accept(feed, event);
      metrics.events(feed, 1);
    },
    quarantine(feed, item) {
      intake.quarantine(feed, item);
      metrics.quarantined(feed, 1);
    },
    challengeToken: id => intake.challengeToken(id),
    verifyChallengeToken: token => intake.verifyChallengeToken(token),
    challengedCall: id => intake.challengedCall(id),
    contactAnswer: answer => intake.contactAnswer(answer),
  };
}
