import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ContactPolicy } from '../../../../src/core/policy/contact-policy.ts';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ContactPlans } from '../../../ui/parts/contact-plans.tsx';
import { Page, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import './lists-page.css';
import { useMe } from '../../shell/use-me.ts';
import { ImportPart } from './import-part.tsx';
import { listsWords } from './lists-words.ts';
import { RateDeckPart } from './rate-deck-part.tsx';
import { RestrictedPart } from './restricted-part.tsx';

const parts = ['restricted', 'rates', 'contacts', 'subscribers'] as const;
type Part = (typeof parts)[number];

/** The carrier's lists: what would change, for whom? */
export function ListsPage() {
  const say = useWords(listsWords);
  const me = useMe();
  const { list } = useParams({ strict: false });
  const shown = parts.filter(one => one !== 'subscribers' || me.may('list.import'));
  const part: Part = shown.find(one => one === list) ?? 'restricted';
  return (
    <Page title={say('title')}>
      <nav className="lists-parts" aria-label={say('parts')}>
        {shown.map(one => (
          <Link
            key={one}
            to="/lists/$list"
            params={{ list: one }}
            aria-current={one === part ? 'page' : undefined}
          >
            {say(one)}
          </Link>
        ))}
      </nav>
      {part === 'restricted' ? <RestrictedPart /> : null}
      {part === 'rates' ? <RateDeckPart /> : null}
      {part === 'contacts' ? <ContactPart /> : null}
      {part === 'subscribers' ? <ImportPart list="subscribers" /> : null}
    </Page>
  );
}

function ContactPart() {
  const say = useWords(listsWords);
  const query = useQuery({
    queryKey: ['policies'],
    queryFn: () => answered(api.GET('/v1/policies', { params: { query: { limit: 100 } } })),
  });
  return (
    <Loaded query={query}>
      {({ policy, inForce }) => (
        <Panel
          title={say('contacts')}
          actions={
            <Link to="/policy/$version" params={{ version: String(inForce) }}>
              {say('toPolicy')}
            </Link>
          }
        >
          <p className="label">{say('contactsFrom', { version: inForce })}</p>
          <ContactPlans contact={(policy?.contact ?? {}) as ContactPolicy} />
        </Panel>
      )}
    </Loaded>
  );
}
