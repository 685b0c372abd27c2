import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../api/client.ts';
import { count } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { When } from '../../shell/times.tsx';
import { useMe } from '../../shell/use-me.ts';
import type { Handover } from './handover-page.tsx';
import { handoverWords } from './handover-words.ts';

type Note = Handover['notes'][number];

/** The note to the next shift, and those of earlier ones. */
export function HandoverNotes({ handover }: { readonly handover: Handover }) {
  const say = useWords(handoverWords);
  return (
    <div className="handover-notes">
      <WriteNote />
      <Panel title={say('notes')}>
        {handover.notes.length === 0 ? (
          <Empty next={say('noNotesNext')}>{say('noNotes')}</Empty>
        ) : (
          <ul className="handover-list">
            {handover.notes.map(note => (
              <NoteItem key={note.id} note={note} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

function WriteNote() {
  const say = useWords(handoverWords);
  const me = useMe();
  const client = useQueryClient();
  const [text, setText] = useDraft(me.name);
  const mayWrite = me.signedIn && me.may('case.work');
  const send = useMutation({
    mutationFn: () => answered(api.POST('/v1/handover/notes', { body: { text: text.trim() } })),
    onSuccess: async () => {
      setText('');
      await client.invalidateQueries({ queryKey: ['handover'] });
    },
  });
  return (
    <Panel title={say('write')}>
      <form
        className="handover-form"
        onSubmit={event => {
          event.preventDefault();
          if (text.trim() !== '') send.mutate();
        }}
      >
        <Textarea
          label={say('text')}
          description={say(mayWrite ? 'writeHow' : 'mayNot')}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={10_000}
          disabled={!mayWrite}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
            if (event.ctrlKey || event.metaKey) event.currentTarget.form?.requestSubmit();
          }}
        />
        {send.error === null ? null : <ProblemNote error={send.error} />}
        <div className="handover-send">
          <span role="status" className="label">
            {send.isSuccess && text === '' ? say('handed') : ''}
          </span>
          <Button type="submit" loading={send.isPending} disabled={!mayWrite || text.trim() === ''}>
            {say('hand')} <kbd className="handover-key">Ctrl+Enter</kbd>
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** What was written stays in this window until it is sent, also over a lost sign-in. */
function useDraft(name: string): [string, (text: string) => void] {
  const key = `sekisho-handover-${name}`;
  const [text, setText] = useState(() => kept(key));
  const keep = (next: string): void => {
    setText(next);
    try {
      if (next === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    } catch {
      // Then it lives as long as the page.
    }
  };
  return [text, keep];
}

function kept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function NoteItem({ note }: { readonly note: Note }) {
  const say = useWords(handoverWords);
  const me = useMe();
  const client = useQueryClient();
  const author = personName(note.by);
  const own = author === me.name;
  const mine = note.acknowledged.some(one => personName(one.by) === me.name);
  const take = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/handover/notes/{note}/acknowledge', {
          params: { path: { note: note.id } },
          body: {},
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['handover'] }),
  });
  const waits = note.acknowledged.length === 0;
  return (
    <li className={waits ? 'handover-note handover-note-waits' : 'handover-note'}>
      <p className="label">
        <strong>{author}</strong> · <When atMs={note.atMs} />{' '}
        {waits ? <span className="wait">{say('waitsForReader')}</span> : null}
      </p>
      <p className="handover-text">{note.text}</p>
      <p className="label">
        {note.figures === null ? null : <FiguresText figures={note.figures} />}
      </p>
      {note.acknowledged.map(one => (
        <p key={one.by} className="label">
          {say('read', { by: personName(one.by) })} · <When atMs={one.atMs} />
        </p>
      ))}
      {own && waits ? <p className="label">{say('ownNote')}</p> : null}
      {own || mine || !me.signedIn || !me.may('case.work') ? null : (
        <Button variant="light" size="xs" loading={take.isPending} onClick={() => take.mutate()}>
          {say('acknowledge')}
        </Button>
      )}
      {take.error === null ? null : <ProblemNote error={take.error} />}
    </li>
  );
}

export function FiguresText({ figures }: { readonly figures: Schemas['DeskFigures'] }) {
  const say = useWords(handoverWords);
  return say('figures', {
    open: count(figures.openCases),
    unassigned: count(figures.unassigned),
    urgent: count(figures.urgent),
    measures: count(figures.measuresInForce),
    approvals: count(figures.approvalsWaiting),
  });
}
