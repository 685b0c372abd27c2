// What is on record of the line: authorisation, contacts, cases, measures, claims, messages, acts.
import type { ReactNode } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { names } from '../../../ui/words/names.ts';
import { CaseLink } from '../../shell/case-link.tsx';
import { When } from '../../shell/times.tsx';
import { LineAuthorisation } from './line-authorisation.tsx';
import { LineContacts } from './line-contacts.tsx';
import type { Line } from './line-page.tsx';
import { lineWords } from './words.ts';

export function LinePapers({ line }: { readonly line: Line }) {
  return (
    <div className="line-papers">
      <Cases line={line} />
      <Measures line={line} />
      <LineAuthorisation line={line} />
      <LineContacts line={line} />
      <Messages line={line} />
      <Claims line={line} />
      <Acts line={line} />
    </div>
  );
}

interface Papers<Row> {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly children: (row: Row) => ReactNode;
}

function PaperList<Row>({ title, none, rows, keyOf, children }: Papers<Row>) {
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <Empty>{none}</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <ul className="line-list" tabIndex={0} aria-label={title}>
          {rows.map(row => (
            <li key={keyOf(row)}>{children(row)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Cases({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  return (
    <PaperList
      title={say('cases')}
      none={say('casesNone')}
      rows={line.cases}
      keyOf={row => row.case}
    >
      {row => <CaseLine row={row} />}
    </PaperList>
  );
}

/** One case in a line: number, how it stands, what it cost. */
export function CaseLine({ row }: { readonly row: Schemas['CaseRow'] }) {
  const called = useWords(names);
  const outcome = row.outcome === null ? `state.${row.state}` : `outcome.${row.outcome}`;
  const said = called(outcome as 'state.open');
  return (
    <>
      <CaseLink name={row.case} /> {said} · {yenInCell(row.exposureYen)} ·{' '}
      <When atMs={row.openedMs} />
    </>
  );
}

function Measures({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  return (
    <PaperList
      title={say('measures')}
      none={say('free')}
      rows={line.measures}
      keyOf={row => row.id}
    >
      {row => <MeasureLine row={row} />}
    </PaperList>
  );
}

function MeasureLine({ row }: { readonly row: Schemas['Measure'] }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  const { kind, ground, beginMs, endedMs, endedBy } = row;
  const word =
    ground === 'request' || ground === 'consent' ? say(`on.${ground}`) : say('ground', { ground });
  return (
    <span className={endedMs === null ? undefined : 'history'}>
      {called(`measure.${kind}`)} ({word}) · <When atMs={beginMs} />
      {endedMs === null ? null : (
        <>
          {' – '}
          <When atMs={endedMs} relative={false} /> {say('endedBy', { by: endedBy ?? '–' })}
        </>
      )}
    </span>
  );
}

function Messages({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const called = useWords(names);
  return (
    <PaperList
      title={say('messages')}
      none={say('messagesNone')}
      rows={line.messages}
      keyOf={row => row.key}
    >
      {({ notice, channel, address, atMs, state }) => (
        <>
          {say(`notice.${notice}` as 'notice.question')} · {called(`channel.${channel}`)}{' '}
          <span className="nowrap">{address}</span> · {say(`sent.${state}`)} · <When atMs={atMs} />
        </>
      )}
    </PaperList>
  );
}

function Claims({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  return (
    <PaperList
      title={say('claims')}
      none={say('claimsNone')}
      rows={line.claims}
      keyOf={row => row.id}
    >
      {({ basis, yen, state, openedMs }) => (
        <>
          {say(`basis.${basis}`)} · {yenInCell(yen)} · {say(`claim.${state}`)} ·{' '}
          <When atMs={openedMs} />
        </>
      )}
    </PaperList>
  );
}

const actWords = ['bar', 'reopen-line', 'authorise', 'report-fraud', 'open-case'] as const;

function Acts({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const nameOf = (what: string): string => {
    const [, kind = '', refused] = what.split('.');
    const known = actWords.find(one => one === kind);
    const name = known === undefined ? kind : say(`act.${known}`);
    return refused === undefined ? name : `${name} ${say('refusedAct')}`;
  };
  return (
    <PaperList
      title={say('history')}
      none={say('historyNone')}
      rows={line.acts}
      keyOf={({ atMs, what }) => `${atMs} ${what}`}
    >
      {({ atMs, who, what, why }) => (
        <>
          <strong>{nameOf(what)}</strong> · {who.replace('operator:', '')} · <When atMs={atMs} />
          <div className="label">{why}</div>
        </>
      )}
    </PaperList>
  );
}
