// What an operator says on the telephone to the owner of a line, and what never.
import type { ZoneText } from '../call/call-event.ts';
import type { ContactResult } from '../case/act.ts';
import type { MessageFacts, MessageLanguage } from '../case/message-order.ts';
import { countryWords, lineWords, timeWords } from './render-notice.ts';

/** What an operator can have heard, in the order of the keys 1 to 8. */
export const heardResults = [
  'mine',
  'not-mine',
  'unsure',
  'third-party',
  'no-answer',
  'busy',
  'refused',
  'wrong-number',
] as const satisfies readonly ContactResult[];
export type HeardResult = (typeof heardResults)[number];

export interface ContactScript {
  /** To be said, in this order. */
  readonly says: readonly string[];
  /** What is said or done next, by what was heard. */
  readonly after: Readonly<Record<HeardResult, string>>;
  /** What is never said or asked. */
  readonly never: readonly string[];
}

interface ScriptFacts {
  readonly carrier: Readonly<Record<MessageLanguage, string>>;
  readonly zoneAt: (timeMs: number) => ZoneText;
  readonly subscriber: string;
  readonly facts: MessageFacts;
  /** Whether countries are open to whoever calls. */
  readonly countriesOpen: boolean;
}

/** Only what the owner may hear: times and countries; no number, weight, threshold or list. */
export function contactScript(about: ScriptFacts, language: MessageLanguage): ContactScript {
  return language === 'ja' ? inJapanese(about) : inEnglish(about);
}

function inJapanese({ carrier, zoneAt, subscriber, facts, countriesOpen }: ScriptFacts) {
  const { calls = 0, countries = [], firstCallMs } = facts;
  const places = countriesOpen && countries.length > 0 ? countryWords(countries, 'ja') : '';
  const to = places === '' ? '国際電話' : `${places}への国際電話`;
  const since = firstCallMs ? `${timeWords(firstCallMs, zoneAt(firstCallMs), 'ja')}から、` : '';
  const count = calls > 0 ? `${calls}回` : '';
  return {
    says: [
      `${carrier.ja}の不正利用監視の担当です。ご契約のお電話についてご連絡しました。`,
      'ご契約者ご本人、または電話の管理をご担当の方でいらっしゃいますか。',
      `末尾${lineWords(subscriber)}の回線から、${since}普段と異なる${to}が${count}ありました。`,
      'この通話にお心当たりはありますか。',
    ],
    after: {
      mine: 'お礼を述べて終わります。回線は開いたままです。休止中なら、担当者の確認コードで再開します。',
      'not-mine':
        '国際電話をすぐに休止すると伝えます。国内・緊急・着信は変わりません。パスワードと機器の確認をお願いします。',
      unsure: '管理をご担当の方のお名前と、つながる時刻を伺い、メモに残します。',
      'third-party': '内容は話さず、ご本人に折り返しをお願いします。',
      'no-answer': '留守番電話には、社名と折り返し先だけを残します。',
      busy: '数分後にかけ直します。通話中は、不正な通話そのものかもしれません。',
      refused: '重ねてお聞きしません。別の連絡先に移ります。',
      'wrong-number': 'お詫びして終わります。この番号は以後使いません。',
    },
    never: [
      '着信先の番号、判定の数値、対地の規制は話しません。',
      'パスワードや暗証番号は聞きません。',
    ],
  };
}

function inEnglish({ carrier, zoneAt, subscriber, facts, countriesOpen }: ScriptFacts) {
  const { calls = 0, countries = [], firstCallMs } = facts;
  const places = countriesOpen && countries.length > 0 ? countryWords(countries, 'en') : '';
  const to = places === '' ? 'abroad' : `to ${places}`;
  const since = firstCallMs ? ` since ${timeWords(firstCallMs, zoneAt(firstCallMs), 'en')}` : '';
  const many = calls > 1 ? `${calls} calls` : calls === 1 ? 'one call' : 'calls';
  return {
    says: [
      `This is the fraud desk of ${carrier.en}. I am calling about your telephone line.`,
      'Are you the subscriber, or the person who looks after the telephones?',
      `From the line ending in ${lineWords(subscriber)} we see ${many} ${to}${since} ` +
        'that are not usual.',
      'Are these calls yours?',
    ],
    after: {
      mine:
        'Thank them and end. The line stays open; if it is suspended, you open it with ' +
        'your code.',
      'not-mine':
        'Say that calls abroad are stopped at once; domestic, emergency and incoming calls go ' +
        'on. Ask them to check passwords and equipment.',
      unsure:
        'Ask who looks after the telephones and when they can be reached; write it in a note.',
      'third-party': 'Say nothing of the matter; ask that the subscriber call back.',
      'no-answer': 'On an answering machine leave only our name and the number to call back.',
      busy: 'Call again in a few minutes: the line may be busy with the fraud itself.',
      refused: 'Do not press. Go on to another contact.',
      'wrong-number': 'Apologise and end. This number is not used again.',
    },
    never: [
      'Never name a called number, a score or a blocked destination.',
      'Never ask for a password or a code.',
    ],
  };
}
