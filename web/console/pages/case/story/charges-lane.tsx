import type { Schemas } from '../../../../api/client.ts';
import { yenInCell, yenOnAxis } from '../../../../ui/figures/format-yen.ts';
import { chargeCurve, dearestHour, normalCurve } from './charge-curve.ts';
import { type LaneView, roundTop, x, y } from './lane-view.ts';

/** Charges since the beginning against what is normal in these hours. */
export function ChargesLane({
  view,
  timeline,
}: {
  readonly view: LaneView;
  readonly timeline: Schemas['Timeline'];
}) {
  const { span, say, nowMs } = view;
  const points = chargeCurve(timeline, { sinceMs: span.fromMs, nowMs });
  const normal = normalCurve(timeline.usual, span);
  const within = points.filter(point => point.atMs <= span.toMs);
  const last = within.at(-1);
  const normalMost = normal.at(-1)?.mostYen ?? 0;
  const most = roundTop(Math.max((last?.yen ?? 0) * 1.2, normalMost, 100));
  const dearest = dearestHour(timeline.usual, span.fromMs, span.toMs);
  const growing = (timeline.calls ?? []).some(
    call => call.suspected && call.endMs === null && call.answerMs !== null,
  );
  const line = (of: (point: (typeof points)[number]) => number): string =>
    within.map(point => `${x(view, point.atMs)} ${y(view, of(point), most)}`).join('L');
  const booked = line(point => point.bookedYen);
  const whole = line(point => point.yen);
  const [left, right] = [x(view, within[0]?.atMs ?? 0), x(view, last?.atMs ?? 0)];
  const back = [...within]
    .reverse()
    .map(point => `${x(view, point.atMs)} ${y(view, point.bookedYen, most)}`)
    .join('L');
  const band = normal.map(one => `${x(view, one.atMs)} ${y(view, one.mostYen, most)}`).join('L');
  return (
    <g>
      <path className="lane-normal" d={`M0 ${view.height}L${band}L${view.width} ${view.height}Z`} />
      {within.length < 2 ? null : (
        <>
          <path
            className="lane-booked"
            d={`M${left} ${view.height}L${booked}L${right} ${view.height}Z`}
          />
          <path className="lane-accrued" fill={`url(#${view.id}-hatch)`} d={`M${whole}L${back}Z`} />
          <path className={growing ? 'lane-yen lane-yen-growing' : 'lane-yen'} d={`M${whole}`} />
          {last!.yen < 1 ? null : (
            <text
              className={growing ? 'lane-figure lane-figure-loss' : 'lane-figure'}
              x={Math.min(view.width - 4, right - 6)}
              y={Math.max(13, y(view, last!.yen, most) - 5)}
              textAnchor="end"
            >
              {yenInCell(last!.yen)}
            </text>
          )}
        </>
      )}
      <text className="lane-note" x={4} y={12}>
        {dearest === 0 ? say('normal.none') : say('normal.band', { yen: yenInCell(dearest) })}
      </text>
      <text className="lane-scale" x={-6} y={10} textAnchor="end">
        {yenOnAxis(most, view.language)}
      </text>
      <text className="lane-scale" x={-6} y={view.height} textAnchor="end">
        0
      </text>
    </g>
  );
}
