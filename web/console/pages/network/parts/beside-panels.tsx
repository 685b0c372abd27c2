import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { nameOf } from '../network-data.ts';
import { networkWords } from '../network-words.ts';

type Episodes = Schemas['Episodes'];
type Kind = 'ranges' | 'sources' | 'countries';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly calls: number;
  readonly accounts: number;
}

/** What the same cases have to do with beside this, most calls first. */
export function BesidePanels({
  episodes,
  of,
}: {
  readonly episodes: Episodes;
  readonly of: readonly Kind[];
}) {
  const say = useWords(networkWords);
  return (
    <div className="network-stack">
      {of.map(kind => (
        <Panel key={kind} title={say(`tab.${kind}`)}>
          <BesideList kind={kind} rows={rowsOf(episodes, kind)} />
        </Panel>
      ))}
    </div>
  );
}

function BesideList({ kind, rows }: { readonly kind: Kind; readonly rows: readonly Row[] }) {
  const say = useWords(networkWords);
  if (rows.length === 0) return <p className="history">{say('none')}</p>;
  return (
    <ul className="network-list">
      {rows.map(row => (
        <li key={row.id}>
          {/* A range of one account alone has no page of its own. */}
          {kind === 'ranges' && row.accounts < 2 ? (
            row.text
          ) : (
            <Link to="/network/$part/$id" params={{ part: kind, id: row.id }}>
              {row.text}
            </Link>
          )}
          <span className="history">
            {' '}
            {say('nCalls', { count: row.calls })} · {say('nAccounts', { count: row.accounts })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function rowsOf(episodes: Episodes, kind: Kind): readonly Row[] {
  switch (kind) {
    case 'ranges':
      return episodes.ranges.map(one => ({
        ...one,
        id: one.range,
        text: one.masked ?? nameOf(one),
      }));
    case 'sources':
      return episodes.sources.map(one => ({ ...one, id: one.source, text: one.address }));
    case 'countries':
      return episodes.countries.map(one => ({ ...one, id: one.country, text: nameOf(one) }));
  }
}
