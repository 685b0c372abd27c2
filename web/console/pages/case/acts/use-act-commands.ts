import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import type { CaseShown } from '../case-data.ts';
import { actsWords } from './acts-words.ts';
import { type OpenSheet, openSheet } from './open-sheet.ts';
import { useAble } from './use-able.ts';

/** The acts of the page for the keyboard and the palette. No key acts: each opens its sheet. */
export function useActCommands(shown: CaseShown): void {
  const say = useWords(actsWords);
  const able = useAble(shown);
  const { row } = shown.page;
  const closed = row.state === 'closed';
  const lineless = row.subscriber === '';
  const sheet = (
    id: string,
    title: string,
    open: OpenSheet,
    unavailable: string | undefined,
    keys?: string,
  ) => ({
    id: `case-${id}`,
    title,
    run: () => openSheet(open),
    unavailable,
    ...(keys === undefined ? {} : { keys }),
  });
  const work = able('case.work');
  const over = closed ? say('next.reopen') : undefined;
  useCommands([
    sheet('note', say('note'), { sheet: 'note' }, work, 'n'),
    sheet(
      'contact',
      say('contact'),
      { sheet: 'contact' },
      able('contact.record') ?? over ?? (lineless ? say('gatesUnknown') : undefined),
      'c',
    ),
    sheet(
      'measure',
      say('measure'),
      { sheet: 'measure', act: 'suspend' },
      able('measure.suspend') ?? over ?? (lineless ? say('gatesUnknown') : undefined),
      'm',
    ),
    sheet('reveal', say('reveal'), { sheet: 'reveal' }, able('disclose.stage3'), 'v'),
    sheet('assign', say('assign'), { sheet: 'assign' }, work, 'a'),
    sheet('close', say('close'), { sheet: 'close' }, work ?? over, 'Shift+x'),
    sheet('pack', say('pack'), { sheet: 'pack' }, able('disclose.stage3'), 'p'),
    sheet(
      'state',
      say(closed ? 'reopen' : 'investigate'),
      { sheet: 'state', act: closed ? 'reopen' : 'investigate' },
      work,
    ),
  ]);
}
