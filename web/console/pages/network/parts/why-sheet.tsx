import { Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../../ui/language/words.ts';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { blockWords } from '../blocks/block-words.ts';

/** A sheet that asks for nothing but the reason. */
export function WhySheet({
  title,
  effect,
  action,
  act,
  open,
  onClose,
  children,
}: {
  readonly title: string;
  readonly effect: ReactNode;
  readonly action: string;
  readonly act: UseMutationResult<unknown, Error, string>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const [why, setWhy] = useState('');
  return (
    <Sheet
      title={title}
      open={open}
      onClose={onClose}
      effect={effect}
      action={action}
      busy={act.isPending}
      problem={act.isError ? <ProblemNote error={act.error} /> : undefined}
      onSend={() => act.mutate(why.trim())}
    >
      {children}
      <WhyField value={why} onChange={setWhy} />
    </Sheet>
  );
}

export function WhyField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (next: string) => void;
}) {
  const say = useWords(blockWords);
  return (
    <Textarea
      label={say('why')}
      description={say('whyAbout')}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
      required
      maxLength={1_000}
      minRows={3}
      autosize
    />
  );
}
