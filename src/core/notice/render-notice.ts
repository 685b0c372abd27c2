// A message in words: the template, and what it may say of this case.
import type { ZoneText } from '../call/call-event.ts';
import { formatTime, zoneOffsetMinutes } from '../call/format-time.ts';
import type { MessageLanguage, MessageOrder } from '../case/message-order.ts';
import { destinationByCountry } from '../numbering/destination-table.ts';
import { groundWords } from './explain-to-subscriber.ts';
import type { NoticePlaceholder, NoticeTemplate } from './notice-template.ts';

/** What comes from the carrier and not from the case. */
export interface NoticeFacts {
  readonly carrier: Readonly<Record<MessageLanguage, string>>;
  /** Where a subscriber can call or write. */
  readonly contact: Readonly<Record<MessageLanguage, string>>;
  /** The answer link; undefined where nothing is asked. */
  readonly link: string | undefined;
  /** How long the link can be used. */
  readonly linkUntilMs: number;
  /** The offset of local time at an instant. */
  readonly zoneAt: (timeMs: number) => ZoneText;
}

export type NoticeValues = Readonly<Partial<Record<NoticePlaceholder, string>>>;

const mark = /\{\{([a-z]+)\}\}/g;
const countriesMax = 3;
const countriesInSms = 2;
const dayMs = 86_400_000;
const weekdays = {
  ja: ['木', '金', '土', '日', '月', '火', '水'],
  en: ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'],
};
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Fills the template in. A line that says something unknown here is left out whole, so that no
 * message says half a sentence.
 */
export function renderNotice(
  template: NoticeTemplate,
  values: NoticeValues,
): { readonly subject: string; readonly body: string } {
  const lines = template.lines.map(line => filled(line, values)).filter(line => line !== undefined);
  const body = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return { subject: filled(template.subject, values) ?? '', body: body.trim() };
}

/** What may be said of an order, in one language. */
export function noticeValues(
  order: MessageOrder,
  facts: NoticeFacts,
  language: MessageLanguage,
): NoticeValues {
  const { calls, countries, firstCallMs, beginMs, endMs, ground } = order.facts;
  const most = order.channel === 'sms' ? countriesInSms : countriesMax;
  const time = (ms: number): string => timeWords(ms, facts.zoneAt(ms), language);
  return {
    carrier: facts.carrier[language],
    contact: facts.contact[language],
    line: lineWords(order.subscriber),
    ...(calls !== undefined && calls > 0 && { calls: String(calls) }),
    ...(countries !== undefined &&
      countries.length > 0 && { countries: countryWords(countries, language, most) }),
    ...(firstCallMs !== undefined && { first: time(firstCallMs) }),
    ...(facts.link !== undefined && { link: facts.link, until: time(facts.linkUntilMs) }),
    ...(beginMs !== undefined && { begin: time(beginMs) }),
    ...(endMs !== undefined && { end: time(endMs) }),
    reason: groundWords(ground)[language === 'en' ? 0 : 1],
  };
}

/** The last four digits: enough for the owner of several lines, too little for others. */
export function lineWords(subscriber: string): string {
  return subscriber === '' ? '----' : subscriber.slice(-4);
}

/** `6月6日(土) 02:10`, `Sat 6 Jun 02:10`. */
export function timeWords(timeMs: number, zone: ZoneText, language: MessageLanguage): string {
  const text = formatTime(timeMs, zone);
  const [month, day, clock] = [
    Number(text.slice(5, 7)),
    Number(text.slice(8, 10)),
    text.slice(11, 16),
  ];
  const localDay = Math.floor((timeMs + (zoneOffsetMinutes(zone) ?? 0) * 60_000) / dayMs);
  const weekday = weekdays[language][((localDay % 7) + 7) % 7];
  if (language === 'ja') return `${month}月${day}日(${weekday}) ${clock}`;
  return `${weekday} ${day} ${months[month - 1]} ${clock}`;
}

/** So many names at most; countries only, never a range or a number. */
export function countryWords(
  countries: readonly string[],
  language: MessageLanguage,
  most: number = countriesMax,
): string {
  const names = [...new Set(countries)].slice(0, most).map(country => {
    const known = destinationByCountry(country);
    return (language === 'ja' ? known?.nameJa : known?.nameEn) ?? country;
  });
  const more = new Set(countries).size > most;
  if (language === 'ja') return names.join('、') + (more ? 'ほか' : '');
  return names.join(', ') + (more ? ' and others' : '');
}

/** Undefined when the line says something that is not known. */
function filled(line: string, values: NoticeValues): string | undefined {
  let known = true;
  const text = line.replace(mark, (_, name: NoticePlaceholder) => {
    const value = values[name];
    if (value === undefined || value === '') known = false;
    return value ?? '';
  });
  return known ? text : undefined;
}
