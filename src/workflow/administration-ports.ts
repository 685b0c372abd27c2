// What administrators look at and try out: the feeds, the network elements, the ways out, the
// machine and its settings.
import type { CallEvent } from '../core/call/call-event.ts';
import type { FeedDeclaration } from './ports.ts';

/** A feed as it declared itself and what came in; times are those of the journal's clock. */
export interface FeedFacts {
  readonly name: string;
  /** Undefined: it has not said what it sees and can do. */
  readonly declared: FeedDeclaration | undefined;
  readonly events: number;
  readonly quarantined: number;
  readonly lastMs: number;
}

/** A feed that the settings name, and whether it tells of calls or leaves files of records. */
export interface ExpectedFeed {
  readonly name: string;
  readonly tells: 'calls' | 'records';
}

export interface FeedEvent {
  readonly takenMs: number;
  readonly type: CallEvent['type'];
  /** When it happened, as the feed says. */
  readonly timeMs: number;
  readonly direction: 'outbound' | 'inbound' | undefined;
  /** How the called number of an outbound call is written; the number itself is not kept. */
  readonly called: { readonly begins: string; readonly digits: number } | undefined;
}

export interface FeedQuarantine {
  readonly takenMs: number;
  readonly source: string;
  readonly position: number;
  /** May hold a number; never leaves unmasked. */
  readonly reason: string;
}

/** Newest first. */
export interface FeedSamples {
  readonly events: readonly FeedEvent[];
  readonly quarantine: readonly FeedQuarantine[];
}

/** One step of a trial, and how long it took. `problem`: why it failed; the next are not tried. */
export interface TrialStep {
  readonly step: 'apply' | 'read-applied' | 'remove' | 'read-removed' | 'read-all' | 'send';
  readonly lastedMs: number;
  readonly problem?: string;
}

export interface Trial {
  readonly ok: boolean;
  readonly steps: readonly TrialStep[];
  /** Measures that stand there, where they were counted. */
  readonly standing?: number;
}

export interface EnforcerFacts {
  readonly name: string;
  /** `engine`: Sekisho's own verdicts. */
  readonly kind: 'engine' | 'webhook';
  /** Host that it is asked at; undefined for the engine. */
  readonly host: string | undefined;
  readonly problem: string | undefined;
}

export type WayKind = 'mail' | 'sms' | 'voice' | 'webhook';

/** A way by which something leaves to people or machines. */
export interface WayFacts {
  readonly kind: WayKind;
  /** Of the webhook; else the same as `kind`. */
  readonly name: string;
  /** Server that takes it; undefined in the demonstration, where nothing leaves. */
  readonly host: string | undefined;
}

export interface WayTest {
  readonly kind: WayKind;
  readonly name: string;
  /** Address or number of whoever asks; '' for a webhook. */
  readonly to: string;
  /** Who asks, as in the audit. */
  readonly by: string;
}

export interface SettingFacts {
  readonly path: string;
  /** As in the file; `null` where nothing is set. A secret is never here. */
  readonly value: string | null;
  readonly secret: boolean;
  readonly isDefault: boolean;
  readonly meaning: { readonly ja: string; readonly en: string };
}

/** Bytes, and times in milliseconds. */
export interface SystemFacts {
  readonly version: string;
  readonly startedMs: number;
  readonly nowMs: number;
  /** Of the calls; another than `nowMs` in the demonstration. */
  readonly carrierMs: number;
  readonly journal: {
    readonly firstSeq: number;
    readonly lastSeq: number;
    readonly durableSeq: number;
    readonly bytes: number;
  };
  /** The newest; null when there is none yet. */
  readonly snapshot: {
    readonly writtenMs: number;
    readonly bytes: number;
    readonly count: number;
  } | null;
  readonly store: {
    readonly kind: 'embedded' | 'served';
    readonly bytes: number;
    /** Journal records whose decisions are not stored yet. */
    readonly behind: number;
  };
  readonly disk: { readonly totalBytes: number; readonly freeBytes: number };
  readonly memory: { readonly processBytes: number; readonly machineFreeBytes: number };
}

export interface Administration {
  feeds(): readonly FeedFacts[];
  /** Undefined for a feed that is not known. */
  feed(name: string): FeedSamples | undefined;
  enforcers(): readonly EnforcerFacts[];
  /** A harmless order to an address that nobody has, and back. Undefined: no such enforcer. */
  tryEnforcer(name: string): Promise<Trial | undefined>;
  ways(): readonly WayFacts[];
  /** Undefined: no such way. */
  tryWay(test: WayTest): Promise<Trial | undefined>;
  settings(): { readonly file: string | null; readonly rows: readonly SettingFacts[] };
  system(): Promise<SystemFacts>;
}
