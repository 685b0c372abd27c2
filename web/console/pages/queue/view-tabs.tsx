// The views as tabs, with how many cases each has.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api } from '../../../api/client.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { useFresh } from '../../live/use-fresh.ts';
import '../../../ui/parts/tabs.css';
import { type CaseView, deskViews, type Filter } from './queue-views.ts';
import { queueWords } from './queue-words.ts';

interface Tab {
  readonly id: string;
  readonly name: string;
  readonly filter: Filter;
  readonly shared: boolean;
}

export function ViewTabs({
  view,
  kept,
}: {
  readonly view: string;
  readonly kept: readonly CaseView[];
}) {
  const say = useWords(queueWords);
  const tabs: Tab[] = [
    ...Object.entries(deskViews).map(([id, { filter }]) => {
      return { id, name: say(`view.${id as keyof typeof deskViews}`), filter, shared: false };
    }),
    ...kept.map(({ id, name, filter, shared }) => ({ id, name, filter, shared })),
  ];
  const counts = useCounts(tabs.map(tab => tab.filter));
  return (
    <nav className="tabs" aria-label={say('views')}>
      {tabs.map(({ id, name, shared }, at) => (
        <Link
          key={id}
          to="/queue/$view"
          params={{ view: id }}
          search={{}}
          className="tab"
          aria-current={id === view ? 'page' : undefined}
          preload={false}
        >
          {name}
          {shared ? <span className="label"> {say('shared')}</span> : null}
          <span className="queue-count">
            {counts?.[at] === undefined ? '' : count(counts[at].cases)}
          </span>
        </Link>
      ))}
      <ApprovalsTab />
    </nav>
  );
}

const approvalsMost = 200;

/** Requests that wait for a second person stand beside the cases. */
function ApprovalsTab() {
  const say = useWords(queueWords);
  const { data } = useQuery({
    queryKey: ['approvals', 'how-many'],
    queryFn: async () => {
      const query = { waiting: 'true', limit: approvalsMost } as const;
      return (await answered(api.GET('/v1/approvals', { params: { query } }))).rows.length;
    },
  });
  useFresh({ on: ['approval'], keys: [['approvals', 'how-many']] });
  return (
    <Link to="/approvals" className="tab" preload={false}>
      {say('approvals')}
      <span className="queue-count">{data === undefined ? '' : count(data)}</span>
    </Link>
  );
}

interface Count {
  readonly cases: number;
  readonly lossPerHourYen: number;
}

const gatherMs = 3_000;

/** In the order of the filters; asked for again some seconds after something changed. */
export function useCounts(filters: readonly Filter[]): readonly Count[] | undefined {
  const { data } = useQuery({
    queryKey: ['case-counts', filters],
    queryFn: async () => {
      const body = { filters: [...filters] };
      const { counts } = await answered(api.POST('/v1/cases/count', { body }));
      return counts;
    },
    placeholderData: keepPreviousData,
  });
  useFresh({ on: ['case', 'cases', 'measure'], keys: [['case-counts']], afterMs: gatherMs });
  return data;
}
