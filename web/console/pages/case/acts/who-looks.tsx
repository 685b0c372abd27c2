import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { callerName } from '../../../../ui/words/person-name.ts';
import { useDeskEvents } from '../../../live/use-live.ts';
import { useMe } from '../../../shell/use-me.ts';
import { useCasework } from './acts-data.ts';
import { actsWords } from './acts-words.ts';

const sayAgainMs = 15_000;

/** Who else has this case open, and who is on the telephone with its owner. */
export function WhoLooks({ caseName }: { readonly caseName: string }) {
  const say = useWords(actsWords);
  const me = useMe();
  const others = useOthers(caseName, me.name, me.signedIn);
  const { data } = useCasework(caseName);
  const calling = data?.calling;
  const names = others.join(say('comma'));
  return (
    <span className="acts-looks" role="status">
      {calling === null || calling === undefined || calling.own ? null : (
        <span className="wait">{say('callingNow', { name: callerName(calling.by) })}</span>
      )}
      {names === '' ? null : <span className="history">{say('looksToo', { names })}</span>}
    </span>
  );
}

function useOthers(caseName: string, own: string, signedIn: boolean): readonly string[] {
  const [page] = useState(() => crypto.randomUUID());
  const [told, setTold] = useState<readonly string[]>();
  const { data } = useQuery({
    queryKey: ['presence'],
    queryFn: () => answered(api.GET('/v1/presence')),
    staleTime: 15_000,
  });
  useDeskEvents(event => {
    if (event.event !== 'presence' || event.data.case !== caseName) return;
    setTold(event.data.people as unknown as readonly string[]);
  });
  useEffect(() => {
    if (!signedIn) return undefined;
    const look = (seen: string | null): void => {
      api.POST('/v1/presence', { body: { tab: page, case: seen } }).catch(() => {});
    };
    look(caseName);
    const timer = setInterval(() => look(caseName), sayAgainMs);
    return () => {
      clearInterval(timer);
      look(null);
    };
  }, [caseName, page, signedIn]);
  const first = data?.cases.find(one => one.case === caseName)?.people ?? [];
  return (told ?? first).filter(name => name !== own);
}
