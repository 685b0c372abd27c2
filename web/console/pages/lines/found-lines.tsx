import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { names } from '../../../ui/words/names.ts';
import '../../../ui/parts/plain-table.css';
import { lineWords } from './words.ts';
import { writtenNumber } from './written-number.ts';

type Found = Schemas['FoundLines']['rows'][number];

/** Lines that were found; on a phone each is a card. */
export function FoundLines({
  rows,
  chosen,
}: {
  readonly rows: readonly Found[];
  readonly chosen: number;
}) {
  const say = useWords(lineWords);
  return (
    <table className="plain-table lines-found">
      <thead>
        <tr>
          <th>{say('number')}</th>
          <th>{say('name')}</th>
          <th>{say('account')}</th>
          <th>{say('service')}</th>
          <th>{say('device')}</th>
          <th>{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <FoundRow key={row.id} row={row} chosen={at === chosen} />
        ))}
      </tbody>
    </table>
  );
}

function FoundRow({ row, chosen }: { readonly row: Found; readonly chosen: boolean }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <tr ref={place} className={chosen ? 'lines-chosen' : undefined} aria-selected={chosen}>
      <td>
        <Link to="/lines/$id" params={{ id: row.id }} className="nowrap">
          {writtenNumber(row.subscriber)}
        </Link>
      </td>
      <td>{row.name ?? '–'}</td>
      <td>
        <Link to="/accounts/$id" params={{ id: row.accountId }}>
          {row.account}
        </Link>
      </td>
      <td>
        {called(`service.${row.service}`)}・{called(`type.${row.type}`)}
      </td>
      <td>{row.deviceModel ?? '–'}</td>
      <td>
        <LineState {...row} calm={say('calm')} />
      </td>
    </tr>
  );
}

/** Cases and measures of a line, in words. */
export function LineState({
  openCases,
  measures,
  calm,
}: Pick<Found, 'openCases' | 'measures'> & { readonly calm: string }) {
  const say = useWords(lineWords);
  if (openCases + measures === 0) return <span className="history">{calm}</span>;
  return (
    <span className="lines-state">
      {openCases > 0 ? <strong>{say('openCases', { count: openCases })}</strong> : null}
      {measures > 0 ? <span>{say('measuresOn', { count: measures })}</span> : null}
    </span>
  );
}
