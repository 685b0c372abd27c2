import { Button } from '@mantine/core';
import { useWords } from '../../../../ui/language/words.ts';
import { Panel } from '../../../../ui/parts/panel.tsx';
import type { CaseShown } from '../case-data.ts';
import { openSheet } from './open-sheet.ts';
import { paperWords } from './paper-words.ts';
import { useAble } from './use-able.ts';

export function PackPanel(shown: CaseShown) {
  const say = useWords(paperWords);
  const able = useAble(shown);
  const unable = able('disclose.stage3');
  return (
    <Panel
      title={say('packTitle')}
      actions={
        <Button
          variant="default"
          size="xs"
          disabled={unable !== undefined}
          title={unable}
          onClick={() => openSheet({ sheet: 'pack' })}
        >
          {say('packMake')} <kbd>p</kbd>
        </Button>
      }
    >
      <p className="label">{say('packIs')}</p>
    </Panel>
  );
}
