// Asked above whatever is open: who are you (again)? What was being written stays underneath.
import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { answered, api } from '../../api/client.ts';
import { askForProof, type Proof, setAskForProof } from '../../api/sign-in-again.ts';
import { type Say, useWords } from '../../ui/language/words.ts';
import { CodeField } from '../../ui/parts/code-field.tsx';
import { partWords } from '../../ui/parts/part-words.ts';
import { PasswordField } from '../../ui/parts/password-field.tsx';
import { problemText } from '../../ui/parts/problem.tsx';
import { liveConnection } from '../live/live-connection.ts';
import { useConnection } from '../live/use-live.ts';
import { shellWords } from './shell-words.ts';

interface Asked {
  readonly proof: Proof;
  readonly answer: (proved: boolean) => void;
}

export function ProofSheet() {
  const say = useWords(shellWords);
  const client = useQueryClient();
  const connection = useConnection();
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    setAskForProof(proof => new Promise(answer => setAsked({ proof, answer })));
  }, []);
  useEffect(() => {
    if (connection.state === 'refused') void askForProof('sign-in');
  }, [connection.state]);
  const done = (proved: boolean): void => {
    asked?.answer(proved);
    setAsked(undefined);
    if (!proved) return;
    liveConnection.connectAgain();
    void client.invalidateQueries({ queryKey: ['me'] });
  };
  const stepUp = asked?.proof === 'step-up';
  return (
    <Modal
      opened={asked !== undefined}
      onClose={() => done(false)}
      title={say(stepUp ? 'stepUp' : 'signInAgain')}
      zIndex={1_000}
      centered
    >
      <p className="label">{say(stepUp ? 'stepUpWhy' : 'signInAgainWhy')}</p>
      {stepUp ? <StepUpForm done={done} /> : <SignInForm done={done} />}
    </Modal>
  );
}

function StepUpForm({ done }: { readonly done: (proved: boolean) => void }) {
  const say = useWords(shellWords);
  const sayPart = useWords(partWords);
  const account = useQuery({
    queryKey: ['account'],
    queryFn: () => answered(api.GET('/v1/me/account')),
  });
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    answered(api.POST('/v1/me/step-up', { body: { code: code.replaceAll(' ', '') } })).then(
      () => done(true),
      error => setProblem(wrongText(error, 'wrongCode', say) ?? problemText(error, sayPart)),
    );
  };
  if (account.data?.hasAuthenticator === false) return <SetUpFirst done={done} />;
  return (
    <form className="proof-form" onSubmit={send}>
      <CodeField label={say('code')} longest={16} code={code} onCode={setCode} />
      <p role="alert">{problem}</p>
      <Button type="submit">{say('confirm')}</Button>
    </form>
  );
}

/** Setting one up confirms as a code does, so that one can go on at once. */
function SetUpFirst({ done }: { readonly done: (proved: boolean) => void }) {
  const say = useWords(shellWords);
  return (
    <div className="proof-form">
      <p>{say('noAuthenticator')}</p>
      <a href="/admin/account" target="_blank" rel="noreferrer">
        {say('setUpNow')}
      </a>
      <Button onClick={() => done(true)}>{say('goOn')}</Button>
    </div>
  );
}

/** What is wrong with what was typed, in words; undefined for every other trouble. */
function wrongText(
  error: unknown,
  wrong: 'wrongCode' | 'wrongSignIn',
  say: Say<'wrongCode' | 'wrongSignIn' | 'tooMany'>,
): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  if (error.status === 429) return say('tooMany');
  return error.status === (wrong === 'wrongCode' ? 403 : 401) ? say(wrong) : undefined;
}

function SignInForm({ done }: { readonly done: (proved: boolean) => void }) {
  const say = useWords(shellWords);
  const sayPart = useWords(partWords);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [problem, setProblem] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = { name, password, ...(code ? { code: code.replaceAll(' ', '') } : {}) };
    answered(api.POST('/v1/sign-in', { body })).then(
      ({ signedIn }) => {
        if (signedIn) return done(true);
        setCode('');
        setProblem(say('codeNeeded'));
      },
      error => setProblem(wrongText(error, 'wrongSignIn', say) ?? problemText(error, sayPart)),
    );
  };
  return (
    <form className="proof-form" onSubmit={send}>
      <TextInput
        label={say('name')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        data-autofocus
      />
      <PasswordField
        label={say('password')}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        required
      />
      {code === undefined ? null : (
        <CodeField label={say('code')} longest={16} code={code} onCode={setCode} />
      )}
      <p role="alert">{problem}</p>
      <Button type="submit">{say('signIn')}</Button>
    </form>
  );
}
