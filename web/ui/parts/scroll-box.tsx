import type { ReactNode } from 'react';
import './scroll-box.css';

/** What is wider or longer than its place: scrolled by hand, wheel and keyboard. */
export function ScrollBox({
  label,
  className = '',
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with arrows
    <section className={`scroll-box ${className}`.trim()} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
