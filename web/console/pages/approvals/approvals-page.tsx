// What needs my second look: each request with its facts frozen, what has changed since, and one
// decision.
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { MoreButton, usePaged } from '../../../ui/parts/paged.tsx';
import { Empty, Page } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { useFresh } from '../../live/use-fresh.ts';
import '../../../ui/parts/tabs.css';
import './approvals.css';
import { approvalsWords } from './approvals-words.ts';
import type { Approval } from './matter-text.ts';
import { RequestCard } from './request-card.tsx';

const tabs = ['waiting', 'carry', 'mine', 'history'] as const;
type Tab = (typeof tabs)[number];

export function ApprovalsPage() {
  const say = useWords(approvalsWords);
  const search = useSearch({ strict: false });
  const tab = tabs.find(one => one === search.show) ?? 'waiting';
  return (
    <Page title={say('title')}>
      <nav className="tabs" aria-label={say('tabs')}>
        {tabs.map(one => (
          <Link
            key={one}
            to="/approvals"
            search={one === 'waiting' ? {} : { show: one }}
            className="tab"
            aria-current={one === tab ? 'page' : undefined}
          >
            {say(`tab.${one}`)}
          </Link>
        ))}
      </nav>
      <Requests tab={tab} open={typeof search.id === 'string' ? search.id : undefined} />
    </Page>
  );
}

const pageRows = 50;

function Requests({ tab, open }: { readonly tab: Tab; readonly open: string | undefined }) {
  useFresh({ on: ['approval'], keys: [['approvals']] });
  const { query, rows: asked } = usePaged({
    queryKey: ['approvals', tab],
    ask: from => {
      const query = {
        limit: pageRows,
        ...(tab === 'waiting' ? { waiting: 'true' as const } : {}),
        ...(tab === 'mine' ? { mine: 'true' as const } : {}),
        ...from,
      };
      return answered(api.GET('/v1/approvals', { params: { query } }));
    },
    placeholderData: keepPreviousData,
  });
  if (query.data === undefined) {
    if (query.isPending) return null;
    return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  }
  const rows = asked.filter(row => belongs(row, tab));
  return (
    <>
      {rows.length === 0 && !query.hasNextPage ? <Nothing tab={tab} /> : null}
      <ul className="approvals-list">
        {rows.map(row => (
          <li key={row.id}>
            <RequestCard
              approval={row}
              startOpen={tab === 'waiting' || tab === 'carry' || row.id === open}
            />
          </li>
        ))}
      </ul>
      <MoreButton query={query} />
    </>
  );
}

function belongs({ state }: Approval, tab: Tab): boolean {
  if (tab === 'carry') return state === 'approved';
  if (tab === 'history') return state !== 'asked';
  return true;
}

function Nothing({ tab }: { readonly tab: Tab }) {
  const say = useWords(approvalsWords);
  const waiting = tab === 'waiting';
  return (
    <Empty next={say(waiting ? 'noneWaitingNext' : 'noneHereNext')}>
      {say(waiting ? 'noneWaiting' : 'noneHere')}
    </Empty>
  );
}
