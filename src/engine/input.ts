// Everything that may change the engine's state; the journal holds these and nothing else.
import type { CallEvent } from '../core/call/call-event.ts';
import type { Act, ContactResult } from '../core/case/act.ts';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import type { ZoneTransition } from '../core/metering/calendar.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import type { Subscriber } from '../core/subscriber/subscriber.ts';
import type { ListPart } from './subscriber-list.ts';

/** What the subscriber (or the silence) said; from the case desk. */
export interface ContactReport {
  readonly attempts: number;
  readonly undelivered: number;
  readonly unanswered: number;
  readonly channels: number;
  readonly exhausted: boolean;
  readonly reached: boolean;
}

export type Command =
  /** The contact log of a case as it stands. */
  | { readonly kind: 'contact-report'; readonly case: string; readonly report: ContactReport }
  /** "These calls are mine" lifts challenges and allows the pattern for a while. */
  | { readonly kind: 'owner-says'; readonly case: string; readonly answer: 'mine' | 'not-mine' }
  /** The end of a line's suspension before its time. */
  | { readonly kind: 'restore'; readonly case: string; readonly subscriber: string }
  | {
      readonly kind: 'close-case';
      readonly case: string;
      readonly outcome: 'fraud' | 'lawful' | 'inconclusive';
    };

/** An attempt's answer from outside; the case desk's input, journalled like the rest. */
export interface ContactAnswer {
  readonly case: string;
  readonly attempt: number;
  readonly answer: ContactResult;
}

export type Input =
  | {
      readonly kind: 'call-event';
      readonly atMs: number;
      readonly feed: string;
      readonly event: CallEvent;
    }
  | { readonly kind: 'tick'; readonly atMs: number }
  | {
      readonly kind: 'command';
      readonly atMs: number;
      readonly id: string;
      readonly command: Command;
    }
  | { readonly kind: 'contact-answer'; readonly atMs: number; readonly answer: ContactAnswer }
  | { readonly kind: 'act'; readonly atMs: number; readonly act: Act }
  | { readonly kind: 'policy'; readonly atMs: number; readonly policy: Policy }
  | { readonly kind: 'home'; readonly atMs: number; readonly country: string }
  | {
      readonly kind: 'calendar';
      readonly atMs: number;
      readonly homeZone: string;
      readonly zones: Readonly<Record<string, readonly ZoneTransition[]>>;
      readonly holidays: readonly number[];
    }
  | {
      readonly kind: 'subscribers';
      readonly atMs: number;
      readonly rows: readonly Subscriber[];
      /** A list that is too long for one record comes in parts; absent: this is all of it. */
      readonly part?: ListPart;
      /** Tells whether a list was taken over before; any text that differs when the list does. */
      readonly digest?: string;
    }
  | { readonly kind: 'rate-deck'; readonly atMs: number; readonly rows: readonly RateRow[] }
  | {
      readonly kind: 'restricted-list';
      readonly atMs: number;
      readonly entries: readonly RestrictedEntry[];
      /** Replay takes missing checks as valid; live they disable ground A and the country block. */
      readonly missingChecksValid: boolean;
    }
  | {
      readonly kind: 'feed';
      readonly atMs: number;
      readonly feed: string;
      readonly sourceObserved: boolean;
      readonly seesEnd: boolean;
      readonly canRedirect: boolean;
      readonly canRelease: boolean;
    };
