import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { useWords } from '../../../ui/language/words.ts';
import { ProblemNote } from '../../../ui/parts/problem.tsx';
import { saveAs } from '../../../ui/parts/save-as.ts';
import { Sheet } from '../../../ui/parts/sheet.tsx';
import { WhyField } from '../../../ui/parts/why-field.tsx';
import type { Wanted } from './audit-search.tsx';
import { auditWords } from './audit-words.ts';

export function ExportSheet({
  open,
  onClose,
  wanted,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly wanted: Wanted;
}) {
  const say = useWords(auditWords);
  const [why, setWhy] = useState('');
  const taken = useMutation({
    mutationFn: async () => {
      const asked = { body: { ...wanted, why }, parseAs: 'blob' } as const;
      saveAs((await answered(api.POST('/v1/audit/export', asked))) as unknown as Blob, 'audit.csv');
    },
  });
  const close = (): void => {
    setWhy('');
    taken.reset();
    onClose();
  };
  return (
    <Sheet
      title={say('exportTitle')}
      open={open}
      onClose={close}
      busy={taken.isPending}
      effect={say('exportEffect')}
      action={say('exportAction')}
      onSend={() => taken.mutate()}
      problem={taken.error === null ? null : <ProblemNote error={taken.error} />}
    >
      <WhyField why={why} onWhy={setWhy} label={say('why')} hint={say('whyHint')} first />
      <p role="status">{taken.isSuccess ? say('saved') : ''}</p>
    </Sheet>
  );
}
