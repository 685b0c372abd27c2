import { Button, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../api/api-problem.ts';
import { languageNow } from '../language/language.ts';
import { type Say, useWords } from '../language/words.ts';
import { isForRole, refusalText } from '../words/refusal-text.ts';
import { partWords } from './part-words.ts';

/** What a query brought, or why it did not: loading, offline, no right, gone, each in words. */
export function Loaded<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  const say = useWords(partWords);
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loader size="sm" role="status" aria-label={say('loading')} />;
  return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
}

/** Cause, then next step; never that "an error occurred". */
export function ProblemNote({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const say = useWords(partWords);
  return (
    <div className="problem" role="alert">
      <p>{problemText(error, say)}</p>
      {retry === undefined ? null : (
        <Button variant="default" size="xs" onClick={retry}>
          {say('retry')}
        </Button>
      )}
    </div>
  );
}

/** In the language of now. What the server says stands behind our own words. */
export function problemText(
  error: unknown,
  say: Say<'offline' | 'missing' | 'notAllowed' | 'refused'>,
): string {
  if (!(error instanceof ApiProblem)) return String(error);
  if (error.offline) return say('offline');
  if (error.status === 404) return say('missing');
  const detail = refusalText(error.message, languageNow());
  return say(isForRole(error.message) ? 'notAllowed' : 'refused', { detail });
}
