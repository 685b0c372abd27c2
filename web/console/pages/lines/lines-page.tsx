import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { useWords } from '../../../ui/language/words.ts';
import { MoreButton, usePaged } from '../../../ui/parts/paged.tsx';
import { Empty, Page, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { useMe } from '../../shell/use-me.ts';
import { FoundLines } from './found-lines.tsx';
import { lookedAt } from './looked-at.ts';
import './lines.css';
import { lineWords } from './words.ts';
import { writtenNumber } from './written-number.ts';

/** What was sought last: kept here, for no address may have it. */
let lastText = '';

export function LinesPage() {
  const say = useWords(lineWords);
  const [text, setText] = useState(lastText);
  const [wanted] = useDebouncedValue(text.trim(), 200);
  const field = useRef<HTMLInputElement>(null);
  const { query: found, rows } = useFound(wanted);
  const [chosen, setChosen] = useChosen(rows, wanted);
  const named = useMe().may('contact.read');
  const onKeyDown = useSearchKeys({ rows, chosen, setChosen });
  useCommands([
    {
      id: 'lines.search',
      title: say('focusSearch'),
      keys: '/',
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <Page title={say('find')}>
      <TextInput
        ref={field}
        size="lg"
        className="lines-search"
        aria-label={say('search')}
        placeholder={say('search')}
        value={text}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        autoFocus
        onKeyDown={onKeyDown}
        onChange={event => {
          lastText = event.currentTarget.value;
          setText(lastText);
        }}
      />
      {wanted === '' ? <Beginning named={named} /> : null}
      {found.isError ? (
        <ProblemNote error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {wanted !== '' && found.data !== undefined && rows.length === 0 ? (
        <Panel>
          <Empty next={say(named ? 'hintNames' : 'hintNoNames')}>{say('nothingFound')}</Empty>
        </Panel>
      ) : null}
      {wanted !== '' && rows.length > 0 ? (
        <Panel title={say('results')}>
          <FoundLines rows={rows} chosen={chosen} />
          <MoreButton query={found} mt="sm" />
        </Panel>
      ) : null}
    </Page>
  );
}

function useFound(text: string) {
  return usePaged({
    queryKey: ['lines', 'find', text],
    ask: from => answered(api.POST('/v1/lines/find', { body: { text, ...from } })),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    // Neither names nor numbers are kept longer than they are looked at.
    gcTime: 60_000,
  });
}

/** The row that the keys stand on; the first after each new search. */
function useChosen(rows: readonly unknown[], text: string) {
  const [at, setAt] = useState({ text, row: 0 });
  const row = at.text === text ? Math.min(at.row, Math.max(0, rows.length - 1)) : 0;
  return [row, (next: number) => setAt({ text, row: next })] as const;
}

/** Arrows and Enter in the field; what an input method composes is not ours. */
function useSearchKeys({
  rows,
  chosen,
  setChosen,
}: {
  readonly rows: readonly Schemas['FoundLines']['rows'][number][];
  readonly chosen: number;
  readonly setChosen: (at: number) => void;
}): (event: KeyboardEvent) => void {
  const navigate = useNavigate();
  return event => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const row = rows[chosen];
    if (step !== undefined) setChosen(Math.min(rows.length - 1, Math.max(0, chosen + step)));
    else if (event.key === 'Enter' && row !== undefined) {
      void navigate({ to: '/lines/$id', params: { id: row.id } });
    } else return;
    event.preventDefault();
  };
}

/** Before anything is sought: how one seeks, and what one looked at. */
function Beginning({ named }: { readonly named: boolean }) {
  const say = useWords(lineWords);
  const recent = lookedAt();
  return (
    <Panel>
      <Empty
        next={
          recent.length === 0 ? undefined : (
            <>
              <div className="label">{say('recent')}</div>
              <ul className="lines-recent">
                {recent.map(({ id, number, name }) => (
                  <li key={id}>
                    <Link to="/lines/$id" params={{ id }}>
                      {writtenNumber(number)}
                    </Link>{' '}
                    {name}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      >
        {say('hint')} {say(named ? 'hintNames' : 'hintNoNames')}
      </Empty>
    </Panel>
  );
}
