import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { CountryBelow } from './day.tsx';
import { importWords } from './import-words.ts';
import { countryNames, rateDifference, rateText } from './rate-text.ts';
import { reasonText } from './reason-text.ts';

type Preview = Schemas['ImportPreview'];
type Difference = Preview['differences'][number];

const kinds = ['all', 'dearer', 'cheaper', 'added', 'removed', 'other'] as const;
type Kind = (typeof kinds)[number];
const shownMost = 300;

/** What a file would change, or every line of it that is wrong. */
export function ImportPreview({ preview }: { readonly preview: Preview }) {
  const say = useWords(importWords);
  const { problems, added, changed, removed } = preview;
  if (problems.length > 0) return <Problems preview={preview} />;
  if (added + changed + removed === 0) return <p>{say('same')}</p>;
  const filled = {
    before: count(preview.before),
    after: count(preview.after),
    added: count(added),
    changed: count(changed),
    removed: count(removed),
  };
  return (
    <div className="lists-preview" role="status">
      <p className="sentence">{say('summary', filled)}</p>
      {preview.list === 'rates' ? (
        <>
          <CountriesWithout codes={preview.countriesWithout} />
          <Differences preview={preview} />
        </>
      ) : (
        <Examples preview={preview} />
      )}
    </div>
  );
}

function Problems({ preview }: { readonly preview: Preview }) {
  const say = useWords(importWords);
  const { problems, problemsLeftOut } = preview;
  const language = languageNow();
  return (
    <div className="lists-problems" role="alert">
      <p className="sentence">{say('problems', { count: problems.length + problemsLeftOut })}</p>
      <ul>
        {problems.map(({ line, reason }) => (
          <li key={`${line} ${reason}`}>
            {say('problemLine', { line, reason: reasonText(reason, language) })}
          </li>
        ))}
      </ul>
      {problemsLeftOut > 0 ? <p>{say('moreProblems', { count: problemsLeftOut })}</p> : null}
    </div>
  );
}

export function CountriesWithout({ codes }: { readonly codes: readonly string[] }) {
  const say = useWords(importWords);
  if (codes.length === 0) return <p className="label">{say('without_none')}</p>;
  return (
    <details className="lists-without">
      <summary>{say('without', { count: codes.length })}</summary>
      <p className="label">{say('withoutWhat')}</p>
      <p>{countryNames(codes, languageNow()).join(languageNow() === 'ja' ? '、' : ', ')}</p>
    </details>
  );
}

function Differences({ preview }: { readonly preview: Preview }) {
  const say = useWords(importWords);
  const [kind, setKind] = useState<Kind>('all');
  const { differences, differencesLeftOut } = preview;
  const of = (one: Kind): readonly Difference[] =>
    one === 'all' ? differences : differences.filter(each => each.kind === one);
  const shown = of(kind);
  const leftOut = differencesLeftOut + Math.max(0, shown.length - shownMost);
  return (
    <>
      <SegmentedControl
        aria-label={say('kinds')}
        className="lists-kinds"
        value={kind}
        onChange={value => setKind(value as Kind)}
        data={kinds.map(one => ({
          value: one,
          label: say(`kind.${one}`, { count: count(of(one).length) }),
        }))}
      />
      <ScrollBox label={say('kinds')} className="lists-differences">
        <table className="lists-table lists-figures">
          <thead>
            <tr>
              <th scope="col">{say('prefix')}</th>
              <th scope="col">{say('destination')}</th>
              <th scope="col">{say('kinds')}</th>
              <th scope="col">{say('old')}</th>
              <th scope="col">{say('new')}</th>
              <th scope="col">{say('difference')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, shownMost).map(one => (
              <tr key={`${one.prefix} ${one.validFromMs}`}>
                <th scope="row">+{one.prefix}</th>
                <td>
                  {one.destination}
                  <CountryBelow country={one.country} name={one.destination} />
                </td>
                <td>{say(`word.${one.kind}`)}</td>
                <td className="history">{rateText(one.from)}</td>
                <td>{rateText(one.to)}</td>
                <td>{rateDifference(one.from, one.to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {leftOut > 0 ? <p className="label">{say('leftOut', { count: leftOut })}</p> : null}
    </>
  );
}

function Examples({ preview }: { readonly preview: Preview }) {
  const say = useWords(importWords);
  return (
    <>
      {(['added', 'changed', 'removed'] as const).map(what => {
        const lines = preview.examples[what];
        if (lines.length === 0) return null;
        return (
          <p key={what}>
            <span className="label">{say(`examples.${what}`)}</span> {lines.join(', ')}{' '}
            {preview[what] > lines.length ? say('andMore') : ''}
          </p>
        );
      })}
    </>
  );
}
