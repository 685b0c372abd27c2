import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { calendarDay } from '../../../../ui/figures/format-time.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { callerName } from '../../../../ui/words/person-name.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { countryWords } from './country-words.ts';

type Entry = Schemas['NetworkCountryPage']['entries'][number];

/** The entries of the restricted list with their three checks and review date. */
export function EntryTable({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useWords(countryWords);
  const toRanges = (
    <Link to="/network/$part" params={{ part: 'ranges' }}>
      {say('entriesToRanges')}
    </Link>
  );
  return (
    <Panel title={say('entries')}>
      {entries.length === 0 ? (
        <Empty next={toRanges}>{say('entriesNone')}</Empty>
      ) : (
        <table className="network-table">
          <thead>
            <tr>
              <th>{say('prefix')}</th>
              <th>{say('government')}</th>
              <th>{say('lifeCritical')}</th>
              <th className="network-number">{say('traffic')}</th>
              <th>{say('review')}</th>
              <th className="network-wide">{say('author')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(entry => (
              <EntryLine key={entry.prefix} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const say = useWords(countryWords);
  const { timeZone } = useCarrier();
  const check = (checked: boolean | undefined): string => say(checked === true ? 'yes' : 'no');
  const { trafficMinutes, reviewMs, author, approver } = entry;
  return (
    <tr>
      <td>
        +{entry.prefix} <span className="history">{entry.destination}</span>
      </td>
      <td>{check(entry.governmentChecked)}</td>
      <td>{check(entry.lifeCriticalChecked)}</td>
      <td className="network-number">
        {trafficMinutes === undefined
          ? say('no')
          : say('trafficMinutes', { minutes: count(trafficMinutes) })}
      </td>
      <td>
        {reviewMs === undefined ? '–' : calendarDay(reviewMs, timeZone, languageNow(), true)}
        <div className={entry.valid ? 'history' : ''}>
          {entry.valid ? say('valid') : <span className="wait">{say('notValid')}</span>}
        </div>
      </td>
      <td className="network-wide">
        {[author, approver]
          .flatMap(one => (one === undefined ? [] : callerName(one)))
          .join(' · ') || '–'}
      </td>
    </tr>
  );
}
