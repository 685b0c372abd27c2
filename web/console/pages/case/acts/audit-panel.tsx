import { Button } from '@mantine/core';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../../../api/client.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { MoreButton, usePaged } from '../../../../ui/parts/paged.tsx';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { auditAct } from '../../../../ui/words/audit-acts.ts';
import { auditWho } from '../../../../ui/words/audit-who.ts';
import { auditWhy } from '../../../../ui/words/audit-why.ts';
import { When } from '../../../shell/times.tsx';
import { paperWords } from './paper-words.ts';

type Entry = Schemas['CaseAudit']['rows'][number];

/** Who did and looked at what; asked for, not shown by itself, since looking is recorded too. */
export function AuditPanel({ caseName }: { readonly caseName: string }) {
  const say = useWords(paperWords);
  const [open, setOpen] = useState(false);
  return (
    <Panel title={say('audit')}>
      {open ? (
        <Audit caseName={caseName} />
      ) : (
        <>
          <p className="label">{say('auditIs')}</p>
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {say('auditShow')}
          </Button>
        </>
      )}
    </Panel>
  );
}

function Audit({ caseName }: { readonly caseName: string }) {
  const say = useWords(paperWords);
  const { query, pages, rows } = usePaged({
    // Not under the case's own key: each fresh look would be an entry of its own.
    queryKey: ['case-audit', caseName],
    ask: ({ cursor }) => {
      const from = cursor === undefined ? {} : { cursor: Number(cursor) };
      const params = { path: { case: caseName }, query: { limit: 30, ...from } };
      return answered(api.GET('/v1/cases/{case}/audit', { params }));
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (query.error !== null) return <ProblemNote error={query.error} />;
  const [first] = pages;
  if (first === undefined) return null;
  const sound = pages.every(page => page.sound);
  return (
    <>
      <p>
        {say('auditTotal', { total: first.total })} ·{' '}
        <span className={sound ? '' : 'wait'}>
          {sound ? say('auditSound', { seq: first.head.seq }) : say('auditBroken')}
        </span>
      </p>
      <div className="acts-scroll">
        <AuditTable entries={rows} />
      </div>
      <MoreButton query={query} size="xs" />
    </>
  );
}

function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useWords(paperWords);
  const language = languageNow();
  return (
    <table className="acts-audit">
      <thead>
        <tr>
          {(['when', 'who', 'what', 'why'] as const).map(column => (
            <th key={column} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ seq, atMs, who, what, why, sound }) => (
          <tr key={seq}>
            <td>
              <When atMs={atMs} relative={false} />
            </td>
            <td>{auditWho(who, language)}</td>
            <td>
              {auditAct(what, language)}
              {sound ? null : <span className="wait"> {say('entryBroken')}</span>}
            </td>
            <td className="history">{auditWhy(what, why, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
