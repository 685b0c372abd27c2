import { Button, FileInput, Textarea, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../../api/api-problem.ts';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import { HistoryPanel } from './history-panel.tsx';
import { ImportPreview } from './import-preview.tsx';
import { importWords } from './import-words.ts';
import { useFreshLists } from './lists-data.ts';
import { exchangeOf } from './rate-text.ts';

type List = Schemas['ListImport']['list'];
type Preview = Schemas['ImportPreview'];
type Sent = Pick<Schemas['PreviewImportInput'], 'list' | 'text'> & {
  readonly exchange: Record<string, number>;
};

const bytesMax = 8 * 1024 * 1024;

/** A file in place of a list: first what it would change, then the import. */
export function ImportPart({ list }: { readonly list: List }) {
  const say = useWords(importWords);
  const me = useMe();
  return (
    <>
      {me.may('list.import') ? (
        <ImportDesk list={list} />
      ) : (
        <p className="label">{say('noRight')}</p>
      )}
      <ImportHistory />
    </>
  );
}

export function ImportDesk({ list }: { readonly list: List }) {
  const say = useWords(importWords);
  const refresh = useFreshLists();
  const [text, setText] = useState('');
  const [exchange, setExchange] = useState('');
  const [isAsking, setAsking] = useState(false);
  const looking = useMutation({
    mutationFn: async (body: Sent) => ({
      body,
      preview: await answered(api.POST('/v1/list-imports/preview', { body })),
    }),
  });
  const rates = exchangeOf(exchange);
  const found = looking.data;
  const look = (
    <Button
      variant="default"
      disabled={text === '' || rates === undefined}
      loading={looking.isPending}
      onClick={() => looking.mutate({ list, text, exchange: rates ?? {} })}
    >
      {say('look')}
    </Button>
  );
  const isReady = found !== undefined && isImportable(found.preview);
  const begin = <Button onClick={() => setAsking(true)}>{say('import')}</Button>;
  /** What was looked at is of another text by now. */
  const changed = (set: (next: string) => void) => (next: string) => {
    set(next);
    looking.reset();
  };
  return (
    <Panel title={say(`title.${list}`)} actions={isReady ? begin : look}>
      <p className="label">{say(`what.${list}`)}</p>
      <ImportFields
        list={list}
        text={text}
        onText={changed(setText)}
        exchange={exchange}
        onExchange={changed(setExchange)}
        isWrong={rates === undefined}
      />
      {looking.isError ? <ProblemNote error={looking.error} /> : null}
      {found === undefined ? null : <ImportPreview preview={found.preview} />}
      {isAsking && found !== undefined ? (
        <ImportSheet
          sent={found.body}
          preview={found.preview}
          onClose={() => setAsking(false)}
          onDone={() => {
            changed(setText)('');
            refresh();
          }}
        />
      ) : null}
    </Panel>
  );
}

function isImportable({ problems, added, changed, removed }: Preview): boolean {
  return problems.length === 0 && added + changed + removed > 0;
}

function ImportFields({
  list,
  text,
  onText,
  exchange,
  onExchange,
  isWrong,
}: {
  readonly list: List;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly exchange: string;
  readonly onExchange: (text: string) => void;
  readonly isWrong: boolean;
}) {
  const say = useWords(importWords);
  const [isLarge, setLarge] = useState(false);
  const read = async (file: File | null): Promise<void> => {
    setLarge(file !== null && file.size > bytesMax);
    if (file === null || file.size > bytesMax) return;
    onText(await textOf(file));
  };
  return (
    <div className="lists-import">
      <FileInput
        label={say('choose')}
        placeholder={say('chooseFile')}
        accept=".csv,text/csv,text/plain"
        clearable
        error={isLarge ? say('tooLarge') : undefined}
        onChange={file => void read(file)}
      />
      {list === 'rates' ? (
        <TextInput
          label={say('exchange')}
          value={exchange}
          error={isWrong ? say('exchangeWrong') : undefined}
          onChange={event => onExchange(event.currentTarget.value)}
        />
      ) : null}
      <Textarea
        className="lists-import-text"
        label={say('paste')}
        classNames={{ input: 'lists-csv' }}
        value={text}
        onChange={event => onText(event.currentTarget.value)}
        minRows={4}
        maxRows={10}
        autosize
        spellCheck={false}
      />
    </div>
  );
}

/** UTF-8, or Shift_JIS where it is not: as spreadsheets in Japan write it. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

function ImportSheet({
  sent,
  preview,
  onClose,
  onDone,
}: {
  readonly sent: Sent;
  readonly preview: Preview;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const say = useWords(importWords);
  const [why, setWhy] = useState('');
  const { digest, added, changed, removed } = preview;
  const importing = useMutation({
    mutationFn: () => answered(api.POST('/v1/list-imports', { body: { ...sent, digest, why } })),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  const isStale = importing.error instanceof ApiProblem && importing.error.stale;
  return (
    <Sheet
      title={say('import')}
      open
      onClose={onClose}
      effect={say('importEffect', {
        added: count(added),
        changed: count(changed),
        removed: count(removed),
      })}
      action={say('import')}
      busy={importing.isPending}
      unable={isStale ? say('stale') : why.trim() === '' ? say('whyFirst') : undefined}
      onSend={() => importing.mutate()}
      problem={importing.isError && !isStale ? <ProblemNote error={importing.error} /> : undefined}
    >
      <WhyField why={why} onWhy={setWhy} label={say('why')} first />
    </Sheet>
  );
}

export function ImportHistory() {
  const say = useWords(importWords);
  const query = useQuery({
    queryKey: ['list-imports'],
    queryFn: () => answered(api.GET('/v1/list-imports', { params: { query: { limit: 50 } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <HistoryPanel
      query={query}
      title={say('history')}
      none={say('noHistory')}
      heads={[say('when'), say('who'), say('rows'), say('changes'), say('reason')]}
      keyOf={row => row.id}
      cells={({ atMs, by, list, before, after, added, changed, removed, why }) => (
        <>
          <td>
            <When atMs={atMs} />
          </td>
          <td>
            {personName(by)}
            <div className="label">{say(`title.${list}`)}</div>
          </td>
          <td>{`${count(before)} → ${count(after)}`}</td>
          <td>{[added, changed, removed].map(count).join(', ')}</td>
          <td>{why}</td>
        </>
      )}
    />
  );
}
