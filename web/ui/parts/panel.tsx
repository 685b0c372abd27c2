import type { ReactNode } from 'react';
import './panel.css';

/** A card with a heading. `actions` stand at its right; `tour` is its name in the guided tour. */
export function Panel({
  title,
  actions,
  children,
  tone = 'plain',
  tour,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'wait' | 'loss';
  readonly tour?: string;
}) {
  return (
    <section className={`panel panel-${tone}`} data-tour={tour}>
      {title === undefined && actions === undefined ? null : (
        <header className="panel-head">
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

/** A page: its heading, the one thing one would do, then its panels. */
export function Page({
  title,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        <div className="page-actions">{actions}</div>
      </header>
      {children}
    </div>
  );
}

/** Nothing here: why that is, and what one would do next. */
export function Empty({
  children,
  next,
}: {
  readonly children: ReactNode;
  readonly next?: ReactNode;
}) {
  return (
    <div className="empty">
      <p>{children}</p>
      {next === undefined ? null : <div className="empty-next">{next}</div>}
    </div>
  );
}
