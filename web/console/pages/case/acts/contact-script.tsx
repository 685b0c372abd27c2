import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../../../api/client.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { contactWords } from './contact-words.ts';
import type { HeardResult } from './heard-keys.tsx';

/** What is said, in the language of the page; after a result, what follows. */
export function ContactScript({
  caseName,
  result,
}: {
  readonly caseName: string;
  readonly result: HeardResult | undefined;
}) {
  const say = useWords(contactWords);
  const language = languageNow();
  const query = useQuery({
    queryKey: ['contact-script', caseName, language],
    queryFn: () =>
      answered(
        api.GET('/v1/cases/{case}/contact-script', {
          params: { path: { case: caseName }, query: { language } },
        }),
      ),
  });
  return (
    <Loaded query={query}>
      {({ says, after, never }) => (
        <section aria-label={say('script')}>
          <h3 className="label">{say('script')}</h3>
          <ol className="acts-script">
            {says.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ol>
          <p className="label">
            {say('never')}: {never.join(' ')}
          </p>
          {result === undefined ? null : (
            <p>
              <strong>{say('after')}</strong> {after[result]}
            </p>
          )}
        </section>
      )}
    </Loaded>
  );
}
