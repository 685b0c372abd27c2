import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';
import { Sheet } from '../../../../ui/parts/sheet.tsx';
import { NetworkWhy } from './network-why.tsx';

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
      <NetworkWhy why={why} onWhy={setWhy} />
    </Sheet>
  );
}
