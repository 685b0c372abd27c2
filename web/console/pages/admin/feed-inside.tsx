import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { clockTimeWithSeconds } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useCarrier } from '../../shell/use-me.ts';
import { AdminTable } from './admin-table.tsx';
import { opsWords } from './ops-words.ts';
import { quarantineText } from './quarantine-text.ts';

type Samples = Schemas['FeedSamples'];

/** The last of a feed: how its events are written, and what could not be used. */
export function FeedInside({ feed }: { readonly feed: string }) {
  const say = useWords(opsWords);
  const samples = useQuery({
    queryKey: ['feed', feed],
    queryFn: () => answered(api.GET('/v1/feeds/{feed}', { params: { path: { feed } } })),
    refetchInterval: 60_000,
  });
  return (
    <div className="admin-columns">
      <Panel title={say('lastEvents', { feed })}>
        <Loaded query={samples}>
          {({ events }) => <Events label={say('lastEvents', { feed })} rows={events} />}
        </Loaded>
      </Panel>
      <Panel title={say('quarantineOf', { feed })}>
        <Loaded query={samples}>
          {({ quarantine }) =>
            quarantine.length === 0 ? (
              <Empty>{say('noQuarantine')}</Empty>
            ) : (
              <Quarantine label={say('quarantineOf', { feed })} rows={quarantine} />
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}

function Events({ label, rows }: { readonly label: string; readonly rows: Samples['events'] }) {
  const say = useWords(opsWords);
  const { timeZone } = useCarrier();
  return (
    <Numbered
      label={label}
      rows={rows}
      columns={[
        { name: say('happened'), show: ({ timeMs }) => clockTimeWithSeconds(timeMs, timeZone) },
        { name: say('kind'), show: ({ type }) => say(`event.${type}`) },
        {
          name: say('direction'),
          show: ({ direction }) => (direction === null ? '' : say(direction)),
        },
        {
          name: say('called'),
          show: ({ called }) =>
            called === null
              ? ''
              : say('calledForm', { begins: called.begins, digits: called.digits }),
        },
      ]}
    />
  );
}

function Quarantine({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: Samples['quarantine'];
}) {
  const say = useWords(opsWords);
  const { timeZone } = useCarrier();
  return (
    <Numbered
      label={label}
      rows={rows}
      columns={[
        { name: say('taken'), show: ({ takenMs }) => clockTimeWithSeconds(takenMs, timeZone) },
        { name: say('place'), show: ({ source, position }) => `${source} : ${position}` },
        { name: say('reason'), show: ({ reason }) => quarantineText(reason, languageNow()) },
      ]}
    />
  );
}

/** Two samples may be alike in everything: only their place tells them apart. */
function Numbered<Row extends object>({
  label,
  rows,
  columns,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: Parameters<typeof AdminTable<Row>>[0]['columns'];
}) {
  const places = new Map(rows.map((row, at) => [row, String(at)]));
  return (
    <AdminTable label={label} rows={rows} keyOf={row => places.get(row) ?? ''} columns={columns} />
  );
}
