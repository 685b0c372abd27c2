import type { ZoneText } from '../../core/call/call-event.ts';
import type { MessageLanguage, MessageOrder, MessageText } from '../../core/case/message-order.ts';
import { noticeFile } from '../../core/notice/notice-template.ts';
import { noticeValues, renderNotice } from '../../core/notice/render-notice.ts';
import { assert } from '../../core/stdx/assert.ts';
import type { MessageRecord, OutgoingMessage } from '../../workflow/ports.ts';
import { transitionsOf } from '../reference-input.ts';
import type { MessageSettings } from '../settings/message-settings.ts';
import type { Notices } from './read-notices.ts';

/** The carrier in messages, where the settings do not say. */
const carrierUnsaid = { ja: 'ご契約の電話会社', en: 'Your telephone company' };
const contactUnsaid = {
  ja: 'ご契約の電話会社の窓口',
  en: 'the support desk of your telephone company',
};

/** What messages and the answer page say of the carrier. */
export interface CarrierWords {
  readonly carrier: Readonly<Record<MessageLanguage, string>>;
  readonly contact: Readonly<Record<MessageLanguage, string>>;
  readonly zoneAt: (timeMs: number) => ZoneText;
}

export function carrierWords(settings: {
  readonly notices: MessageSettings['notices'];
  readonly timeZone: string;
}): CarrierWords {
  const transitions = transitionsOf(settings.timeZone);
  return {
    carrier: settings.notices.carrier ?? carrierUnsaid,
    contact: settings.notices.contact ?? contactUnsaid,
    zoneAt: timeMs =>
      zoneText(transitions.findLast(each => each.fromMs <= timeMs)?.offsetMinutes ?? 0),
  };
}

/** Puts messages into the words of the texts. */
export function messageRenderer(
  notices: Notices,
  words: CarrierWords,
  language: MessageLanguage,
  linkOf: (order: MessageOrder) => { readonly link: string; readonly untilMs: number } | undefined,
): (record: MessageRecord) => OutgoingMessage {
  return record => {
    const { order } = record;
    const { notice: kind, channel } = order;
    assert(channel !== 'task', 'a task is no message');
    const link = linkOf(order);
    const facts = { ...words, link: link?.link, linkUntilMs: link?.untilMs ?? 0 };
    const textIn = (wanted: MessageLanguage): MessageText => {
      const template = notices.byFile.get(noticeFile({ language: wanted, kind, channel }));
      assert(template !== undefined, 'every text was read at the start');
      return renderNotice(template, noticeValues(order, facts, wanted));
    };
    return { record, language, texts: { ja: textIn('ja'), en: textIn('en') } };
  };
}

function zoneText(offsetMinutes: number): ZoneText {
  if (offsetMinutes === 0) return 'Z';
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}
