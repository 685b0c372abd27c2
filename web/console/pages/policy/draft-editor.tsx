import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../api/api-problem.ts';
import { answeredWhole, api } from '../../../api/client.ts';
import { useCommands } from '../../../ui/keys/commands.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Page, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { personName } from '../../../ui/words/person-name.ts';
import { PolicyActs } from './policy-acts.tsx';
import { type Checked, checkPolicy, type PolicyShown, useCheck } from './policy-data.ts';
import { PolicyForm } from './policy-form.tsx';
import { PolicyProblems, PolicyText } from './policy-text.tsx';
import { policyWords } from './policy-words.ts';
import { VersionBelow, type VersionShown, VersionTitle } from './version-parts.tsx';

/** A draft in the hands of somebody: the form and the text are two sides of one thing. */
export function DraftEditor(given: VersionShown) {
  const { shown, etag, against, versions, inForce, readings, onChanged } = given;
  const say = useWords(policyWords);
  const draft = useDraft(shown, etag, onChanged);
  const check = useCheck(draft.text, against);
  const checked = check.data;
  const policy = (checked ?? shown).asRead;
  useCommands([
    {
      id: 'policy-save',
      title: say('save'),
      keys: 'Ctrl+s',
      whileWriting: true,
      run: draft.save,
      unavailable: draft.isChanged ? undefined : say('saved'),
    },
  ]);
  const acts = (
    <>
      <Button
        variant="default"
        onClick={draft.save}
        disabled={!draft.isChanged}
        loading={draft.isSaving}
      >
        {say(draft.isChanged ? 'save' : 'saved')}
      </Button>
      <PolicyActs
        shown={shown}
        etag={draft.etag}
        inForce={inForce}
        unready={unreadyOf(draft.isChanged, checked, say)}
        onDone={onChanged}
      />
    </>
  );
  return (
    <Page title={<VersionTitle shown={shown} />} actions={acts}>
      <DraftTroubles draft={draft} shown={shown} />
      <div className="policy-editor">
        <Panel title={say('form')}>
          <TextInput
            label={say('newDraftTitle')}
            value={draft.title}
            onChange={event => draft.setTitle(event.currentTarget.value)}
            maxLength={120}
            mb="sm"
          />
          <PolicyForm policy={policy} readings={readings} checked={checked} onSet={draft.set} />
        </Panel>
        <div className="policy-beside">
          <Panel>
            <PolicyText text={draft.text} onText={draft.setText} />
            <PolicyProblems checked={checked} isBehind={check.isBehind} />
          </Panel>
        </div>
      </div>
      <VersionBelow
        shown={{ ...shown, ...(checked ?? {}) }}
        versions={versions}
        policy={policy}
        isSaved={!draft.isChanged}
      />
    </Page>
  );
}

function unreadyOf(
  isChanged: boolean,
  checked: Checked | undefined,
  say: (key: 'saveFirst' | 'problemsFirst' | 'clauseFirst' | 'checking') => string,
): string | undefined {
  if (isChanged) return say('saveFirst');
  if (checked === undefined) return say('checking');
  if (checked.problems.length > 0) return say('problemsFirst');
  const noClause = checked.remarks.some(one => one.code === 'clause-missing');
  return noClause ? say('clauseFirst') : undefined;
}

type Draft = ReturnType<typeof useDraft>;

/** What is written and not saved yet; what others save meanwhile never takes it away. */
function useDraft(shown: PolicyShown, seenEtag: string, onChanged: () => void) {
  const [text, setText] = useState(shown.text);
  const [title, setTitle] = useState(shown.title);
  const [kept, setKept] = useState({ text: shown.text, title: shown.title, etag: seenEtag });
  const latest = useRef(text);
  latest.current = text;
  const isChanged = text !== kept.text || title !== kept.title;
  useEffect(() => {
    // Somebody else saved: what is here is theirs as long as nothing was written over it.
    if (isChanged || seenEtag === kept.etag) return;
    setText(shown.text);
    setTitle(shown.title);
    setKept({ text: shown.text, title: shown.title, etag: seenEtag });
  }, [isChanged, seenEtag, kept.etag, shown.text, shown.title]);
  const saving = useMutation({
    mutationFn: (etag: string) =>
      answeredWhole(
        api.PATCH('/v1/policies/{version}', {
          params: { path: { version: shown.version } },
          headers: { 'if-match': etag },
          body: { title, text },
        }),
      ),
    onSuccess: ({ etag }) => {
      setKept({ text, title, etag });
      onChanged();
    },
    onError: onChanged,
  });
  const set = async (path: string, value: unknown): Promise<void> => {
    const change = { path: path.split('.'), value: JSON.stringify(value) };
    const { text: next } = await checkPolicy({ text: latest.current, set: [change] });
    setText(next);
  };
  return {
    text,
    setText,
    title,
    setTitle,
    set: (path: string, value: unknown) => void set(path, value),
    isChanged,
    etag: kept.etag,
    save: () => {
      if (isChanged) saving.mutate(kept.etag);
    },
    isSaving: saving.isPending,
    problem: saving.error,
    /** In place of what somebody else saved. */
    saveOver: () => saving.mutate(seenEtag),
    takeTheirs: () => {
      setText(shown.text);
      setTitle(shown.title);
      setKept({ text: shown.text, title: shown.title, etag: seenEtag });
      saving.reset();
    },
  };
}

function DraftTroubles({ draft, shown }: { readonly draft: Draft; readonly shown: PolicyShown }) {
  const say = useWords(policyWords);
  const { problem } = draft;
  if (problem instanceof ApiProblem && problem.stale) {
    return (
      <div className="policy-waits" role="alert">
        <p>{say('staleDraft', { who: personName(shown.changedBy) })}</p>
        <Button variant="default" size="xs" onClick={draft.takeTheirs}>
          {say('takeTheirs')}
        </Button>
        <Button variant="default" size="xs" onClick={draft.saveOver}>
          {say('keepMine')}
        </Button>
      </div>
    );
  }
  return problem === null ? null : <ProblemNote error={problem} />;
}
