import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemNote } from './problem.tsx';
import { Sheet } from './sheet.tsx';
import { WhyField, type WhyWords } from './why-field.tsx';

/** A sheet that asks for the reason, and for whatever stands above it. */
export function WhySheet({
  title,
  effect,
  action,
  act,
  open,
  onClose,
  field,
  children,
}: {
  readonly title: string;
  readonly effect?: ReactNode;
  readonly action: string;
  readonly act: UseMutationResult<unknown, Error, string>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly field: WhyWords;
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
      <WhyField why={why} onWhy={setWhy} {...field} />
    </Sheet>
  );
}
