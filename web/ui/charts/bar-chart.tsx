// Bars by day or month, linear from zero, with a table that says the same.
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../language/words.ts';
import { barPlaces, labelled, roundTop, ticksOf } from './bar-scale.ts';
import '../parts/plain-table.css';
import './bar-chart.css';
import { chartWords } from './chart-words.ts';

export interface Bar {
  /** Unique: a day or a month. */
  readonly key: string;
  /** Under the axis, short. */
  readonly label: string;
  /** In the line above the chart and in the table. */
  readonly name: string;
  readonly value: number;
  /** An estimate that stands on the value, hatched. */
  readonly estimate?: number;
  /** What else is told of it in words. */
  readonly told?: string;
  /** A cross above it: something was refused. */
  readonly refused?: boolean;
  /** Not over yet. */
  readonly running?: boolean;
}

export interface BarChartProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly valueName: string;
  readonly estimateName?: string;
  readonly onAxis: (value: number) => string;
  readonly inCell: (value: number) => string;
  /** What is normal: a labelled band from zero. */
  readonly band?: { readonly upTo: number; readonly label: string } | undefined;
  readonly height?: number;
}

export function BarChart(props: BarChartProps) {
  const say = useWords(chartWords);
  const [table, setTable] = useState(false);
  const [at, setAt] = useState<number>();
  const shown = at === undefined ? undefined : props.bars[at];
  return (
    <figure className="bars">
      <figcaption className="bars-head">
        <span className="label" aria-live="polite">
          {shown === undefined ? say('touch') : <Told bar={shown} {...props} />}
        </span>
        <Button variant="subtle" size="compact-xs" onClick={() => setTable(!table)}>
          {say(table ? 'asChart' : 'asTable')}
        </Button>
      </figcaption>
      {table ? <BarTable {...props} /> : <Drawn {...props} at={at} onAt={setAt} />}
    </figure>
  );
}

function Told({ bar, inCell, valueName, estimateName }: { readonly bar: Bar } & BarChartProps) {
  const estimate = bar.estimate === undefined ? [] : [`${estimateName} ${inCell(bar.estimate)}`];
  const parts = [`${valueName} ${inCell(bar.value)}`, ...estimate, bar.told ?? ''];
  return (
    <>
      <strong>{bar.name}</strong> {parts.filter(part => part !== '').join(' · ')}
    </>
  );
}

const gutter = { left: 52, bottom: 20, top: 14 };

interface DrawnProps extends BarChartProps {
  readonly at: number | undefined;
  readonly onAt: (at: number | undefined) => void;
}

function Drawn(props: DrawnProps) {
  const { title, bars, band, onAxis, onAt, height = 180 } = props;
  const { ref, width } = useElementSize();
  const inner = Math.max(0, width - gutter.left);
  const largest = Math.max(
    band?.upTo ?? 0,
    ...bars.map(({ value, estimate = 0 }) => value + estimate),
  );
  const scale = roundTop(largest);
  const floor = height - gutter.bottom;
  const y = (value: number) => floor - (value / scale.top) * (floor - gutter.top);
  return (
    <div ref={ref} className="bars-place">
      <svg
        role="img"
        aria-label={title}
        width={width}
        height={height}
        onMouseLeave={() => onAt(undefined)}
      >
        <Hatching />
        {band === undefined || band.upTo <= 0 ? null : (
          <g>
            <rect
              className="bars-normal"
              x={gutter.left}
              width={inner}
              y={y(band.upTo)}
              height={floor - y(band.upTo)}
            />
            <text className="bars-text" x={width - 4} y={y(band.upTo) - 4} textAnchor="end">
              {band.label}
            </text>
          </g>
        )}
        {ticksOf(scale).map(tick => (
          <g key={tick}>
            <line className="bars-grid" x1={gutter.left} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className="bars-text" x={gutter.left - 6} y={y(tick) + 4} textAnchor="end">
              {onAxis(tick)}
            </text>
          </g>
        ))}
        <Columns {...props} y={y} floor={floor} inner={inner} />
      </svg>
    </div>
  );
}

/** Estimates are hatched, everywhere. */
function Hatching() {
  return (
    <defs>
      <pattern id="bars-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 6 L6 0" className="bars-hatch-line" />
      </pattern>
    </defs>
  );
}

function Columns({
  bars,
  at,
  onAt,
  y,
  floor,
  inner,
}: DrawnProps & {
  readonly y: (value: number) => number;
  readonly floor: number;
  readonly inner: number;
}) {
  const places = barPlaces(bars.length, inner);
  const hasLabel = labelled(bars.length, inner, 52);
  return bars.map((bar, index) => {
    const { left, width } = places[index]!;
    const x = gutter.left + left;
    const { value, estimate = 0 } = bar;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the table says the same to the keyboard
      <g key={bar.key} onMouseEnter={() => onAt(index)} onClick={() => onAt(index)}>
        <rect className="bars-touch" x={x} width={width} y={gutter.top} height={floor} />
        <rect
          className={`bars-bar${bar.running === true ? ' bars-running' : ''}${
            index === at ? ' bars-chosen' : ''
          }`}
          x={x}
          width={width}
          y={y(value)}
          height={Math.max(0, floor - y(value))}
        />
        {estimate === 0 ? null : (
          <rect
            className="bars-estimate"
            x={x}
            width={width}
            y={y(value + estimate)}
            height={y(value) - y(value + estimate)}
          />
        )}
        {bar.refused === true ? (
          <text className="bars-refused" x={x + width / 2} y={y(value) - 3} textAnchor="middle">
            ×
          </text>
        ) : null}
        {hasLabel(index) ? (
          <text
            className="bars-text"
            x={index === bars.length - 1 ? x + width : x + width / 2}
            y={floor + 15}
            textAnchor={index === bars.length - 1 ? 'end' : 'middle'}
          >
            {bar.label}
          </text>
        ) : null}
      </g>
    );
  });
}

function BarTable({ bars, valueName, estimateName, inCell, title }: BarChartProps) {
  const say = useWords(chartWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard
    <section className="bars-table" tabIndex={0} aria-label={title}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say('span')}</th>
            <th className="number">{valueName}</th>
            {estimateName === undefined ? null : <th className="number">{estimateName}</th>}
          </tr>
        </thead>
        <tbody>
          {bars.toReversed().map(bar => (
            <tr key={bar.key}>
              <td>
                {bar.name} <span className="label">{bar.told}</span>
              </td>
              <td className="number">{inCell(bar.value)}</td>
              {estimateName === undefined ? null : (
                <td className="number">{inCell(bar.estimate ?? 0)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
