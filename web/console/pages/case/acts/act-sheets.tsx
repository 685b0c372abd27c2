import type { CaseShown } from '../case-data.ts';
import { AskSheet } from './ask-sheet.tsx';
import { AssignSheet } from './assign-sheet.tsx';
import { CloseSheet } from './close-sheet.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { MeasureSheet } from './measure-sheet.tsx';
import { openSheet, useOpenSheet } from './open-sheet.ts';
import { PackSheet } from './pack-sheet.tsx';
import { RevealSheet } from './reveal-sheet.tsx';
import { StateSheet } from './state-sheet.tsx';

/** The sheet that is open, if any; what was written in one that is left is kept as a draft. */
export function ActSheets(shown: CaseShown) {
  const open = useOpenSheet();
  const onClose = (): void => openSheet(undefined);
  switch (open?.sheet) {
    case 'contact':
      return <ContactSheet {...shown} onClose={onClose} />;
    case 'measure':
      return <MeasureSheet {...shown} onClose={onClose} first={open.act} line={open.line} />;
    case 'close':
      return <CloseSheet {...shown} onClose={onClose} />;
    case 'state':
      return <StateSheet {...shown} onClose={onClose} act={open.act} />;
    case 'assign':
      return <AssignSheet {...shown} onClose={onClose} />;
    case 'reveal':
      return <RevealSheet {...shown} onClose={onClose} />;
    case 'ask':
      return <AskSheet {...shown} onClose={onClose} matter={open.matter} />;
    case 'pack':
      return <PackSheet {...shown} onClose={onClose} />;
    default:
      return null;
  }
}
