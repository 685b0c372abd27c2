// Where events come from, how much, and on demand the last of each with what could not be used.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { When } from '../../shell/times.tsx';
import { AdminTable } from './admin-table.tsx';
import { adminWords } from './admin-words.ts';
import { FeedInside } from './feed-inside.tsx';
import { opsWords } from './ops-words.ts';

type Feed = Schemas['Feeds']['rows'][number];

export function FeedsPart() {
  const say = useWords(opsWords);
  const [inside, setInside] = useState<string>();
  const feeds = useQuery({
    queryKey: ['feeds'],
    queryFn: () => answered(api.GET('/v1/feeds')),
    refetchInterval: 60_000,
  });
  const now = useQuery({
    queryKey: ['now', 'feeds'],
    queryFn: () => answered(api.GET('/v1/now')),
    refetchInterval: 60_000,
  });
  const silent = new Set(
    (now.data?.now.feeds ?? []).filter(feed => feed.silent).map(({ name }) => name),
  );
  return (
    <div className="admin-stack">
      <Panel>
        <Loaded query={feeds}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty>{say('feedsEmpty')}</Empty>
            ) : (
              <FeedsTable rows={rows} silent={silent} onLook={setInside} />
            )
          }
        </Loaded>
      </Panel>
      {inside === undefined ? null : <FeedInside feed={inside} />}
    </div>
  );
}

function FeedsTable({
  rows,
  silent,
  onLook,
}: {
  readonly rows: readonly Feed[];
  readonly silent: ReadonlySet<string>;
  readonly onLook: (feed: string) => void;
}) {
  const say = useWords(opsWords);
  const sayAdmin = useWords(adminWords);
  return (
    <AdminTable
      label={sayAdmin('feeds')}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        {
          name: sayAdmin('name'),
          show: ({ name }) => (
            <>
              <strong>{name}</strong>
              {silent.has(name) ? (
                <div>
                  <span className="wait">{say('silent')}</span>
                </div>
              ) : null}
            </>
          ),
        },
        { name: say('sees'), show: ({ sees }) => <Declared kind="sees" names={sees} /> },
        { name: say('can'), show: ({ can }) => <Declared kind="can" names={can} /> },
        { name: say('events'), number: true, show: ({ events }) => events.toLocaleString('en') },
        {
          name: say('quarantined'),
          number: true,
          show: ({ quarantined }) => quarantined.toLocaleString('en'),
        },
        {
          name: say('last'),
          show: ({ lastMs }) => (lastMs === 0 ? say('unheard') : <When atMs={lastMs} />),
        },
        {
          name: '',
          show: ({ name }) => (
            <Button
              variant="default"
              size="xs"
              onClick={() => onLook(name)}
              aria-label={`${say('look')} ${name}`}
            >
              {say('look')}
            </Button>
          ),
        },
      ]}
    />
  );
}

type Sees = NonNullable<Feed['sees']>[number];
type Can = NonNullable<Feed['can']>[number];

function Declared({
  kind,
  names,
}:
  | { readonly kind: 'sees'; readonly names: readonly Sees[] | null }
  | { readonly kind: 'can'; readonly names: readonly Can[] | null }) {
  const say = useWords(opsWords);
  if (names === null) return <span className="history">{say('undeclared')}</span>;
  if (names.length === 0) return <span className="history">{say('nothing')}</span>;
  const said = names.map(name => say(`${kind}.${name}` as `sees.${Sees}` | `can.${Can}`));
  return <>{said.join(', ')}</>;
}
