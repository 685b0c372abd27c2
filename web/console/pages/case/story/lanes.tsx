// All lanes in one picture on one time axis, with one cross-hair through all of them.
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useId,
} from 'react';
import type { Schemas } from '../../../../api/client.ts';
import {
  calendarDay,
  clockTime,
  clockTimeWithSeconds,
} from '../../../../ui/figures/format-time.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { ActsLane, BeforeLane } from './acts-lane.tsx';
import type { Act } from './acts-of.ts';
import { CallsLane, CountsLane, callRowPx, callRows } from './calls-lane.tsx';
import { ChargesLane } from './charges-lane.tsx';
import { EvidenceLane } from './evidence-lane.tsx';
import { type LaneView, x } from './lane-view.ts';
import './lanes.css';
import { storyWords } from './story-words.ts';
import { testCalls } from './test-calls.ts';
import { type Span, ticksOf, timeAtPlace } from './time-axis.ts';
import { useWidth } from './use-width.ts';

export interface Cursor {
  readonly atMs: number;
  readonly pinned: boolean;
}

/** Spans without records of some feed. */
export type Gap = Span;

export interface LanesProps {
  readonly timeline: Schemas['Timeline'];
  readonly acts: readonly Act[];
  readonly span: Span;
  readonly gaps: readonly Gap[];
  readonly zone: string;
  readonly nowMs: number;
  readonly cursor: Cursor | undefined;
  readonly onCursor: (cursor: Cursor | undefined) => void;
  /** On a phone: evidence and calls alone. */
  readonly brief?: boolean;
}

const axisPx = 20;
const rightPx = 16;
const countsPx = 60;
const gapPx = 10;

interface Lane {
  readonly name: string;
  readonly note?: string;
  readonly px: number;
  readonly draw: (view: LaneView) => ReactNode;
}

export function Lanes(props: LanesProps) {
  const { span, zone, nowMs, brief = false } = props;
  const say = useWords(storyWords);
  const id = useId();
  const [box, whole] = useWidth();
  const gutter = brief ? 0 : 92;
  const width = Math.max(120, whole - gutter - (brief ? 4 : rightPx));
  const view = { span, width, height: 0, zone, language: languageNow(), nowMs, say, id };
  let top = axisPx;
  const placed = lanesOf(props, view).map(lane => {
    const at = { ...lane, top };
    top += lane.px + gapPx;
    return at;
  });
  return (
    <Plot {...props} view={{ ...view, height: top }} gutter={gutter} box={box}>
      {placed.map(({ name, note, px, top: from, draw }) => (
        <g key={name}>
          {brief ? null : (
            <text className="lane-name" x={0} y={from + 11}>
              {name}
              {note === undefined ? null : (
                <tspan className="lane-unit" x={0} dy={15}>
                  {note}
                </tspan>
              )}
            </text>
          )}
          <svg x={gutter} y={from} width={width} height={px} overflow="visible" aria-hidden="true">
            <line className="lane-floor" x1={0} x2={width} y1={px} y2={px} />
            {draw({ ...view, height: px })}
          </svg>
        </g>
      ))}
    </Plot>
  );
}

function lanesOf({ timeline, acts, brief = false }: LanesProps, view: LaneView): Lane[] {
  const { span, width, nowMs, say } = view;
  const { calls, evidence, registrations } = timeline;
  const rows = callRows(calls ?? [], span, width, nowMs);
  const toMs = Math.min(nowMs, span.toMs);
  const alertMs = acts.find(act => act.kind === 'alert' || act.kind === 'opened')?.atMs ?? 0;
  const tests = testCalls(calls ?? [], alertMs);
  const evidenceLane: Lane = {
    name: say('lane.evidence'),
    note: say('dban'),
    px: brief ? 96 : 150,
    draw: at => <EvidenceLane view={at} steps={evidence} toMs={toMs} />,
  };
  const callsLane: Lane = {
    name: say('lane.calls'),
    px:
      calls === null
        ? countsPx
        : Math.max(30, rows.rows * callRowPx + (rows.unplaced > 0 ? 14 : 4)),
    draw: at =>
      calls === null ? (
        <CountsLane view={at} timeline={timeline} />
      ) : (
        <CallsLane view={at} rows={rows} />
      ),
  };
  if (brief) return [evidenceLane, callsLane];
  return [
    {
      name: say('lane.before'),
      px: 20,
      draw: at => <BeforeLane view={at} registrations={registrations} tests={tests} />,
    },
    {
      name: say('lane.charges'),
      px: 84,
      draw: at => <ChargesLane view={at} timeline={timeline} />,
    },
    evidenceLane,
    callsLane,
    { name: say('lane.acts'), px: 58, draw: at => <ActsLane view={at} acts={acts} /> },
  ];
}

type PlotProps = LanesProps & {
  readonly children: ReactNode;
  readonly view: LaneView;
  readonly gutter: number;
  readonly box: (element: HTMLElement | null) => void;
};

