import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { campaignWords } from './campaign-words.ts';

const pageOf = { source: 'sources', range: 'ranges', device: 'devices' } as const;

/** What cases have in common; each leads to its page where that is known. */
export function SharedThings({
  shared,
  most,
}: {
  readonly shared: Schemas['Campaign']['shared'];
  readonly most: number;
}) {
  const say = useWords(campaignWords);
  const left = shared.length - most;
  return (
    <ul className="network-shared">
      {shared.slice(0, most).map(({ kind, id, text }) => (
        <li key={`${kind} ${text}`}>
          <span className="label">{say(`shared.${kind}`)}</span>{' '}
          {id === null || text === '' ? (
            text || say('sharedHidden')
          ) : (
            <Link to="/network/$part/$id" params={{ part: pageOf[kind], id }}>
              {text}
            </Link>
          )}
        </li>
      ))}
      {left > 0 ? <li className="history">+{left}</li> : null}
    </ul>
  );
}
