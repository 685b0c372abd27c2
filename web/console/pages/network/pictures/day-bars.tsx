import { Button } from '@mantine/core';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { networkWords } from '../network-words.ts';
import { useAsTable } from '../parts/network-frame.tsx';
import { type Bar, barHeights, everyDay } from './bar-heights.ts';

interface Shown {
  readonly bars: readonly Bar[];
  /** What a bar is, and its part, in words. */
  readonly about: string;
  readonly partAbout?: string;
  readonly threshold?: { readonly value: number; readonly about: string };
  readonly dayHead: string;
}

/** A bar a day, oldest at the left; the same as a table where that is wanted. */
export function DayBars({ bars, ...rest }: Shown) {
  const say = useWords(networkWords);
  const [asTable, change] = useAsTable();
  const shown = { bars: everyDay(bars), ...rest };
  return (
    <div className="network-bars">
      {asTable ? <BarTable {...shown} /> : <BarPicture {...shown} />}
      <Button variant="subtle" size="compact-xs" onClick={change}>
        {say(asTable ? 'picture' : 'table')}
      </Button>
    </div>
  );
}

/** Of fewer days the bars stand at the right, none broader than so many make it. */
const barsLeast = 30;

function BarPicture({ bars, about, partAbout, threshold }: Shown) {
  const drawn = barHeights(bars, threshold?.value);
  const wide = Math.max(bars.length, barsLeast);
  const left = wide - bars.length;
  return (
    <figure>
      <div className="network-bars-scale label">
        <span>{count(drawn.most)}</span>
        <span>0</span>
      </div>
      <svg
        viewBox={`0 0 ${wide} 100`}
        preserveAspectRatio="none"
        className="network-bars-picture"
        role="img"
        aria-label={about}
      >
        {drawn.bars.map(({ day, value, height, partHeight, uncounted }, at) => (
          <g key={day} transform={`translate(${left + at} 0)`}>
            <title>{`${day}: ${count(value)}`}</title>
            <rect x={0} y={0} width={1} height={100} className="network-bar-ground" />
            <rect
              x={0.1}
              y={100 - height}
              width={0.8}
              height={height}
              className={uncounted === true ? 'network-bar-uncounted' : 'network-bar'}
            />
            <rect
              x={0.1}
              y={100 - partHeight}
              width={0.8}
              height={partHeight}
              className="network-bar-part"
            />
          </g>
        ))}
        {threshold === undefined ? null : (
          <line
            x1={0}
            x2={wide}
            y1={100 - drawn.threshold}
            y2={100 - drawn.threshold}
            className="network-bar-threshold"
          />
        )}
      </svg>
      <div className="network-bars-days label">
        <span>{left === 0 ? bars[0]?.day : ''}</span>
        <span>{bars.at(-1)?.day}</span>
      </div>
      <figcaption className="label">
        <span className="network-key network-key-bar">{about}</span>
        {partAbout === undefined ? null : (
          <span className="network-key network-key-part">{partAbout}</span>
        )}
        {threshold === undefined ? null : (
          <span className="network-key network-key-threshold">{threshold.about}</span>
        )}
      </figcaption>
    </figure>
  );
}

function BarTable({ bars, about, partAbout, dayHead }: Shown) {
  return (
    <div className="network-scroll" tabIndex={-1}>
      <table className="network-table">
        <thead>
          <tr>
            <th>{dayHead}</th>
            <th className="network-number">{about}</th>
            {partAbout === undefined ? null : <th className="network-number">{partAbout}</th>}
          </tr>
        </thead>
        <tbody>
          {[...bars].reverse().map(({ day, value, part }) => (
            <tr key={day}>
              <td>{day}</td>
              <td className="network-number">{count(value)}</td>
              {partAbout === undefined ? null : (
                <td className="network-number">{count(part ?? 0)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
