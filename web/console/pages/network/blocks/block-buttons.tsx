import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { useMe } from '../../../shell/use-me.ts';
import { WhySheet } from '../parts/why-sheet.tsx';
import { AskSheet } from './ask-sheet.tsx';
import { useEndBlock } from './block-acts.ts';
import type { BlockShown } from './block-panel.tsx';
import { blockSentence } from './block-sentence.ts';
import { blockWords } from './block-words.ts';

/** To ask for a block, or end the one in force; `onOpen` opens the address first. */
export function BlockButtons({
  shown,
  onOpen,
}: {
  readonly shown: BlockShown;
  readonly onOpen?: (() => void) | undefined;
}) {
  const say = useWords(blockWords);
  const me = useMe();
  const [sheet, setSheet] = useState<'ask' | 'end'>();
  const { block, subject, kind, name } = shown;
  const end = useEndBlock(subject, () => setSheet(undefined));
  const inForce = block?.inForce ?? null;
  const { key, filled } = blockSentence(block?.gates ?? [], shown);
  const busy = block?.requests.length !== 0;
  const unable =
    block === null
      ? say('hidden')
      : !me.may('measure.request-block')
        ? say('noAsk')
        : key === 'possible'
          ? undefined
          : say(key, filled);
  const open = (which: 'ask' | 'end'): void => {
    if (subject === undefined) onOpen?.();
    else setSheet(which);
  };
  useCommands([
    {
      id: 'network.block',
      title: say(inForce === null ? 'propose' : 'endEarly'),
      keys: 'm',
      run: () => open(inForce === null ? 'ask' : 'end'),
      unavailable: inForce === null ? (busy ? say('waiting') : unable) : undefined,
    },
  ]);
  if (block === null) return null;
  if (inForce !== null) {
    if (!me.may('measure.end')) return null;
    return (
      <>
        <Button variant="default" onClick={() => open('end')}>
          {say('endEarly')}
        </Button>
        <WhySheet
          title={say('endTitle')}
          effect={kind === 'country' ? say('endEffectCountry', { name }) : say('endEffectSource')}
          action={say('endEarly')}
          act={end}
          open={sheet === 'end'}
          onClose={() => setSheet(undefined)}
        />
      </>
    );
  }
  if (busy) return null;
  return (
    <>
      <Button disabled={unable !== undefined} title={unable} onClick={() => open('ask')}>
        {say('propose')}
      </Button>
      <AskSheet shown={shown} open={sheet === 'ask'} onClose={() => setSheet(undefined)} />
    </>
  );
}
