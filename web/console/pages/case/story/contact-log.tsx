import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty } from '../../../../ui/parts/panel.tsx';
import { When } from '../../../shell/times.tsx';
import { detailWords } from './detail-words.ts';
import { Fold } from './fold.tsx';
import { nameOf } from './name-of.ts';
import { resultName } from './result-names.ts';
import { whoDid } from './who-did.ts';

/** Whom we tried to reach, how, and what came of it; delivered ones are history. */
export function ContactLog({ page }: { readonly page: Schemas['Case'] }) {
  const say = useWords(detailWords);
  const { attempts, lines } = page;
  return (
    <Fold title={say('contacts')}>
      {attempts.length === 0 ? (
        <Empty>{say('contacts.none')}</Empty>
      ) : (
        <ol className="contact-log">
          {attempts.map(one => (
            <li key={one.attempt} className={one.result === 'sent' ? 'history' : ''}>
              <When atMs={one.sentMs} relative={false} />
              <span>
                {nameOf('channel', one.channel)}
                {lines.length > 1 ? <span className="label"> {one.subscriber}</span> : null}
              </span>
              <span>
                {resultName(one.result)}
                {one.result === 'sent' ? null : (
                  <span className="label">
                    {' '}
                    <When atMs={one.resultMs} relative={false} />{' '}
                    {one.by === null ? '' : say('contacts.by', { who: whoDid(one.by, say) })}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Fold>
  );
}
