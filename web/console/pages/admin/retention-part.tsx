// What is kept how long, what a legal hold keeps longer, and the proof of what went.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useMe } from '../../shell/use-me.ts';
import { AdminTable } from './admin-table.tsx';
import { type Hold, HoldSheet, LiftSheet } from './hold-sheets.tsx';
import { PartAction } from './part-action.tsx';
import { retentionWords } from './retention-words.ts';
import { WallTime } from './wall-time.tsx';

export function RetentionPart() {
  return (
    <div className="admin-stack">
      <Schedule />
      <Holds />
      <Erasures />
    </div>
  );
}

const classes = ['calls', 'cases', 'decisions', 'messages', 'disclosures', 'approvals'] as const;

function Schedule() {
  const say = useWords(retentionWords);
  const retention = useQuery({
    queryKey: ['retention'],
    queryFn: () => answered(api.GET('/v1/retention')),
  });
  const nameOf = (name: string): string => {
    const known = classes.find(each => each === name);
    return known === undefined ? name : say(`class.${known}`);
  };
  return (
    <Panel title={say('schedule')}>
      <p className="label">{say('scheduleWhy')}</p>
      <Loaded query={retention}>
        {data => (
          <AdminTable
            label={say('schedule')}
            rows={data.classes}
            keyOf={row => row.class}
            columns={[
              { name: say('class'), show: row => nameOf(row.class) },
              {
                name: say('days'),
                number: true,
                show: ({ days }) => say('daysOf', { count: String(days) }),
              },
              { name: say('before'), show: ({ beforeMs }) => <WallTime atMs={beforeMs} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Holds() {
  const say = useWords(retentionWords);
  const me = useMe();
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<Hold>();
  const holds = useQuery({
    queryKey: ['holds'],
    queryFn: () => answered(api.GET('/v1/legal-holds')),
  });
  const may = me.may('retention.hold');
  return (
    <Panel title={say('holds')}>
      {may ? <PartAction onClick={() => setPlacing(true)}>{say('place')}</PartAction> : null}
      <p className="label">{say('holdsWhy')}</p>
      <Loaded query={holds}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{say('noHolds')}</Empty>
          ) : (
            <HoldsTable rows={rows} onLift={may ? setLifting : undefined} />
          )
        }
      </Loaded>
      <HoldSheet open={placing} onClose={() => setPlacing(false)} />
      <LiftSheet hold={lifting} onClose={() => setLifting(undefined)} />
    </Panel>
  );
}

function HoldsTable({
  rows,
  onLift,
}: {
  readonly rows: Schemas['Holds']['rows'];
  readonly onLift: ((hold: Hold) => void) | undefined;
}) {
  const say = useWords(retentionWords);
  return (
    <AdminTable
      label={say('holds')}
      rows={rows}
      keyOf={({ kind, subject }) => `${kind} ${subject}`}
      columns={[
        {
          name: say('subject'),
          show: ({ kind, subject }) => (
            <>
              <span className="label">{say(kind)}</span> <strong>{subject}</strong>
            </>
          ),
        },
        { name: say('reason'), show: ({ why }) => why },
        {
          name: say('placed'),
          show: ({ placedMs, by }) => (
            <>
              <WallTime atMs={placedMs} /> <span className="history">{by}</span>
            </>
          ),
        },
        {
          name: '',
          show: hold =>
            onLift === undefined ? null : (
              <Button
                variant="default"
                size="xs"
                onClick={() => onLift(hold)}
                aria-label={`${say('lift')} ${hold.subject}`}
              >
                {say('lift')}
              </Button>
            ),
        },
      ]}
    />
  );
}

function Erasures() {
  const say = useWords(retentionWords);
  const erasures = useQuery({
    queryKey: ['erasures'],
    queryFn: () => answered(api.GET('/v1/retention/erasures')),
  });
  return (
    <Panel title={say('erasures')}>
      <Loaded query={erasures}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{say('noErasures')}</Empty>
          ) : (
            <AdminTable
              label={say('erasures')}
              rows={rows}
              keyOf={({ seq }) => String(seq)}
              columns={[
                { name: say('when'), show: ({ atMs }) => <WallTime atMs={atMs} /> },
                { name: say('class'), show: row => row.class },
                { name: say('what'), show: ({ what }) => what },
                {
                  name: say('digest'),
                  show: ({ digest }) => <code title={digest}>{digest.slice(0, 16)}…</code>,
                },
                { name: say('entry'), number: true, show: ({ seq }) => seq },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
