// Small things that several tables of the lists show.
import { calendarDay } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useCarrier } from '../../shell/use-me.ts';
import { codeName } from './code-name.ts';

/** A day of the carrier's calendar, with its year. */
export function Day({ atMs }: { readonly atMs: number }) {
  const { timeZone } = useCarrier();
  return (
    <time dateTime={new Date(atMs).toISOString()} className="nowrap">
      {calendarDay(atMs, timeZone, languageNow(), true)}
    </time>
  );
}

/** The country in the language of now, where the destination does not say it already. */
export function CountryBelow({
  country,
  name,
}: {
  readonly country: string;
  readonly name: string;
}) {
  const shown = codeName(country, languageNow());
  if (name.toLowerCase().startsWith(shown.toLowerCase())) return null;
  return <div className="label">{shown}</div>;
}