function Plot(props: PlotProps) {
  const { children, view, gutter, box, cursor, gaps } = props;
  const { span, width, height, zone, language, say } = view;
  const atMs = cursor?.atMs ?? span.toMs;
  return (
    <div
      ref={box}
      className="lanes"
      role="slider"
      tabIndex={0}
      aria-label={say('lanes.describe')}
      aria-valuemin={Math.round(span.fromMs / 1_000)}
      aria-valuemax={Math.round(span.toMs / 1_000)}
      aria-valuenow={Math.round(atMs / 1_000)}
      aria-valuetext={clockTimeWithSeconds(atMs, zone)}
      {...cursorHandlers(props)}
    >
      <svg width={width + gutter + rightPx} height={height} aria-hidden="true">
        <Patterns id={view.id} />
        <g transform={`translate(${gutter} 0)`}>
          <Ticks view={view} />
        </g>
        {children}
        <g transform={`translate(${gutter} 0)`}>
          {gaps.map(gap => (
            <GapBand key={gap.fromMs} view={view} gap={gap} />
          ))}
        </g>
        {cursor === undefined ? null : (
          <g transform={`translate(${gutter} 0)`} className="lane-cursor">
            <line x1={x(view, cursor.atMs)} x2={x(view, cursor.atMs)} y1={axisPx} y2={height} />
          </g>
        )}
      </svg>
      <span className="hidden-text">{calendarDay(span.fromMs, zone, language, true)}</span>
    </div>
  );
}

/** Pointing moves the time, a click or Enter pins it, arrows go from change to change. */
function cursorHandlers({ view, gutter, cursor, onCursor, timeline }: PlotProps) {
  const { span, width } = view;
  const pinned = cursor?.pinned === true;
  const atMs = cursor?.atMs ?? span.toMs;
  const here = (event: MouseEvent<HTMLElement>): number => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return timeAtPlace(event.clientX - left - gutter, span, width);
  };
  return {
    onKeyDown(event: KeyboardEvent): void {
      const next = keyedTime(event.key, { atMs, span, timeline });
      if (next === undefined && event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      if (event.key === 'Escape') onCursor(undefined);
      else if (event.key === 'Enter') onCursor({ atMs, pinned: !pinned });
      else onCursor({ atMs: next ?? atMs, pinned: true });
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      if (!pinned) onCursor({ atMs: here(event), pinned: false });
    },
    onPointerLeave(): void {
      if (!pinned) onCursor(undefined);
    },
    onClick(event: MouseEvent<HTMLElement>): void {
      const clicked = here(event);
      const again = pinned && Math.abs(clicked - atMs) < 2_000;
      onCursor(again ? undefined : { atMs: clicked, pinned: true });
    },
  };
}

function keyedTime(
  key: string,
  {
    atMs,
    span,
    timeline,
  }: { readonly atMs: number; readonly span: Span; readonly timeline: Schemas['Timeline'] },
): number | undefined {
  const times = timeline.evidence.map(step => step.atMs).filter(one => one >= span.fromMs);
  switch (key) {
    case 'ArrowLeft':
      return times.findLast(one => one < atMs) ?? span.fromMs;
    case 'ArrowRight':
      return times.find(one => one > atMs && one <= span.toMs) ?? span.toMs;
    case 'Home':
      return span.fromMs;
    case 'End':
      return span.toMs;
    default:
      return undefined;
  }
}

function Ticks({ view }: { readonly view: LaneView }) {
  const { span, width, height, zone, language } = view;
  const days = span.toMs - span.fromMs > 20 * 3_600_000;
  return (
    <g className="lane-ticks">
      {ticksOf(span, width, zone).map(tick => (
        <g key={tick}>
          <line x1={x(view, tick)} x2={x(view, tick)} y1={axisPx - 4} y2={height} />
          <text x={x(view, tick)} y={12} textAnchor="middle">
            {days && clockTime(tick, zone) === '00:00'
              ? calendarDay(tick, zone, language)
              : clockTime(tick, zone)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Nothing was recorded here: what the lanes show may be missing something. */
function GapBand({ view, gap }: { readonly view: LaneView; readonly gap: Gap }) {
  const [left, right] = [x(view, gap.fromMs), x(view, gap.toMs)];
  if (right <= left) return null;
  const px = view.height - axisPx;
  return (
    <g className="lane-gap">
      <rect className="lane-gap-ground" x={left} y={axisPx} width={right - left} height={px} />
      <rect x={left} y={axisPx} width={right - left} height={px} fill={`url(#${view.id}-gap)`} />
      <text x={left + 4} y={view.height - 4}>
        {view.say('gap.silent')}
      </text>
    </g>
  );
}

function Patterns({ id }: { readonly id: string }) {
  const plain = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' } as const;
  return (
    <defs>
      <pattern id={`${id}-hatch`} {...plain} patternTransform="rotate(45)">
        <line className="lane-hatch" x1={0} x2={0} y1={0} y2={6} />
      </pattern>
      <pattern id={`${id}-gap`} {...plain} patternTransform="rotate(-45)">
        <line className="lane-gap-hatch" x1={0} x2={0} y1={0} y2={6} />
      </pattern>
    </defs>
  );
}
