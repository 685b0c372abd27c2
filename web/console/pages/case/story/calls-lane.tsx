import type { Schemas } from '../../../../api/client.ts';
import { type CallRows, rowsOf } from './call-rows.ts';
import { type LaneView, x } from './lane-view.ts';
import { placeOf, type Span } from './time-axis.ts';

type Call = Schemas['TimelineCall'];

export const callRowPx = 13;
const rowsMost = 9;

/** In which row each call of the span stands; a short one keeps its row for some px. */
export function callRows(calls: readonly Call[], span: Span, width: number, nowMs: number) {
  const gapMs = ((span.toMs - span.fromMs) * 6) / Math.max(1, width);
  return rowsOf(calls, span, { rowsMost, gapMs, nowMs });
}

/** Calls as bars; those in progress grow, refused ones are crosses. */
export function CallsLane({ view, rows }: { readonly view: LaneView; readonly rows: CallRows }) {
  const { say } = view;
  return (
    <g>
      {rows.placed.length > 0 ? null : (
        <text className="lane-note" x={4} y={14}>
          {say('calls.none')}
        </text>
      )}
      {rows.placed.map(({ call, row }) => (
        <CallBar
          key={`${call.line} ${call.setupMs} ${row}`}
          view={view}
          call={call}
          top={row * callRowPx}
        />
      ))}
      {rows.unplaced === 0 ? null : (
        <text className="lane-note" x={view.width - 4} y={view.height - 3} textAnchor="end">
          {say('calls.more', { count: rows.unplaced })}
        </text>
      )}
    </g>
  );
}

function CallBar({
  view,
  call,
  top,
}: {
  readonly view: LaneView;
  readonly call: Call;
  readonly top: number;
}) {
  const { setupMs, answerMs, endMs, fate, suspected, estimateFromMs } = call;
  const middle = top + callRowPx / 2;
  const left = x(view, setupMs);
  if (fate === 'refused' || fate === 'challenged') {
    return (
      <path
        className={`lane-call-${fate}`}
        d={
          fate === 'refused'
            ? `M${left - 3} ${middle - 3}l6 6m0 -6l-6 6`
            : `M${left - 4} ${middle}l4 -4l4 4l-4 4Z`
        }
      />
    );
  }
  const end = endMs ?? view.nowMs;
  const right = Math.max(left + 2, x(view, end));
  const talk = answerMs === null ? right : x(view, answerMs);
  const look = suspected ? (endMs === null ? 'running' : 'suspected') : 'lawful';
  const sure = estimateFromMs === null ? right : x(view, estimateFromMs);
  return (
    <g className={`lane-call lane-call-${look}`}>
      <line x1={left} x2={talk} y1={middle} y2={middle} />
      {answerMs === null ? null : (
        <rect x={talk} y={middle - 4} width={Math.max(2, sure - talk)} height={8} rx={1} />
      )}
      {estimateFromMs === null ? null : (
        <rect
          className="lane-estimate"
          x={sure}
          y={middle - 4}
          width={Math.max(2, right - sure)}
          height={8}
          fill={`url(#${view.id}-hatch)`}
        />
      )}
      {fate === 'released' ? (
        <line className="lane-cut" x1={right} x2={right} y1={middle - 6} y2={middle + 6} />
      ) : null}
    </g>
  );
}

/** Below stage 2: how many calls began in each span, refused ones on top. */
export function CountsLane({
  view,
  timeline,
}: {
  readonly view: LaneView;
  readonly timeline: Schemas['Timeline'];
}) {
  const { charges, spanMs } = timeline;
  const most = Math.max(1, ...charges.map(one => one.calls + one.refused));
  const columnPx = Math.max(2, placeOf(view.span.fromMs + spanMs, view.span, view.width));
  const heightOf = (count: number): number => (count / most) * (view.height - 18);
  const inSpan = charges.filter(
    one => one.atMs > view.span.fromMs && one.atMs - spanMs < view.span.toMs,
  );
  return (
    <g>
      <text className="lane-note" x={4} y={12}>
        {view.say('calls.hidden')}
      </text>
      {inSpan.map(one => {
        const left = x(view, one.atMs) - columnPx;
        const passed = heightOf(one.calls);
        const refused = heightOf(one.refused);
        return (
          <g key={one.atMs}>
            <rect
              className="lane-count"
              x={left}
              y={view.height - passed}
              width={columnPx}
              height={passed}
            />
            <rect
              className="lane-count-refused"
              x={left}
              y={view.height - passed - refused}
              width={columnPx}
              height={refused}
            />
          </g>
        );
      })}
    </g>
  );
}
