// What the next shift inherits: what ends, what falls due, what waits; and the note about it.
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useFresh } from '../../live/use-fresh.ts';
import './queue.css';
import './handover.css';
import { HandoverLists } from './handover-lists.tsx';
import { HandoverNotes } from './handover-notes.tsx';
import { handoverWords } from './handover-words.ts';

export type Handover = Schemas['Handover'];

const choices = [4, 8, 12, 24];

export function HandoverPage() {
  const say = useWords(handoverWords);
  const [hours, setHours] = useState(8);
  const query = useHandover(hours);
  return (
    <Page
      title={say('title')}
      actions={
        <>
          <Link to="/queue/$view" params={{ view: 'open' }} className="queue-link">
            {say('queue')}
          </Link>
          <span className="handover-within">
            <span className="label">{say('within')}</span>
            <NativeSelect
              size="xs"
              aria-label={say('within')}
              value={String(hours)}
              onChange={event => setHours(Number(event.currentTarget.value))}
              data={choices.map(count => ({
                value: String(count),
                label: say('hours', { count }),
              }))}
            />
          </span>
        </>
      }
    >
      <Loaded query={query}>
        {handover => (
          <div className="handover-columns">
            <HandoverLists handover={handover} />
            <HandoverNotes handover={handover} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const gatherMs = 3_000;

function useHandover(hours: number) {
  useFresh({
    on: ['case', 'cases', 'measure', 'approval', 'handover'],
    keys: [['handover']],
    afterMs: gatherMs,
  });
  return useQuery({
    queryKey: ['handover', hours],
    queryFn: () => answered(api.GET('/v1/handover', { params: { query: { withinHours: hours } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}
