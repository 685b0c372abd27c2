import { allowed, type Verdict } from '../../core/barring/verdict.ts';
import type { SetupEvent } from '../../core/call/call-event.ts';
import type { NumberKind } from '../../core/numbering/dialled-number.ts';
import type { Clock, Intake } from '../../workflow/ports.ts';
import { answerAllow, answerChallenge, answerRefusal } from './answer-verdict.ts';
import type { Answer } from './build-response.ts';
import { ownText } from './own-text.ts';
import { callFacts, callIdOf, callingLine, challengeTokenIn, dialledNumber } from './read-setup.ts';
import type { SipRequest } from './sip-message.ts';
import { feedName, type TrunkSettings } from './trunk-settings.ts';

/** What screening needs from outside. */
export interface Screening {
  readonly intake: Intake;
  readonly clock: Clock;
  /** What kind of call a dialled string asks for; only `international` is ever judged. */
  readonly classify: (dialled: string) => NumberKind;
  /** The line's name in the subscriber list for a number as signalled (`+8150…` → `050…`). */
  readonly subscriberOf: (signalled: string) => string;
  /** How times are written in decisions: `Z`, `+09:00`. */
  readonly zone: string;
  /** A verdict that took longer came too late for the SBC's timer and is not used. */
  readonly slowVerdictMs: number;
  readonly monotonicMs: () => number;
  /** Told of each call that passed unjudged; domestic detail goes no further than this count. */
  readonly onUnscreened: (feed: string, kind: NumberKind) => void;
  /** Told of each verdict and how long it took, in seconds. */
  readonly onVerdict: (feed: string, verdict: Verdict['verdict'], seconds: number) => void;
}

/** The answer to an INVITE and how it came about. */
export interface Screened {
  readonly answer: Answer;
  readonly how: 'allowed' | 'challenged' | 'refused' | 'unscreened' | 'withoutSubscriber';
  /** Why the call was allowed although nobody judged it. */
  readonly failedOpen: string | undefined;
}

/**
 * Judges one INVITE. Whatever is not positively international is allowed without touching the
 * intake; whatever goes wrong allows the call (fail open). Never throws.
 */
export function screenInvite(
  request: SipRequest,
  trunk: TrunkSettings,
  screening: Screening,
): Screened {
  const dialled = dialledNumber(request, trunk);
  const allow = answerAllow(trunk, dialled);
  try {
    const kind = screening.classify(dialled);
    if (kind !== 'international') {
      screening.onUnscreened(feedName(trunk), kind);
      return { answer: allow, how: 'unscreened', failedOpen: undefined };
    }
    const line = callingLine(request, trunk);
    if (line === undefined) {
      return { answer: allow, how: 'withoutSubscriber', failedOpen: undefined };
    }
    const beganMs = screening.monotonicMs();
    const setup = setupEvent(request, trunk, screening, { line, dialled });
    const verdict = screening.intake.screen(feedName(trunk), setup);
    const tookMs = screening.monotonicMs() - beganMs;
    screening.onVerdict(feedName(trunk), verdict.verdict, tookMs / 1_000);
    if (tookMs > screening.slowVerdictMs) return open(allow, `the verdict took ${tookMs} ms`);
    return carryOut(verdict, trunk, screening, allow);
  } catch (error) {
    return open(allow, error instanceof Error ? error.message : String(error));
  }
}

function setupEvent(
  request: SipRequest,
  trunk: TrunkSettings,
  screening: Screening,
  call: { readonly line: string; readonly dialled: string },
): SetupEvent {
  const token = challengeTokenIn(request);
  const passed = token === undefined ? undefined : screening.intake.verifyChallengeToken(token);
  return {
    type: 'setup',
    timeMs: screening.clock.nowMs(),
    zone: screening.zone,
    callId: ownText(callIdOf(request)),
    subscriber: ownText(screening.subscriberOf(call.line)),
    to: ownText(call.dialled),
    direction: 'outbound',
    service: trunk.service,
    trunk: trunk.name,
    ...callFacts(request, trunk),
    ...(passed !== undefined ? { challengePassed: passed } : {}),
  };
}

function carryOut(
  verdict: Verdict,
  trunk: TrunkSettings,
  screening: Screening,
  allow: Answer,
): Screened {
  if (verdict.verdict === allowed.verdict) {
    return { answer: allow, how: 'allowed', failedOpen: undefined };
  }
  if (verdict.verdict === 'block') {
    return { answer: answerRefusal(trunk, verdict), how: 'refused', failedOpen: undefined };
  }
  if (trunk.announcement === undefined) return open(allow, 'the trunk has no announcement');
  if (verdict.challengeId === undefined) return open(allow, 'the challenge has no number');
  const token = screening.intake.challengeToken(verdict.challengeId);
  const answer = answerChallenge(trunk.announcement, token);
  return { answer, how: 'challenged', failedOpen: undefined };
}

function open(answer: Answer, why: string): Screened {
  return { answer, how: 'allowed', failedOpen: why };
}
