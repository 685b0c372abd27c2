import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { yenInCell } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { callerName } from '../../../../ui/words/person-name.ts';
import { TimeLeft } from '../../../shell/times.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useCaseApprovals } from './acts-data.ts';
import { paperWords } from './paper-words.ts';

/** What was asked of a second person in this case, and how it stands. */
export function ApprovalsPanel({ page }: CaseShown) {
  const say = useWords(paperWords);
  const query = useCaseApprovals(page.row.case);
  const waits = query.data?.rows.some(one => one.state === 'asked') ?? false;
  return (
    <Panel
      title={say('approvals')}
      actions={waits ? <Link to="/approvals">{say('toApprovals')}</Link> : undefined}
    >
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{say('noApprovals')}</Empty>
          ) : (
            <ul className="acts-list">
              {rows.map(approval => (
                <li key={approval.id}>
                  <ApprovalShown approval={approval} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

type MatterWord = 'matter.unmask' | 'matter.bulk-export' | 'matter.compensation';

function ApprovalShown({ approval }: { readonly approval: Schemas['Approval'] }) {
  const say = useWords(paperWords);
  const me = useMe();
  const { matter, state, askedBy, decidedBy, why, expiresMs } = approval;
  const { yen } = matter as { yen?: unknown };
  const sum = typeof yen === 'number' ? yenInCell(yen) : '';
  const own = askedBy === `operator:${me.name}`;
  return (
    <>
      <div className="acts-row">
        <strong>{say(`matter.${matter.kind}` as MatterWord, { yen: sum })}</strong>
        <span className={state === 'asked' ? 'wait' : 'history'}>
          {say(`state.${state}`)}
          {state === 'asked' || state === 'approved' ? (
            <>
              {' '}
              <TimeLeft untilMs={expiresMs} overdue={say('state.expired')} />
            </>
          ) : null}
        </span>
      </div>
      <p className="label">
        {say('askedBy', { name: callerName(askedBy) })}
        {decidedBy === undefined ? '' : ` · ${say('decidedBy', { name: callerName(decidedBy) })}`}
      </p>
      <p>{why}</p>
      {state === 'asked' && own ? <p className="label">{say('ownRequest')}</p> : null}
    </>
  );
}
