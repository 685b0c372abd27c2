import { allowed, type Verdict } from '../core/barring/verdict.ts';
import type { CallEvent, Quarantined, SetupEvent } from '../core/call/call-event.ts';
import type { FeedDeclaration, Intake } from '../workflow/ports.ts';

/** An intake for tests: keeps what it is given and judges as `judge` says. */
export class FakeIntake implements Intake {
  readonly feeds: FeedDeclaration[] = [];
  readonly accepted: { feed: string; event: CallEvent }[] = [];
  readonly screened: { feed: string; setup: SetupEvent }[] = [];
  readonly quarantined: { feed: string; item: Quarantined }[] = [];
  readonly contactAnswers: Parameters<Intake['contactAnswer']>[0][] = [];
  judge: (setup: SetupEvent) => Verdict = () => allowed;

  declare(feed: FeedDeclaration): void {
    this.feeds.push(feed);
  }

  screen(feed: string, setup: SetupEvent): Verdict {
    this.screened.push({ feed, setup });
    return this.judge(setup);
  }

  accept(feed: string, event: CallEvent): void {
    this.accepted.push({ feed, event });
  }

  quarantine(feed: string, item: Quarantined): void {
    this.quarantined.push({ feed, item });
  }

  challengeToken(challengeId: number): string {
    return `token-${challengeId}`;
  }

  verifyChallengeToken(token: string): number | undefined {
    const id = /^token-(\d{1,9})$/.exec(token)?.[1];
    return id === undefined ? undefined : Number(id);
  }

  contactAnswer(answer: Parameters<Intake['contactAnswer']>[0]): void {
    this.contactAnswers.push(answer);
  }

  challengedCall(challengeId: number): string | undefined {
    return challengeId < 1_000_000 ? `call-${challengeId}` : undefined;
  }
}
