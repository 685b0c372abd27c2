import type { Schemas } from '../../../../api/client.ts';
import { timeAndDay } from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { useCarrier } from '../../../shell/use-me.ts';
import { ShowOnce } from '../show-once.tsx';
import { peopleWords } from './people-words.ts';

/** The link that a person gets; shown once. */
export function SetUpLink({
  name,
  link,
}: {
  readonly name: string;
  readonly link: Schemas['SetUpLink'];
}) {
  const say = useWords(peopleWords);
  const { timeZone } = useCarrier();
  const clock = { nowMs: Date.now(), zone: timeZone, language: languageNow() };
  return (
    <>
      <ShowOnce label={say('link', { name })} secret={`${location.origin}${link.path}`} />
      <p>{say('linkUntil', { time: timeAndDay(link.endMs, clock) })}</p>
    </>
  );
}
