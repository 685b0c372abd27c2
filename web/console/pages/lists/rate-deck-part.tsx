import { TextInput } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { calendarDay } from '../../../ui/figures/format-time.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { MoreButton, usePaged } from '../../../ui/parts/paged.tsx';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';
import { useCarrier, useMe } from '../../shell/use-me.ts';
import { CountryBelow } from './day.tsx';
import { ImportDesk, ImportHistory } from './import-part.tsx';
import { CountriesWithout } from './import-preview.tsx';
import { importWords } from './import-words.ts';
import { useFreshLists } from './lists-data.ts';
import { rateText } from './rate-text.ts';

type Rate = Schemas['Rate'];

/** The rate deck in force, and another in its place. */
export function RateDeckPart() {
  const me = useMe();
  useFreshLists();
  return (
    <>
      {me.may('list.import') ? <ImportDesk list="rates" /> : null}
      <RateDeck />
      <ImportHistory />
    </>
  );
}

function RateDeck() {
  const say = useWords(importWords);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { query, pages, rows } = usePaged({
    queryKey: ['rate-deck', asked],
    ask: from => {
      const wanted = asked === '' ? {} : { text: asked };
      const params = { query: { limit: 100, ...wanted, ...from } };
      return answered(api.GET('/v1/rate-deck', { params }));
    },
    placeholderData: keepPreviousData,
  });
  const [first] = pages;
  return (
    <Panel title={say('listTitle')}>
      {query.isError ? <ProblemNote error={query.error} /> : null}
      {first !== undefined && first.total === 0 && asked === '' ? (
        <Empty>{say('empty')}</Empty>
      ) : null}
      {first === undefined ? null : <CountriesWithout codes={first.countriesWithout} />}
      <div className="lists-filter">
        <TextInput
          aria-label={say('search')}
          placeholder={say('search')}
          value={text}
          maxLength={64}
          onChange={event => setText(event.currentTarget.value)}
        />
        {first === undefined ? null : <span>{say('total', { count: first.total })}</span>}
      </div>
      <ScrollBox label={say('listTitle')} className={query.isPlaceholderData ? 'history' : ''}>
        {rows.length === 0 ? null : <RateTable rows={rows} />}
      </ScrollBox>
      <MoreButton query={query} size="xs" mt="sm" />
    </Panel>
  );
}

function RateTable({ rows }: { readonly rows: readonly Rate[] }) {
  const say = useWords(importWords);
  const { timeZone } = useCarrier();
  const day = (ms: number): string => calendarDay(ms, timeZone, languageNow(), true);
  const validity = ({ validFromMs, validToMs }: Rate): string =>
    [
      validFromMs === undefined ? '' : say('from', { day: day(validFromMs) }),
      validToMs === undefined ? '' : say('until', { day: day(validToMs - 1) }),
    ]
      .filter(part => part !== '')
      .join(' ') || say('always');
  return (
    <table className="lists-table lists-rates">
      <thead>
        <tr>
          <th scope="col">{say('prefix')}</th>
          <th scope="col">{say('destination')}</th>
          <th scope="col" title={say('rateOrigin')}>
            {say('perMinute')}
          </th>
          <th scope="col">{say('connect')}</th>
          <th scope="col">{say('steps')}</th>
          <th scope="col">{say('valid')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.prefix} ${row.validFromMs} ${row.validToMs}`}>
            <th scope="row">+{row.prefix}</th>
            <td>
              <span translate="no">{row.destination}</span>
              <CountryBelow country={row.country} name={row.destination} />
            </td>
            <td>{rateText(row.milliYenPerMinute)}</td>
            <td>{rateText(row.connectFeeMilliYen)}</td>
            <td>
              {say('stepsOf', {
                first: count(row.initialSeconds),
                next: count(row.incrementSeconds),
              })}
            </td>
            <td>{validity(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
