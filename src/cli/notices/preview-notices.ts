// The texts of messages filled in with an example, for people to read before they are sent.
import type { MessageLanguage, MessageOrder, NoticeKind } from '../../core/case/message-order.ts';
import {
  type NoticeChannel,
  noticeChannels,
  noticeFile,
  noticeKinds,
  noticeLanguages,
} from '../../core/notice/notice-template.ts';
import { smsParts } from '../../notify/sms-parts.ts';
import type { Settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { carrierWords, messageRenderer } from './message-renderer.ts';
import { readNotices } from './read-notices.ts';

export interface PreviewChoice {
  readonly kind?: string;
  readonly language?: string;
  readonly channel?: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const atMs = Date.UTC(2026, 5, 5, 17, 16);
/** As long as a real token gets. */
const exampleToken = '1.Zm9yZXhhbXBsZW9u.case-10234567.3.sxk3f2';

/** Throws UsageError for an unknown kind, NoticeError for texts that cannot be used. */
export function previewNotices(
  settings: Pick<Settings, 'notices' | 'links' | 'timeZone'>,
  choice: PreviewChoice,
): string {
  const { kind: wanted } = choice;
  const kind = noticeKinds.find(each => each === wanted);
  if (wanted !== undefined && kind === undefined) {
    throw new UsageError(`--kind ${wanted}: known are ${noticeKinds.join(', ')}.`);
  }
  const notices = readNotices(settings.notices.folder);
  const words = carrierWords(settings);
  const baseUrl = settings.links.baseUrl?.replace(/\/$/, '') ?? 'https://example.jp';
  const untilMs = atMs + settings.links.validHours * hourMs;
  const pages: string[] = [];
  for (const language of noticeLanguages.filter(each => among(each, choice.language))) {
    const render = messageRenderer(notices, words, language, order =>
      order.attempt > 0 ? { link: `${baseUrl}/a/${exampleToken}`, untilMs } : undefined,
    );
    for (const each of noticeKinds.filter(name => among(name, kind))) {
      for (const channel of noticeChannels.filter(name => among(name, choice.channel))) {
        const record = { key: 'p0-1-m0', seq: 1, order: exampleOrder(each, channel) };
        const { subject, body } = render(record).texts[language];
        const heading = headingOf(language, each, channel, body);
        pages.push([heading, ...(subject === '' ? [] : [subject, '']), body, ''].join('\n'));
      }
    }
  }
  return `${pages.join('\n')}\ntexts ${notices.digest}\n`;
}

function headingOf(
  language: MessageLanguage,
  kind: NoticeKind,
  channel: NoticeChannel,
  body: string,
): string {
  const file = noticeFile({ language, kind, channel });
  if (channel !== 'sms') return `=== ${file}`;
  const { length } = smsParts(body).parts;
  return `=== ${file} (${body.length} characters, ${length} SMS)`;
}

function exampleOrder(notice: NoticeKind, channel: NoticeChannel): MessageOrder {
  const asks = /^(question|warning|suspension|notice-after)$/.test(notice);
  return {
    notice,
    channel,
    address: channel === 'mail' ? 'soumu@example.jp' : '09012345678',
    case: 'case-10234567',
    subscriber: '05012345678',
    attempt: asks ? 3 : 0,
    atMs,
    untilMs: atMs + hourMs,
    facts: {
      ...(asks && {
        calls: 128,
        countries: ['CU', 'SL', 'SO', 'GN'],
        firstCallMs: atMs - 6 * minuteMs,
      }),
      beginMs: atMs,
      ...(/^(suspension|notice-after)$/.test(notice) && { endMs: atMs + 24 * hourMs, ground: 'A' }),
    },
  };
}

function among(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === name;
}
