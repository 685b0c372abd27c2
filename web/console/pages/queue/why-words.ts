// Why a case stands in the queue, in one short line: what goes on, and what is unusual about it.

import { countryName } from '../../../ui/figures/country-name.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import type { Language } from '../../../ui/language/language.ts';
import { readingName } from '../../../ui/words/names.ts';
import type { QueueRow } from './queue-list.ts';

type Words = Readonly<Record<Language, string>>;

/** Shorter than their names, since two stand in a row. */
const short: Readonly<Record<string, Words>> = {
  'source-network': { ja: '新しい発信元', en: 'new address' },
  device: { ja: '新しい端末', en: 'new device' },
  destination: { ja: '初めての対地', en: 'new destination' },
  'called-number': { ja: '初めての番号', en: 'new number' },
  'destination-listed': { ja: '規制対地', en: 'listed destination' },
  'destination-cost': { ja: '高額な対地', en: 'expensive destination' },
  'destination-risk': { ja: '最近の不正利用先', en: 'lately misused destination' },
  'number-range': { ja: '不正の多い番号帯', en: 'range often misused' },
  'range-risk': { ja: '最近不正のあった番号帯', en: 'range lately misused' },
  hour: { ja: '普段使わない時間帯', en: 'unusual hour' },
  'off-hours': { ja: '時間帯に比べ多い発信', en: 'many for the hour' },
  'first-use': { ja: '久しぶりの国際通話', en: 'first use for long' },
  'inbound-before': { ja: '直前に着信', en: 'inbound call just before' },
  forwarded: { ja: '転送された呼', en: 'call forwarded' },
  concurrency: { ja: '平常を超える同時通話', en: 'more at once than ever' },
  pace: { ja: '短時間の連続発信', en: 'rapid attempts' },
  volume: { ja: '平常を超える呼数', en: 'more calls than ever' },
  lines: { ja: '契約の多くの回線から', en: 'several lines of the account' },
  numbers: { ja: '連番・繰り返し', en: 'numbers in sequence' },
  'new-numbers': { ja: '初めての番号が続く', en: 'one new number after another' },
  charges: { ja: '平常を超える通話料', en: 'charges above normal' },
  'test-calls': { ja: '試し発信あり', en: 'test calls before' },
  registrations: { ja: '認証失敗が先行', en: 'failed registrations before' },
  'campaign-source': { ja: '同じ発信元が他の契約でも', en: 'address on other accounts too' },
  'campaign-range': { ja: '同じ番号帯へ他の契約も', en: 'range called by other accounts too' },
  'campaign-country': { ja: '同じ対地へ他の契約も', en: 'called by other accounts too' },
  challenge: { ja: '本人確認できず', en: 'challenge failed' },
  cleared: { ja: '以前は本人の発信', en: 'proved its own before' },
  'device-model': { ja: '同じ機種で多発', en: 'model under attack' },
};

const countriesSaid = 2;
const readingsSaid = 2;

/** `ラトビアへ同時に3通話`, `3 calls at once to Latvia`; '' where nothing is known of calls. */
export function callsSentence({ now }: Pick<QueueRow, 'now'>, language: Language): string {
  if (now === null || now.calls + now.callsInProgress === 0) return '';
  const places = placesIn(now.countries, language);
  const running = now.callsInProgress;
  if (language === 'ja') {
    const to = places === '' ? '' : `${places}へ`;
    if (running > 1) return `${to}同時に${count(running)}通話`;
    return running === 1 ? `${to}1通話中` : `${to}${count(now.calls)}回発信`;
  }
  const to = places === '' ? '' : ` to ${places}`;
  if (running > 1) return `${count(running)} calls at once${to}`;
  if (running === 1) return `1 call in progress${to}`;
  return `${count(now.calls)} ${now.calls === 1 ? 'call' : 'calls'}${to}`;
}

function placesIn(countries: readonly string[], language: Language): string {
  const named = countries.slice(0, countriesSaid).map(one => countryName(one, language));
  const more = countries.length - named.length;
  const said = named.join(language === 'ja' ? '・' : ', ');
  if (more <= 0) return said;
  return language === 'ja' ? `${said}ほか${more}対地` : `${said} and ${more} more`;
}

/** The strongest readings of the alert, in few words. */
export function readingWords({ why }: Pick<QueueRow, 'why'>, language: Language): string[] {
  return why
    .filter(one => one.decibans > 0 || one.reading === 'device-model')
    .slice(0, readingsSaid)
    .map(one => short[one.reading]?.[language] ?? readingName(one, language));
}

export function whySentence(row: Pick<QueueRow, 'now' | 'why'>, language: Language): string {
  const parts = [callsSentence(row, language), ...readingWords(row, language)];
  return parts.filter(part => part !== '').join(language === 'ja' ? '、' : ', ');
}
