import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { names } from '../../../../ui/words/names.ts';
import { useNow } from '../../../live/use-live.ts';
import { contactWords } from './contact-words.ts';

type Contact = Schemas['Line']['contacts'][number];
const dayMs = 86_400_000;

/** Masked until the call is started: looking at them in full is recorded. */
export function ContactList({
  line,
  inFull,
  settledMs,
}: {
  readonly line: string;
  readonly inFull: boolean;
  /** What changed less long ago may be the thief's. */
  readonly settledMs: number;
}) {
  const say = useWords(contactWords);
  const path = { subscriber: line };
  const masked = useQuery({
    queryKey: ['line-contacts', line, 'masked'],
    queryFn: async () => {
      const found = await answered(api.GET('/v1/subscribers/{subscriber}', { params: { path } }));
      return found.contacts;
    },
    staleTime: 60_000,
  });
  const full = useQuery({
    queryKey: ['line-contacts', line, 'in-full'],
    queryFn: async () => {
      const url = '/v1/subscribers/{subscriber}/contacts';
      return (await answered(api.GET(url, { params: { path } }))).contacts;
    },
    enabled: inFull,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <section aria-label={say('contacts')}>
      <h3 className="label">{say('contacts')}</h3>
      <Loaded query={inFull ? full : masked}>
        {contacts =>
          contacts.length === 0 ? (
            <p>{say('noContacts')}</p>
          ) : (
            <ul className="acts-list">
              {contacts.map(contact => (
                <li key={`${contact.channel} ${contact.address}`}>
                  <ContactShown contact={contact} settledMs={settledMs} inFull={inFull} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function ContactShown({
  contact,
  settledMs,
  inFull,
}: {
  readonly contact: Contact;
  readonly settledMs: number;
  readonly inFull: boolean;
}) {
  const say = useWords(contactWords);
  const name = useWords(names);
  const nowMs = useNow(60_000);
  const { channel, address, changedMs } = contact;
  const ageMs = changedMs === null ? Number.POSITIVE_INFINITY : nowMs - changedMs;
  const unusable = ageMs < settledMs;
  const telephone = channel !== 'mail' && inFull && !unusable;
  return (
    <div className="acts-row">
      <span>
        <span className="label">{name(`channel.${channel}`)}</span>{' '}
        {telephone ? <a href={`tel:${address}`}>{address}</a> : <span>{address}</span>}
      </span>
      {unusable ? (
        <span className="acts-unable">
          {say('unusable', { days: Math.max(0, Math.floor(ageMs / dayMs)) })}
        </span>
      ) : null}
    </div>
  );
}
