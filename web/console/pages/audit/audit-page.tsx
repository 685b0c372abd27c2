// Who did or looked at what, and why; whether the log is as it was written.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Page } from '../../../ui/parts/panel.tsx';
import { useMe } from '../../shell/use-me.ts';
import { AuditEntries } from './audit-entries.tsx';
import './audit-page.css';
import { AuditSearch, type Wanted } from './audit-search.tsx';
import { AuditVerify } from './audit-verify.tsx';
import { auditWords } from './audit-words.ts';
import { ExportSheet } from './export-sheet.tsx';

export function AuditPage() {
  const say = useWords(auditWords);
  const me = useMe();
  const [wanted, setWanted] = useState<Wanted>({ withoutLooks: true });
  /** The entry where the chain breaks, once somebody asked to see what is around it. */
  const [pointed, setPointed] = useState<number>();
  const [exporting, setExporting] = useState(false);
  const reads = me.may('audit.read');
  const verifies = me.may('audit.verify');
  const search = (next: Wanted): void => {
    setPointed(undefined);
    setWanted(next);
  };
  const actions = reads ? (
    <Button variant="default" onClick={() => setExporting(true)}>
      {say('export')}
    </Button>
  ) : undefined;
  return (
    <Page title={say('title')} actions={actions}>
      {reads || verifies || !me.may('case.read') ? null : <Empty>{say('noRight')}</Empty>}
      {verifies ? (
        <AuditVerify
          onAround={
            reads
              ? seq => {
                  setWanted({});
                  setPointed(seq);
                }
              : undefined
          }
        />
      ) : null}
      {reads ? (
        <>
          <AuditSearch onSearch={search} />
          <AuditEntries wanted={wanted} pointed={pointed} />
          <ExportSheet open={exporting} onClose={() => setExporting(false)} wanted={wanted} />
        </>
      ) : null}
    </Page>
  );
}
