// What must be told to somebody outside, and when; the channels carry it.

export type NoticeKind =
  | 'question'
  | 'warning'
  | 'suspension'
  | 'notice-after'
  | 'restoration'
  | 'request-received'
  | 'request-completed'
  | 'contact-changed';

/** A message to one address; `task` is a call that an operator makes. */
export interface MessageOrder {
  readonly notice: NoticeKind;
  readonly channel: 'mail' | 'sms' | 'voice' | 'task';
  readonly address: string;
  /** '' where no case is behind it. */
  readonly case: string;
  /** The line it is about. */
  readonly subscriber: string;
  /** Number of the contact attempt; 0 for a notice that asks nothing. */
  readonly attempt: number;
  readonly atMs: number;
  /** When sending it no longer makes sense. */
  readonly untilMs: number;
  readonly facts: MessageFacts;
}

/** What a template may say. Never called numbers, weights, thresholds or a country block. */
export interface MessageFacts {
  readonly calls?: number;
  readonly countries?: readonly string[];
  readonly firstCallMs?: number;
  readonly exposureYen?: number;
  readonly beginMs?: number;
  readonly endMs?: number;
  readonly ground?: string;
}

export type MessageLanguage = 'ja' | 'en';

/** What a message says; `subject` is '' but for mail. */
export interface MessageText {
  readonly subject: string;
  readonly body: string;
}
