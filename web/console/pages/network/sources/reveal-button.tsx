import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Purpose } from '../../../../../src/core/access/disclosure.ts';
import { answered, api } from '../../../../api/client.ts';
import { useCommands } from '../../../../ui/keys/commands.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { PurposeField } from '../../../../ui/parts/purpose-field.tsx';
import { WhySheet } from '../../../../ui/parts/why-sheet.tsx';
import { useMe } from '../../../shell/use-me.ts';
import { useWhyWords } from '../parts/use-why-words.ts';
import { sourceWords } from './source-words.ts';

/** Opens the address in full: to one person, with purpose and reason, for eight hours. */
export function RevealButton({
  source,
  opened,
  asking,
  setAsking,
}: {
  readonly source: string;
  readonly opened: boolean;
  readonly asking: boolean;
  readonly setAsking: (asking: boolean) => void;
}) {
  const say = useWords(sourceWords);
  const may = useMe().may('disclose.stage3');
  const unable = may ? undefined : say('noReveal');
  useCommands(
    opened
      ? []
      : [
          {
            id: 'network.reveal',
            title: say('reveal'),
            keys: 'v',
            run: () => setAsking(true),
            unavailable: unable,
          },
        ],
  );
  if (opened) return <span className="history">{say('opened')}</span>;
  return (
    <>
      <Button variant="default" disabled={!may} title={unable} onClick={() => setAsking(true)}>
        {say('reveal')}
      </Button>
      <RevealSheet source={source} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function RevealSheet({
  source,
  open,
  onClose,
}: {
  readonly source: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(sourceWords);
  const client = useQueryClient();
  const [purpose, setPurpose] = useState<Purpose>('fraud-investigation');
  const reveal = useMutation({
    mutationFn: (why: string) =>
      answered(
        api.POST('/v1/disclosures', {
          body: { of: { kind: 'source', source }, stage: 3, purpose, why },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['network', 'source', source] });
      onClose();
    },
  });
  return (
    <WhySheet
      title={say('revealTitle')}
      open={open}
      onClose={onClose}
      effect={say('revealEffect')}
      action={say('reveal')}
      act={reveal}
      field={useWhyWords()}
    >
      <p>{say('revealFirst')}</p>
      <PurposeField purpose={purpose} onPurpose={setPurpose} />
    </WhySheet>
  );
}
