// The text of a message as it stands in a file: words and placeholders, `{{calls}}`.
import type { MessageLanguage, NoticeKind } from '../case/message-order.ts';

export type NoticeChannel = 'mail' | 'sms' | 'voice';

export const noticeLanguages: readonly MessageLanguage[] = ['ja', 'en'];
export const noticeChannels: readonly NoticeChannel[] = ['mail', 'sms', 'voice'];
export const noticeKinds: readonly NoticeKind[] = [
  'question',
  'warning',
  'suspension',
  'notice-after',
  'restoration',
  'request-received',
  'request-completed',
  'contact-changed',
];

/** Everything that a text may say; called numbers, weights, thresholds and blocks are not in it. */
export const noticePlaceholders = [
  'carrier',
  'contact',
  'line',
  'calls',
  'countries',
  'first',
  'until',
  'link',
  'begin',
  'end',
  'reason',
] as const;
export type NoticePlaceholder = (typeof noticePlaceholders)[number];

export interface NoticeTemplate {
  readonly language: MessageLanguage;
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  /** '' but for mail. */
  readonly subject: string;
  readonly lines: readonly string[];
}

const mark = /\{\{([^{}]*)\}\}/g;
const subjectLine = /^subject: (\S.*)$/;

// Without these a message of the kind is of no use; `voice` is answered on the telephone.
const needed: Readonly<Record<NoticeKind, readonly NoticePlaceholder[]>> = {
  question: ['calls', 'countries', 'until', 'link'],
  warning: ['link'],
  suspension: ['begin', 'end', 'reason', 'contact'],
  'notice-after': ['begin', 'end', 'reason', 'contact'],
  restoration: ['contact'],
  'request-received': ['contact'],
  'request-completed': ['contact'],
  'contact-changed': ['contact'],
};
const neverSpoken: ReadonlySet<string> = new Set(['link', 'until']);

/** Path of a text below the folder of notices. */
export function noticeFile(of: Pick<NoticeTemplate, 'language' | 'kind' | 'channel'>): string {
  return `${of.language}/${of.kind}.${of.channel}.txt`;
}

/** Reads one text. `problems` say in words what makes it unusable; empty: it can be used. */
export function readNotice(
  of: Pick<NoticeTemplate, 'language' | 'kind' | 'channel'>,
  text: string,
): { readonly template: NoticeTemplate; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .split('\n');
  let subject = '';
  if (of.channel === 'mail') {
    subject = subjectLine.exec(lines[0] ?? '')?.[1] ?? '';
    if (subject === '') problems.push('its first line must be "subject: …"');
    else if (lines[1] !== '') problems.push('an empty line must follow the subject');
    lines.splice(0, 2);
  }
  if (lines.join('').trim() === '') problems.push('it says nothing');
  const found = placeholdersIn([subject, ...lines].join('\n'));
  for (const name of found) {
    if ((noticePlaceholders as readonly string[]).includes(name)) continue;
    problems.push(`{{${name}}} is not known; known are ${noticePlaceholders.join(', ')}`);
  }
  for (const name of needed[of.kind]) {
    if (of.channel === 'voice' && neverSpoken.has(name)) continue;
    if (!found.has(name)) problems.push(`{{${name}}} is missing`);
  }
  if (of.channel === 'voice' && found.has('link')) problems.push('a link cannot be spoken');
  if (/\{\{|\}\}/.test([subject, ...lines].join('\n').replace(mark, ''))) {
    problems.push('a placeholder is not closed');
  }
  return { template: { ...of, subject, lines }, problems };
}

/** Names between double braces, as written. */
export function placeholdersIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(mark)].map(found => found[1] ?? ''));
}
