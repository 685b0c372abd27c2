import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { answered, api } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { callerName } from '../../../../ui/words/person-name.ts';
import { When } from '../../../shell/times.tsx';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { useAct } from './acts-data.ts';
import { openSheet, useOpenSheet } from './open-sheet.ts';
import { paperWords } from './paper-words.ts';
import { useAble } from './use-able.ts';
import { useDraft } from './use-draft.ts';

/** Notes, the newest first. One that is being saved stands there at once; a draft is kept. */
export function NotesPanel(shown: CaseShown) {
  const { row, notes } = shown.page;
  const say = useWords(paperWords);
  const able = useAble(shown);
  const draft = useDraft(row.case, 'note');
  const add = useAct(
    row.case,
    (text: string) =>
      answered(
        api.POST('/v1/cases/{case}/notes', {
          params: { path: { case: row.case } },
          body: { text },
        }),
      ),
    (_, text) => {
      if (draft.text.trim() === text) draft.clear();
    },
  );
  const field = useFocusedByKey();
  const unable = able('case.work');
  const text = draft.text.trim();
  const save = (): void => {
    if (text !== '' && unable === undefined && !add.isPending) add.mutate(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    save();
  };
  const sending = add.isPending ? add.variables : undefined;
  return (
    <Panel title={say('notes')}>
      {shown.atMs === undefined ? (
        <div className="acts-columns">
          <Textarea
            ref={field}
            label={say('noteField')}
            description={unable ?? say('noteHint')}
            value={sending === undefined ? draft.text : ''}
            onChange={event => draft.write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            maxLength={10_000}
            autosize
            minRows={2}
          />
          {add.error === null ? null : <ProblemNote error={add.error} />}
          <div className="acts-buttons">
            <Button
              variant="default"
              size="xs"
              disabled={text === '' || unable !== undefined || add.isPending}
              onClick={save}
            >
              {say('noteSave')}
            </Button>
          </div>
        </div>
      ) : null}
      <NoteList notes={notes} sending={sending} />
    </Panel>
  );
}

function NoteList({
  notes,
  sending,
}: {
  readonly notes: CaseShown['page']['notes'];
  /** Being saved. */
  readonly sending: string | undefined;
}) {
  const say = useWords(paperWords);
  const me = useMe();
  if (notes.length === 0 && sending === undefined) return <Empty>{say('noNotes')}</Empty>;
  return (
    <ul className="acts-list">
      {sending === undefined ? null : (
        <li className="history">
          <p className="label">
            {me.name} · {say('noteSending')}
          </p>
          <p className="acts-note-text">{sending}</p>
        </li>
      )}
      {[...notes].reverse().map(note => (
        <li key={note.id}>
          <p className="label">
            {callerName(note.by)} · <When atMs={note.atMs} />
          </p>
          <p className="acts-note-text">{note.text}</p>
        </li>
      ))}
    </ul>
  );
}

/** The command "note" leads to the field. */
function useFocusedByKey() {
  const field = useRef<HTMLTextAreaElement>(null);
  const asked = useOpenSheet()?.sheet === 'note';
  useEffect(() => {
    if (!asked) return;
    openSheet(undefined);
    field.current?.scrollIntoView({ block: 'center' });
    field.current?.focus();
  }, [asked]);
  return field;
}
