import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { WhySheet } from '../../../../ui/parts/why-sheet.tsx';
import { type Me, useMe } from '../../../shell/use-me.ts';
import { useWhyWords } from '../parts/use-why-words.ts';
import { AskSheet } from './ask-sheet.tsx';
import { useEndBlock } from './block-acts.ts';
import type { BlockShown } from './block-panel.tsx';
import { blockSentence } from './block-sentence.ts';
import { blockWords } from './block-words.ts';

type Which = 'ask' | 'end';

/** To ask for a block, or extend or end the one in force; `onOpen` opens the address first. */
export function BlockButtons({
  shown,
  onOpen,
}: {
  readonly shown: BlockShown;
  readonly onOpen?: (() => void) | undefined;
}) {
  const say = useWords(blockWords);
  const me = useMe();
  const [sheet, setSheet] = useState<Which>();
  const { block, subject } = shown;
  const inForce = (block?.inForce ?? null) !== null;
  const waits = block !== null && block.requests.length > 0;
  const unable = useUnable(shown, me);
  const open = (which: Which): void => {
    if (subject === undefined) onOpen?.();
    else setSheet(which);
  };
  const close = (): void => setSheet(undefined);
  useCommands([
    {
      id: 'network.block',
      title: say(inForce ? 'endEarly' : 'propose'),
      keys: 'm',
      run: () => open(inForce ? 'end' : 'ask'),
      unavailable: inForce ? undefined : waits ? say('waiting') : unable,
    },
  ]);
  if (block === null) return null;
  if (inForce) return <InForceButtons {...{ shown, me, waits, sheet, open, close }} />;
  if (waits) return null;
  return (
    <>
      <Button disabled={unable !== undefined} title={unable} onClick={() => open('ask')}>
        {say('propose')}
      </Button>
      <AskSheet shown={shown} open={sheet === 'ask'} onClose={close} />
    </>
  );
}

/** Why nobody can ask for a block now, in words. */
function useUnable(shown: BlockShown, me: Me): string | undefined {
  const say = useWords(blockWords);
  if (shown.block === null) return say('hidden');
  if (!me.may('measure.request-block')) return say('noAsk');
  const { key, filled } = blockSentence(shown.block.gates, shown);
  return key === 'possible' ? undefined : say(key, filled);
}

function InForceButtons({
  shown,
  me,
  waits,
  sheet,
  open,
  close,
}: {
  readonly shown: BlockShown;
  readonly me: Me;
  readonly waits: boolean;
  readonly sheet: Which | undefined;
  readonly open: (which: Which) => void;
  readonly close: () => void;
}) {
  const say = useWords(blockWords);
  const { kind, name, subject } = shown;
  const end = useEndBlock(subject, close);
  return (
    <>
      {waits || !me.may('measure.request-block') ? null : (
        <Button variant="default" onClick={() => open('ask')}>
          {say('extend')}
        </Button>
      )}
      <AskSheet shown={shown} open={sheet === 'ask'} onClose={close} />
      {me.may('measure.end') ? (
        <Button variant="default" onClick={() => open('end')}>
          {say('endEarly')}
        </Button>
      ) : null}
      <WhySheet
        field={useWhyWords()}
        title={say('endTitle')}
        effect={kind === 'country' ? say('endEffectCountry', { name }) : say('endEffectSource')}
        action={say('endEarly')}
        act={end}
        open={sheet === 'end'}
        onClose={close}
      />
    </>
  );
}
