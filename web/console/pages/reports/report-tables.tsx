import { figureWords } from '../../../../src/core/report/figure-words.ts';
import { countryName } from '../../../ui/figures/country-name.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty } from '../../../ui/parts/panel.tsx';
import '../../../ui/parts/plain-table.css';
import { names } from '../../../ui/words/names.ts';
import type { Report } from './reports-page.tsx';
import { reportWords } from './words.ts';

/** The rest is in the files. */
const countriesShown = 15;

/** Measures that began, by kind and ground. */
export function MeasureTable({ report: { measures } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const called = useWords(names);
  if (measures.length === 0) return <Empty>{say('noMeasures')}</Empty>;
  const groundOf = (ground: string): string =>
    ground === 'request' || ground === 'consent' ? say(`on_${ground}`) : ground;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="reports-scroll" tabIndex={0} aria-label={say('measures')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say('kindOf')}</th>
            <th>{say('ground')}</th>
            <th className="number">{say('begun')}</th>
            <th className="number">{say('subjects')}</th>
            <th className="number">{say('ofLawful')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ kind, ground, begun, subjects, lawful }) => (
            <tr key={`${kind} ${ground}`}>
              <td>{called(`measure.${kind}`)}</td>
              <td>{groundOf(ground)}</td>
              <td className="number">{count(begun)}</td>
              <td className="number">{count(subjects)}</td>
              <td className="number">{count(lawful)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where international traffic went, the dearest first. */
export function TrafficTable({ report: { countries } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const language = languageNow();
  if (countries.length === 0) return <Empty>{say('noTraffic')}</Empty>;
  const heads = (['calls', 'minutes', 'charges', 'refused'] as const).map(
    id => figureWords[id][language].name,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="reports-scroll" tabIndex={0} aria-label={say('where')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say('country')}</th>
            {heads.map(head => (
              <th key={head} className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countries.slice(0, countriesShown).map(({ country, calls, minutes, yen, refused }) => (
            <tr key={country}>
              <td>{countryName(country, language)}</td>
              <td className="number">{count(calls)}</td>
              <td className="number">{count(minutes)}</td>
              <td className="number">{yenInCell(yen)}</td>
              <td className="number">{count(refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
