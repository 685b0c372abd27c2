// The queue: what do I do next? Cases by what they lose per hour, in the view one has chosen.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { useMe } from '../../shell/use-me.ts';
import { CaseList, type ListKeys } from './case-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeptView } from './kept-view.tsx';
import './queue.css';
import { AssignSheet, type Chosen } from './assign-sheet.tsx';
import { ListFoot } from './list-foot.tsx';
import {
  deskViews,
  filterOf,
  isDeskView,
  searchFor,
  searchOf,
  sortOf,
  type ViewSearch,
} from './queue-views.ts';
import { queueWords } from './queue-words.ts';
import { SelectionBar } from './selection-bar.tsx';
import { type Assigning, useAssign } from './use-assign.ts';
import { useQueue } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useSelection } from './use-selection.ts';
import { ViewSheet } from './view-sheet.tsx';
import { ViewTabs } from './view-tabs.tsx';

export function QueuePage() {
  const { view: name = 'open' } = useParams({ strict: false });
  const kept = useQuery({
    queryKey: ['case-views'],
    queryFn: () => answered(api.GET('/v1/case-views')),
    staleTime: 60_000,
  });
  const views = kept.data?.views ?? [];
  const view = isDeskView(name) ? undefined : views.find(one => one.id === name);
  const base = view ?? deskViews[isDeskView(name) ? name : 'open'];
  // A view of one's own is known only when it has come.
  if (!isDeskView(name) && kept.isPending) return <Page title="">{null}</Page>;
  return <View key={name} name={name} base={base} kept={view} views={views} />;
}

type Base = {
  readonly filter: Parameters<typeof filterOf>[0];
  readonly sort: 'loss' | 'due' | 'opened';
};

function View({
  name,
  base,
  kept,
  views,
}: {
  readonly name: string;
  readonly base: Base;
  readonly kept: Parameters<typeof KeptView>[0]['view'] | undefined;
  readonly views: Parameters<typeof ViewTabs>[0]['kept'];
}) {
  const say = useWords(queueWords);
  const me = useMe();
  const shown = useShown(name, base);
  const { filter, sort } = shown;
  const queue = useQueue(filter, sort);
  const assigning = useAssign(queue.owners);
  const selection = useSelection(queue.list.rows, filter);
  const keys = useRef<ListKeys>(null);
  const [assignable, setAssignable] = useState<Chosen>();
  const [keeping, setKeeping] = useState(false);
  const mayWork = me.may('case.work');
  const takeNext = (): void => void assigning.takeNext(filter, sort);
  // The focus goes into the sheet: what it is about is told before.
  const openAssign = (): void => setAssignable(selection.chosen(keys.current?.focused()));
  useQueueKeys({ queue, keys, selection, me, assigning, takeNext, openAssign });
  return (
    <Page
      title={say('title')}
      actions={<Actions mayWork={mayWork} busy={assigning.busy} onTake={takeNext} />}
    >
      <div className="queue-top">
        <ViewTabs view={name} kept={views} />
        {kept === undefined ? null : <KeptView view={kept} filter={filter} sort={sort} />}
        <FilterBar {...shown} onKeep={() => setKeeping(true)} />
        <Notice assigning={assigning} />
      </div>
      <CaseList
        queue={queue}
        selected={selection.names}
        me={me.name}
        mayWork={mayWork}
        onSelect={selection.toggle}
        onSelectAll={selection.all}
        keys={keys}
      >
        <SelectionBar queue={queue} selection={selection} onAssign={openAssign} />
      </CaseList>
      <ListFoot queue={queue} name={name} narrowed={shown.changed} onReset={shown.onReset} />
      <AssignSheet
        chosen={assignable}
        me={me.name}
        assigning={assigning}
        onClose={() => setAssignable(undefined)}
        onDone={selection.clear}
      />
      <ViewSheet open={keeping} onClose={() => setKeeping(false)} filter={filter} sort={sort} />
    </Page>
  );
}

function Actions({
  mayWork,
  busy,
  onTake,
}: {
  readonly mayWork: boolean;
  readonly busy: boolean;
  readonly onTake: () => void;
}) {
  const say = useWords(queueWords);
  return (
    <>
      <Link to="/queue/handover" className="queue-link">
        {say('handover')}
      </Link>
      <Button
        disabled={!mayWork}
        loading={busy}
        title={say(mayWork ? 'takeNextWhy' : 'mayNot')}
        onClick={onTake}
      >
        {say('takeNext')}
      </Button>
    </>
  );
}

/** What came of an assignment where it was not as wanted; it stays until it was read. */
function Notice({ assigning }: { readonly assigning: Assigning }) {
  return (
    <div role="status" className="queue-notice">
      {assigning.notice === '' ? null : (
        <>
          <span>{assigning.notice}</span>
          <Button variant="subtle" size="compact-xs" onClick={assigning.clearNotice}>
            OK
          </Button>
        </>
      )}
    </div>
  );
}

/** The view with what somebody changed of it: in the address, but for the text. */
function useShown(name: string, base: Base) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const search = searchOf(useSearch({ strict: false }));
  const said = JSON.stringify([search, base.filter, text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `said` is all of it in one text
  const filter = useMemo(() => filterOf(base.filter, search, text), [said]);
  const sort = sortOf(base.sort, search);
  const go = (next: ViewSearch): void =>
    void navigate({
      to: '/queue/$view',
      params: { view: name },
      search: { ...next },
      replace: true,
    });
  return {
    filter,
    sort,
    text,
    changed: Object.keys(search).length > 0 || text !== '',
    onFilter: (wanted: typeof filter) => {
      const { text: _, ...rest } = wanted;
      const order = sort === base.sort ? {} : { sort };
      go({ ...searchFor(base.filter, rest), ...order });
    },
    onSort: (wanted: typeof sort) => {
      const { sort: _, ...rest } = search;
      go(wanted === base.sort ? rest : { ...rest, sort: wanted });
    },
    onText: setText,
    onReset: () => {
      setText('');
      go({});
    },
  };
}
