import { calendarDay } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import type { NowView } from './now-data.ts';
import { nowWords } from './words.ts';

/** `Sun 5 Oct · Sports Day · day 2 of 3 off`: attacks like the middle of days off. */
export function DayLine({ day }: { readonly day: NowView['day'] }) {
  const say = useWords(nowWords);
  const language = languageNow();
  const parts = [
    calendarDay(Date.parse(`${day.day}T00:00:00Z`), 'UTC', language),
    ...(day.holiday === null ? [] : [day.holiday[language]]),
  ];
  const run = day.runDays > 1 ? say('run', { day: day.run, days: day.runDays }) : say('offDay');
  parts.push(day.off ? run : say('workday'));
  return <span className="now-day">{parts.join(' · ')}</span>;
}
