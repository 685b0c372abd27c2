import type { Verdict } from '../../src/core/barring/verdict.ts';
import type { CallEvent, Quarantined, SetupEvent } from '../../src/core/call/call-event.ts';
import type { NumberKind } from '../../src/core/numbering/dialled-number.ts';
import type { FeedDeclaration, Intake } from '../../src/workflow/ports.ts';

/** A country of each verdict, so that a test chooses the verdict by the number it calls. */
export const callsTo = {
  allowed: '01012025550100',
  suspended: '01088110000001',
  countryBlocked: '01088210000001',
  challenged: '01037160000000',
  throws: '01099200000000',
  slow: '01099300000000',
  domestic: '0312345678',
  emergency: '110',
};

/** Keeps what it is given; judges by the called number. Tokens are `t<challenge number>`. */
export class FakeIntake implements Intake {
  readonly feeds: FeedDeclaration[] = [];
  readonly setups: SetupEvent[] = [];
  readonly events: CallEvent[] = [];
  readonly quarantined: Quarantined[] = [];
  /** Called while a verdict is asked for a number of `callsTo.slow`. */
  onSlow: () => void = () => {};

  declare(feed: FeedDeclaration): void {
    this.feeds.push(feed);
  }

  screen(_feed: string, setup: SetupEvent): Verdict {
    this.setups.push(setup);
    if (setup.challengePassed !== undefined) return { verdict: 'allow', reasons: [] };
    if (setup.to.startsWith(callsTo.throws)) throw new Error('the engine is down');
    if (setup.to.startsWith(callsTo.slow)) {
      this.onSlow();
      return { verdict: 'block', measure: 'suspension', case: 'C-1', reasons: [] };
    }
    const reasons = [{ reading: 'destination-listed', decibans: 9, text: 'destination listed' }];
    if (setup.to.startsWith(callsTo.suspended)) {
      return { verdict: 'block', measure: 'suspension', case: 'C-17', reasons };
    }
    if (setup.to.startsWith(callsTo.countryBlocked)) {
      return { verdict: 'block', measure: 'country-block', case: 'C-18', reasons };
    }
    if (setup.to.startsWith(callsTo.challenged)) {
      return { verdict: 'challenge', measure: 'challenge', case: 'C-19', challengeId: 7, reasons };
    }
    return { verdict: 'allow', reasons: [] };
  }

  accept(_feed: string, event: CallEvent): void {
    this.events.push(event);
  }

  quarantine(_feed: string, item: Quarantined): void {
    this.quarantined.push(item);
  }

  challengeToken(challengeId: number): string {
    return `t${challengeId}`;
  }

  verifyChallengeToken(token: string): number | undefined {
    return /^t\d+$/.test(token) ? Number(token.slice(1)) : undefined;
  }

  contactAnswer(): void {}

  challengedCall(challengeId: number): string | undefined {
    return this.setups[challengeId - 1]?.callId;
  }
}

/** As much of the Japanese dial plan as these tests dial. */
export function classifyJapanese(dialled: string): NumberKind {
  if (/^1(10|18|19)$/.test(dialled)) return 'emergency';
  if (/^(010|\+)(?!81)\d{6,}/.test(dialled)) return 'international';
  return /^(0|\+81)\d+$/.test(dialled) ? 'domestic' : 'unknown';
}
