import { Button, Menu } from '@mantine/core';
import { useWords } from '../../../../ui/language/words.ts';
import { useMe } from '../../../shell/use-me.ts';
import type { CaseShown } from '../case-data.ts';
import { AbsenceNote } from './absence-note.tsx';
import { ActSheets } from './act-sheets.tsx';
import './acts.css';
import { actsWords } from './acts-words.ts';
import { openSheet } from './open-sheet.ts';
import { Owner } from './owner.tsx';
import { useAble, useWatchAbsence } from './use-able.ts';
import { useActCommands } from './use-act-commands.ts';
import { WhoLooks } from './who-looks.tsx';

/** Beside the heading: whose case it is, who else looks, and what one does with it. */
export function ActsHead(shown: CaseShown) {
  const say = useWords(actsWords);
  const able = useAble(shown);
  useWatchAbsence(shown.page);
  useActCommands(shown);
  const closed = shown.page.row.state === 'closed';
  return (
    <>
      <WhoLooks caseName={shown.page.row.case} />
      <Owner {...shown} />
      <Button
        variant="default"
        size="sm"
        disabled={closed || able('measure.suspend') !== undefined}
        title={able('measure.suspend')}
        onClick={() => openSheet({ sheet: 'measure', act: 'suspend' })}
      >
        {say('measure')} <kbd>m</kbd>
      </Button>
      <Button
        variant="default"
        size="sm"
        disabled={able('case.work') !== undefined}
        title={able('case.work')}
        onClick={() => openSheet({ sheet: 'note' })}
      >
        {say('note')} <kbd>n</kbd>
      </Button>
      <MoreMenu {...shown} />
      <AbsenceNote />
      <ActSheets key={shown.page.row.case} {...shown} />
    </>
  );
}

function MoreMenu(shown: CaseShown) {
  const say = useWords(actsWords);
  const able = useAble(shown);
  const { row } = shown.page;
  const closed = row.state === 'closed';
  const cannot = (need: Parameters<typeof able>[0]) => able(need) !== undefined;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" size="sm" aria-label={say('more')}>
          ⋯
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {closed ? (
          <Menu.Item
            disabled={cannot('case.work')}
            onClick={() => openSheet({ sheet: 'state', act: 'reopen' })}
          >
            {say('reopen')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item
              disabled={cannot('case.work') || row.state === 'investigating'}
              onClick={() => openSheet({ sheet: 'state', act: 'investigate' })}
            >
              {say('investigate')}
            </Menu.Item>
            <Menu.Item disabled={cannot('case.work')} onClick={() => openSheet({ sheet: 'close' })}>
              {say('close')}
            </Menu.Item>
          </>
        )}
        <Menu.Item disabled={cannot('case.work')} onClick={() => openSheet({ sheet: 'assign' })}>
          {say('assign')}
        </Menu.Item>
        <Menu.Divider />
        <FurtherItems {...shown} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** What shows numbers, takes something out, or asks a second person. */
function FurtherItems(shown: CaseShown) {
  const say = useWords(actsWords);
  const able = useAble(shown);
  const me = useMe();
  const { row } = shown.page;
  const closed = row.state === 'closed';
  const cannot = (need: Parameters<typeof able>[0]) => able(need) !== undefined;
  return (
    <>
      <Menu.Item
        disabled={cannot('disclose.stage3')}
        onClick={() => openSheet({ sheet: 'reveal' })}
      >
        {say('reveal')}
      </Menu.Item>
      <Menu.Item disabled={cannot('disclose.stage3')} onClick={() => openSheet({ sheet: 'pack' })}>
        {say('pack')}
      </Menu.Item>
      {row.sourceIp === null && row.country === null ? null : (
        <Menu.Item
          disabled={cannot('measure.request-block') || closed}
          onClick={() => openSheet({ sheet: 'ask', matter: 'block' })}
        >
          {say('askBlock')}
        </Menu.Item>
      )}
      {me.may('compensation.request') && row.subscriber !== '' ? (
        <Menu.Item
          disabled={cannot('compensation.request')}
          onClick={() => openSheet({ sheet: 'ask', matter: 'claim' })}
        >
          {say('askClaim')}
        </Menu.Item>
      ) : null}
    </>
  );
}
