import type { CaseShown } from '../case-data.ts';
import { ApprovalsPanel } from './approvals-panel.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { PackPanel } from './pack-panel.tsx';

/** Below everything: notes, files, approvals, evidence pack, the audit of the case. */
export function ActsBelow(shown: CaseShown) {
  return (
    <div className="acts-below">
      <div className="acts-columns">
        <NotesPanel key={shown.page.row.case} {...shown} />
        <FilesPanel {...shown} />
      </div>
      <div className="acts-columns">
        <ApprovalsPanel {...shown} />
        <PackPanel {...shown} />
        <AuditPanel caseName={shown.page.row.case} />
      </div>
    </div>
  );
}
