import type { ReactNode } from 'react';
import { Panel } from '../../../../ui/parts/panel.tsx';
import { usePhone } from './use-phone.ts';

/** A panel; on a phone a heading that opens. */
export function Fold({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const phone = usePhone();
  if (!phone) return <Panel title={title}>{children}</Panel>;
  return (
    <details className="panel fold">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
