// The one sentence, put together from its facts in either language.
import { countryName } from '../../../../ui/figures/country-name.ts';
import { duration } from '../../../../ui/figures/format-time.ts';
import { yenInSentence } from '../../../../ui/figures/format-yen.ts';
import type { Language } from '../../../../ui/language/language.ts';
import type { SayStory } from './lane-view.ts';
import type { Happened } from './what-happened.ts';

export function happenedText(facts: Happened, language: Language, say: SayStory): string {
  if (facts.pattern === 'none') return say('happened.nothing');
  const { pattern, calls, attempts, spanMs, country, otherCountries, lines } = facts;
  const place = countryName(country, language);
  const to =
    pattern === 'sums'
      ? ''
      : country === ''
        ? say('happened.abroad')
        : otherCountries > 0
          ? say('happened.toMore', { country: place, count: otherCountries })
          : say('happened.to', { country: place });
  const shortest = 60_000;
  const within =
    spanMs >= shortest ? say('happened.in', { span: duration(inMinutes(spanMs), language) }) : '';
  const count = pattern === 'attempts' ? attempts : calls;
  const what = say(`happened.${pattern}`, { calls, count });
  const from = lines > 1 ? say('happened.lines', { lines }) : '';
  const first = facts.firstTime && pattern !== 'sums' ? say('happened.firstTime') : '';
  const address = facts.newAddress ? say('happened.newAddress') : '';
  const told =
    language === 'ja'
      ? `${within}${to}${what}${from}${first}${address}`
      : sentence(`${within === '' ? '' : `${within} `}${what}${to}${from}${first}${address}`);
  return told + moneyText(facts, language, say);
}

function moneyText(facts: Happened, language: Language, say: SayStory): string {
  if (facts.yen === 0 && facts.running === 0) return say('happened.none');
  const sofar = say('happened.yen', { yen: yenInSentence(facts.yen, language) });
  const going =
    facts.running > 0
      ? say('happened.growing', { yen: yenInSentence(facts.yenPerMinute, language) })
      : say('happened.still');
  return sofar + going;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inMinutes(spanMs: number): number {
  return Math.round(spanMs / 60_000) * 60_000;
}
