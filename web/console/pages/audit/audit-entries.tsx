import { answered, api, type Schemas } from '../../../api/client.ts';
import { calendarDay, clockTimeWithSeconds } from '../../../ui/figures/format-time.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { MoreButton, usePaged } from '../../../ui/parts/paged.tsx';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { auditAct } from '../../../ui/words/audit-acts.ts';
import { auditWho } from '../../../ui/words/audit-who.ts';
import { auditWhy } from '../../../ui/words/audit-why.ts';
import { useCarrier } from '../../shell/use-me.ts';
import type { Wanted } from './audit-search.tsx';
import { auditWords } from './audit-words.ts';

type Entry = Schemas['AuditEntry'];

const pageRows = 50;
/** Entries shown after the one that is pointed at. */
const after = 3;

export function AuditEntries({
  wanted,
  pointed,
}: {
  readonly wanted: Wanted;
  /** The entry to be shown among its neighbours. */
  readonly pointed: number | undefined;
}) {
  const say = useWords(auditWords);
  const begin = pointed === undefined ? undefined : String(pointed + after + 1);
  const { query: entries, rows } = usePaged({
    queryKey: ['audit', wanted, begin],
    ask: ({ cursor }) => {
      const from = cursor === undefined ? {} : { cursor: Number(cursor) };
      const body = { ...wanted, ...from, limit: pageRows };
      return answered(api.POST('/v1/audit/search', { body }));
    },
    ...(begin === undefined ? {} : { begin }),
    // Each look is an entry of its own: none is made by the page alone.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <Panel title={say('entries')}>
      {entries.error === null ? null : <ProblemNote error={entries.error} />}
      {entries.isSuccess && rows.length === 0 ? <Empty>{say('empty')}</Empty> : null}
      <ol className="audit-entries" aria-label={say('entries')}>
        {rows.map(entry => (
          <EntryShown key={entry.seq} entry={entry} pointed={entry.seq === pointed} />
        ))}
      </ol>
      {entries.hasNextPage ? (
        <div className="audit-more">
          <MoreButton query={entries} label={say('older')} />
        </div>
      ) : null}
    </Panel>
  );
}

function EntryShown({ entry, pointed }: { readonly entry: Entry; readonly pointed: boolean }) {
  const say = useWords(auditWords);
  const { timeZone } = useCarrier();
  const { seq, atMs, who, what, why, subject, called, hash } = entry;
  const said = auditAct(what, languageNow());
  const reason = auditWhy(what, why, languageNow());
  return (
    <li className={pointed ? 'audit-entry audit-pointed' : 'audit-entry'}>
      <span className="audit-number">{seq}</span>
      <time dateTime={new Date(atMs).toISOString()} className="nowrap">
        {calendarDay(atMs, timeZone, languageNow(), true)} {clockTimeWithSeconds(atMs, timeZone)}
      </time>
      <div>
        <div className="audit-what">
          <strong>{who.includes(':') ? who : auditWho(who, languageNow())}</strong>
          {said === what ? null : <span>{said}</span>}
          <code>{what}</code>
          <span>{subject}</span>
        </div>
        {why === '' ? null : <div className="audit-why">{reason}</div>}
        <details>
          <summary className="label">{say('detail')}</summary>
          {called.length === 0 ? null : (
            <div className="label">{say('called', { numbers: called.join(', ') })}</div>
          )}
          {reason === why ? null : <div className="label">{say('asWritten', { why })}</div>}
          <div className="audit-hash">{say('hash', { hash })}</div>
        </details>
      </div>
    </li>
  );
}
