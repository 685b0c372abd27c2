// Countries and networks of a line without a case open with purpose and reason, for eight hours.
import { useState } from 'react';
import type { Purpose } from '../../../../src/core/access/disclosure.ts';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { PurposeField } from '../../../ui/parts/purpose-field.tsx';
import { WhySheet } from '../../../ui/parts/why-sheet.tsx';
import type { LineSheetProps } from './bar-sheet.tsx';
import { useLineAct } from './line-act.ts';
import { useWhyWords } from './use-why-words.ts';
import { lineWords } from './words.ts';

export function StageSheet({
  line,
  stage,
  open,
  onClose,
}: LineSheetProps & { readonly stage: 2 | 3 }) {
  const say = useWords(lineWords);
  const [purpose, setPurpose] = useState<Purpose>('charge-check');
  const act = useLineAct(
    line,
    (why: string) => {
      const of = { kind: 'subscriber', subscriber: line.number } as const;
      return answered(api.POST('/v1/disclosures', { body: { of, stage, purpose, why } }));
    },
    onClose,
  );
  const what = say(stage === 2 ? 'countries' : 'networks');
  return (
    <WhySheet
      title={say('stageTitle')}
      open={open}
      onClose={onClose}
      effect={say('stageEffect', { what })}
      action={say('stageSend')}
      act={act}
      field={useWhyWords()}
    >
      <PurposeField purpose={purpose} onPurpose={setPurpose} />
    </WhySheet>
  );
}
