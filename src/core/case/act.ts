// What people do to a case or a line: journalled like every other input, so that it replays.
import type { Authorisation } from '../barring/authorisation.ts';
import type { CaseCause, CaseOutcome } from './case-state.ts';

/** An act, who did it, and the id by which a repetition is known. */
export interface Act {
  /** Unique; the same id again changes nothing. */
  readonly id: string;
  /** `operator:<user>`, `api:<key>`, `subscriber` (by link or portal) or `policy`. */
  readonly by: string;
  /** In the words of whoever acted; '' where the act says enough. */
  readonly why: string;
  readonly act: ActKind;
}

/** What a measure bears on. */
export type MeasureSubject =
  | { readonly kind: 'line'; readonly subscriber: string }
  | { readonly kind: 'source'; readonly sourceIp: string }
  | { readonly kind: 'country'; readonly country: string };

/** How far international calling is open again (design §6): usual destinations first, then all. */
export type ReopenStage = 'usual' | 'all';

/** What came of an attempt, as a channel reports it or an operator records it. */
export type ContactResult =
  | 'mine'
  | 'not-mine'
  | 'unsure'
  | 'third-party'
  | 'refuses-barring'
  | 'no-answer'
  | 'busy'
  | 'refused'
  | 'wrong-number'
  | 'undelivered'
  /** From the channel: nobody knows whether the message went out. */
  | 'unknown'
  /** It did not go out in time, through no fault of the contact’s. */
  | 'not-sent'
  /** From the desk: a call that nobody has to make any more. */
  | 'not-needed';

export type ActKind =
  | {
      readonly kind: 'contact-result';
      readonly case: string;
      readonly attempt: number;
      readonly result: ContactResult;
      readonly cause?: CaseCause;
    }
  /** The channel took the message of an attempt: from now on silence counts. */
  | { readonly kind: 'message-sent'; readonly case: string; readonly attempt: number }
  /** A subscriber reports fraud unasked: a case opens, and the calls are not theirs. */
  | { readonly kind: 'report-fraud'; readonly subscriber: string }
  | { readonly kind: 'open-case'; readonly subscriber: string }
  | { readonly kind: 'investigate'; readonly case: string }
  | {
      readonly kind: 'close-case';
      readonly case: string;
      readonly outcome: CaseOutcome;
      readonly cause?: CaseCause;
    }
  | { readonly kind: 'reopen-case'; readonly case: string }
  /** Ground D, given beforehand; null takes it back. */
  | {
      readonly kind: 'authorise';
      readonly subscriber: string;
      readonly authorisation: Authorisation | null;
    }
  /** Barring that the subscriber asked for (R11, R20) or consented to (R12): no end of its own. */
  | { readonly kind: 'bar'; readonly subscriber: string; readonly on: 'request' | 'consent' }
  /** Of the system: that barring was read back from every enforcer (R20's work completed). */
  | {
      readonly kind: 'barring-completed';
      readonly case: string;
      readonly subscriber: string;
      readonly completedMs: number;
    }
  /** Opens a suspended or barred line again; `all` needs the word that the cause is mended. */
  | {
      readonly kind: 'reopen-line';
      readonly subscriber: string;
      readonly stage: ReopenStage;
      readonly mended: boolean;
    }
  /** A person suspends on ground C, or on A or B where every gate is met. */
  | {
      readonly kind: 'suspend';
      readonly case: string;
      readonly subscribers: readonly string[];
      readonly ground: 'A' | 'B' | 'C';
    }
  /** A block decided by a person; `approvals` names who approved it, not who asked. */
  | {
      readonly kind: 'block';
      readonly subject: MeasureSubject;
      readonly lastsMs: number;
      readonly approvals: readonly string[];
    }
  /** A country block that the policy may not renew by itself is extended with an approval. */
  | {
      readonly kind: 'extend';
      readonly subject: MeasureSubject;
      readonly untilMs: number;
      readonly approvals?: readonly string[];
    }
  | { readonly kind: 'end-measure'; readonly subject: MeasureSubject };
