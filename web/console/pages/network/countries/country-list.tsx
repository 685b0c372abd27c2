import { SegmentedControl, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { nameOf, useCountries, usePeriod } from '../network-data.ts';
import { networkWords } from '../network-words.ts';
import { useRowKeys } from '../parts/row-keys.ts';
import { countryWords } from './country-words.ts';
import { orderCountries, type Show, shows } from './order-countries.ts';

type Row = Schemas['NetworkCountry'];
type Rules = Schemas['NetworkCountries']['rules'];

/** Countries called or listed; what asks for a person first. */
export function CountryList() {
  const say = useWords(countryWords);
  const sayNetwork = useWords(networkWords);
  const [days] = usePeriod('countries');
  const query = useCountries(days);
  const [text, setText] = useState('');
  const [show, setShow] = useState<Show>('all');
  useRowKeys();
  return (
    <Loaded query={query}>
      {({ rows, rules }) => {
        if (rows.length === 0) return <Empty>{say('empty')}</Empty>;
        const ordered = orderCountries(rows, { show, text });
        return (
          <Panel>
            <div className="network-filter">
              <TextInput
                aria-label={sayNetwork('find')}
                placeholder={sayNetwork('find')}
                value={text}
                onChange={event => setText(event.currentTarget.value)}
              />
              <SegmentedControl
                aria-label={say('show')}
                value={show}
                onChange={next => setShow(next as Show)}
                data={shows.map(one => ({ value: one, label: say(`show.${one}`) }))}
              />
              <HistoryNote rules={rules} />
            </div>
            {ordered.length === 0 ? (
              <Empty>{say('emptyFilter')}</Empty>
            ) : (
              <CountryTable rows={ordered} rules={rules} days={days} />
            )}
          </Panel>
        );
      }}
    </Loaded>
  );
}

/** How much history there is is said before anybody relies on it. */
function HistoryNote({ rules }: { readonly rules: Rules }) {
  const say = useWords(countryWords);
  const { historyDays: days, historyDaysNeeded: needed } = rules;
  const key = days < needed ? 'history' : 'historyEnough';
  return <span className="label">{say(key, { days, needed })}</span>;
}

function CountryTable({
  rows,
  rules,
  days,
}: {
  readonly rows: readonly Row[];
  readonly rules: Rules;
  readonly days: number;
}) {
  const say = useWords(countryWords);
  return (
    <table className="network-table">
      <thead>
        <tr>
          <th>{say('name')}</th>
          <th>{say('attackedNow')}</th>
          <th className="network-wide">{say('normal')}</th>
          <th>{say('today')}</th>
          <th className="network-wide network-number">{say('episodes')}</th>
          <th className="network-wide">{say('list')}</th>
          <th>{say('block')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <CountryLine key={row.country} row={row} rules={rules} days={days} />
        ))}
      </tbody>
    </table>
  );
}

function CountryLine({
  row,
  rules,
  days,
}: {
  readonly row: Row;
  readonly rules: Rules;
  readonly days: number;
}) {
  const say = useWords(countryWords);
  const sayNetwork = useWords(networkWords);
  const { historyDays, historyDaysNeeded: needed } = rules;
  return (
    <tr>
      <td>
        <Link
          to="/network/$part/$id"
          params={{ part: 'countries', id: row.country }}
          search={{ days }}
          className="network-row-link"
        >
          {nameOf(row)}
        </Link>
        <span className="history"> +{row.callingCode}</span>
      </td>
      <td>
        {row.attackedAccounts === 0 ? (
          <span className="history">–</span>
        ) : (
          sayNetwork('nAccounts', { count: row.attackedAccounts })
        )}
      </td>
      <td className="network-wide">
        <Explained
          origin={{
            definition: say('minutesAbout'),
            inputs: [
              say('normalDay', { calls: count(row.callsPerDay) }),
              say('historyHave', { days: historyDays, needed }),
            ],
          }}
        >
          {say('normalMonth', { minutes: count(row.minutesPerMonth) })}
        </Explained>
      </td>
      <td>
        {sayNetwork('nCalls', { count: row.today.calls })}
        {row.today.refused === 0 ? null : (
          <span className="history"> · {say('todayRefused', { count: row.today.refused })}</span>
        )}
      </td>
      <td className="network-wide network-number">
        {row.episodes === null ? (
          <span className="history">–</span>
        ) : (
          <Yen yen={row.episodes.milliYen / 1_000} />
        )}
      </td>
      <td className="network-wide">{say(`listed.${row.listed}`)}</td>
      <td>
        <BlockState row={row} />
      </td>
    </tr>
  );
}

function BlockState({ row }: { readonly row: Row }) {
  const say = useWords(countryWords);
  if (row.protectedTerritory) {
    return <Explained origin={{ definition: say('protectedAbout') }}>{say('protected')}</Explained>;
  }
  if (row.block === null) return <span className="history">–</span>;
  if (row.block.inForce !== null) return <strong>{say('block.inForce')}</strong>;
  if (row.block.possible) return <>{say('block.possible')}</>;
  return <span className="history">{say('block.not')}</span>;
}
