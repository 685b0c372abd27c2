import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countryName } from '../../../ui/figures/country-name.ts';
import { duration } from '../../../ui/figures/format-time.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Yen } from '../../../ui/parts/yen.tsx';
import { names } from '../../../ui/words/names.ts';
import { personName } from '../../../ui/words/person-name.ts';
import { useNow } from '../../live/use-live.ts';
import { CaseLink } from '../../shell/case-link.tsx';
import { TimeLeft } from '../../shell/times.tsx';
import { FiguresText } from './handover-notes.tsx';
import type { Handover } from './handover-page.tsx';
import { handoverWords } from './handover-words.ts';
import type { QueueRow } from './queue-list.ts';
import { queueWords } from './queue-words.ts';
import { whySentence } from './why-words.ts';

export function HandoverLists({ handover }: { readonly handover: Handover }) {
  const say = useWords(handoverWords);
  return (
    <div className="handover-lists">
      <Panel title={say('now')}>
        <p>
          <FiguresText figures={handover.figures} />
        </p>
        <Owners handover={handover} />
      </Panel>
      <Cases title={say('urgent')} none={say('noUrgent')} rows={handover.urgent} />
      <Cases title={say('due')} none={say('noDue')} rows={handover.due} />
      <Ending handover={handover} />
      <Requests handover={handover} />
    </div>
  );
}

function Cases({
  title,
  none,
  rows,
}: {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly QueueRow[];
}) {
  const say = useWords(handoverWords);
  return (
    <Listed title={title} none={none} count={rows.length}>
      <thead>
        <tr>
          <th>{say('case')}</th>
          <th>{say('step')}</th>
          <th>{say('dueAt')}</th>
          <th>{say('owner')}</th>
          <th className="handover-number">{say('loss')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.case}>
            <td>
              <CaseLink name={row.case} /> {row.name ?? row.account}
              <div className="label">{whySentence(row, languageNow())}</div>
            </td>
            <td>
              <StepText step={row.nextStep} />
            </td>
            <td>
              <Due atMs={row.nextDueMs} />
            </td>
            <td>{row.assignee ?? <span className="history">{say('nobody')}</span>}</td>
            <td className="handover-number">
              <Yen yen={row.lossPerHourYen} />
            </td>
          </tr>
        ))}
      </tbody>
    </Listed>
  );
}

function StepText({ step }: { readonly step: string | null }) {
  const say = useWords(queueWords);
  return step === null ? '–' : say(`step.${step as 'call'}`);
}

const soonMs = 900_000;

/** Amber where it comes within a quarter of an hour, or has passed. */
function Due({ atMs }: { readonly atMs: number | null }) {
  const say = useWords(handoverWords);
  const nowMs = useNow(5_000);
  if (atMs === null) return '–';
  const over = say('over', { time: duration(nowMs - atMs, languageNow()) });
  return (
    <span className={atMs - nowMs < soonMs ? 'wait nowrap' : 'nowrap'}>
      <TimeLeft untilMs={atMs} overdue={over} />
    </span>
  );
}

function Ending({ handover: { ending } }: { readonly handover: Handover }) {
  const say = useWords(handoverWords);
  const sayName = useWords(names);
  return (
    <Listed title={say('ending')} none={say('noEnding')} count={ending.length}>
      <thead>
        <tr>
          <th>{say('measure')}</th>
          <th>{say('case')}</th>
          <th>{say('ends')}</th>
        </tr>
      </thead>
      <tbody>
        {ending.map(({ id, kind, subject, case: name, endMs }) => (
          <tr key={id}>
            <td>
              {sayName(`measure.${kind}`)} <span className="history">{subjectText(subject)}</span>
            </td>
            <td>
              <CaseLink name={name} />
            </td>
            <td>
              <Due atMs={endMs} />
            </td>
          </tr>
        ))}
      </tbody>
    </Listed>
  );
}

/** A line is named on the page of its case. */
function subjectText(subject: object): string {
  const { country, sourceIp } = subject as { country?: string; sourceIp?: string };
  if (country !== undefined) return countryName(country, languageNow());
  return sourceIp ?? '';
}

function Requests({ handover: { approvals } }: { readonly handover: Handover }) {
  const say = useWords(handoverWords);
  return (
    <Listed
      title={say('approvals')}
      none={say('noApprovals')}
      count={approvals.length}
      actions={<Link to="/approvals">{say('toApprovals')}</Link>}
    >
      <thead>
        <tr>
          <th>{say('asked')}</th>
          <th>{say('expires')}</th>
        </tr>
      </thead>
      <tbody>
        {approvals.map(({ id, askedBy, why, expiresMs }) => (
          <tr key={id}>
            <td>
              {personName(askedBy)}: {why}
            </td>
            <td>
              <Due atMs={expiresMs} />
            </td>
          </tr>
        ))}
      </tbody>
    </Listed>
  );
}

function Listed({
  title,
  none,
  count: many,
  actions,
  children,
}: {
  readonly title: string;
  readonly none: string;
  readonly count: number;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Panel
      title={
        <>
          {title} <span className="label">{many === 0 ? '' : count(many)}</span>
        </>
      }
      actions={actions}
    >
      {many === 0 ? (
        <p className="history">{none}</p>
      ) : (
        <div className="handover-scroll">
          <table className="handover-table">{children}</table>
        </div>
      )}
    </Panel>
  );
}

const ownersShown = 12;

function Owners({ handover: { owners } }: { readonly handover: Handover }) {
  const say = useWords(handoverWords);
  const most = Math.max(...owners.map(one => one.cases), 1);
  const shown = [...owners].sort((a, b) => b.cases - a.cases).slice(0, ownersShown);
  return (
    <ul className="queue-owners" aria-label={say('owners')}>
      {shown.map(({ assignee, cases }) => (
        <li key={assignee ?? ''}>
          <span>{assignee ?? say('nobody')}</span>
          <span className="queue-bar" style={{ width: `${(100 * cases) / most}%` }} />
          <span>{say('cases', { count: count(cases) })}</span>
        </li>
      ))}
    </ul>
  );
}
