import { ApiProblem } from '../../../../api/api-problem.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { accountWords } from './account-words.ts';

const known = { 400: 'wrongNew', 403: 'wrongOld', 409: 'offerEnded', 429: 'tooMany' } as const;

/** What is wrong with a password or code that was typed, in words. */
export function AccountProblem({ error }: { readonly error: unknown }) {
  const say = useWords(accountWords);
  if (error === null) return null;
  const status = error instanceof ApiProblem ? error.status : 0;
  const word = Object.entries(known).find(([each]) => Number(each) === status)?.[1];
  if (word === undefined) return <ProblemNote error={error} />;
  return (
    <div className="problem" role="alert">
      <p>{say(word)}</p>
    </div>
  );
}
