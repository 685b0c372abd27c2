import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { shellWords } from '../../../shell/shell-words.ts';
import { SignInRows } from '../sign-in-rows.tsx';
import { WallTime } from '../wall-time.tsx';
import { peopleWords } from './people-words.ts';

export function PersonFacts({ person }: { readonly person: Schemas['Person'] }) {
  const say = useWords(peopleWords);
  const sayShell = useWords(shellWords);
  const { name } = person;
  const signIns = useQuery({
    queryKey: ['sign-ins', name],
    queryFn: () => answered(api.GET('/v1/people/{name}/sign-ins', { params: { path: { name } } })),
  });
  return (
    <>
      <dl className="admin-facts">
        <dt>{say('role')}</dt>
        <dd>{sayShell(`role.${person.role}`)}</dd>
        <dt>{say('made')}</dt>
        <dd>
          <WallTime atMs={person.createdMs} /> {say('madeBy', { by: person.createdBy })}
        </dd>
        <dt>{say('lastSignIn')}</dt>
        <dd>
          {person.lastSignInMs === undefined ? (
            say('never')
          ) : (
            <WallTime atMs={person.lastSignInMs} />
          )}
        </dd>
      </dl>
      <div>
        <h2>{say('signIns')}</h2>
        <Loaded query={signIns}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p className="history">{say('noSignIns')}</p>
            ) : (
              <SignInRows label={say('signIns')} rows={rows} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}
