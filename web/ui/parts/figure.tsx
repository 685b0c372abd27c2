import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../language/words.ts';
import './figure.css';
import { partWords } from './part-words.ts';

/** Where a figure comes from: shown on hover, focus or tap. */
export interface Origin {
  /** What it counts, in a sentence. */
  readonly definition: string;
  /** What went into it, one line each. */
  readonly inputs?: readonly string[];
  /** Time of the data, in words. */
  readonly asOf?: string;
  readonly sure?: 'estimate' | 'confirmed';
}

/** A labelled figure that explains itself. `tone="loss"` only for money being lost now. */
export function Figure({
  label,
  value,
  below,
  origin,
  tone = 'plain',
}: {
  readonly label: string;
  readonly value: ReactNode;
  readonly below?: ReactNode;
  readonly origin: Origin;
  readonly tone?: 'plain' | 'loss' | 'history';
}) {
  return (
    <div className={`figure-box figure-${tone}`}>
      <div className="label">{label}</div>
      <Explained origin={origin}>
        <span className="figure">{value}</span>
      </Explained>
      {below === undefined ? null : <div className="label">{below}</div>}
    </div>
  );
}

/** Whatever is shown, with where it comes from behind it. */
export function Explained({
  origin,
  children,
}: {
  readonly origin: Origin;
  readonly children: ReactNode;
}) {
  const say = useWords(partWords);
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} width={300} shadow="md" withArrow withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="explained"
          onClick={() => setOpen(!open)}
          onMouseEnter={() => setOpen(true)}
          onMouseLeave={() => setOpen(false)}
          onBlur={() => setOpen(false)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="origin">
        <p>{origin.definition}</p>
        {origin.inputs?.map(input => (
          <p key={input} className="label">
            {input}
          </p>
        ))}
        <p className="label">
          {[
            origin.asOf === undefined ? '' : say('asOf', { time: origin.asOf }),
            origin.sure === undefined ? '' : say(origin.sure),
          ]
            .filter(text => text !== '')
            .join(' · ')}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
