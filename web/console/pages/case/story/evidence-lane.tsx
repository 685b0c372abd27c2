import { useMemo } from 'react';
import { readingName } from '../../../../ui/words/names.ts';
import { type Band, type BandStep, type Stack, type Step, stackOf } from './evidence-stack.ts';
import { type LaneView, x, y } from './lane-view.ts';

const labelPx = 15;

/** Each reading a band of floating steps; what speaks against is hollow, from the top down. */
export function EvidenceLane({
  view,
  steps,
  toMs,
}: {
  readonly view: LaneView;
  readonly steps: readonly Step[];
  /** Until when the last step holds. */
  readonly toMs: number;
}) {
  const stack = useMemo(() => stackOf(steps, toMs), [steps, toMs]);
  const levels = steps.at(-1)?.levels;
  if (steps.length === 0) {
    return (
      <text className="lane-note" x={4} y={14}>
        {view.say('evidence.none')}
      </text>
    );
  }
  const most = Math.max(stack.highest, levels?.suspension ?? 0) * 1.08;
  return (
    <g>
      {stack.bands.map(band => (
        <path
          key={band.reading}
          className={`lane-band lane-band-${band.shade}`}
          d={stepsPath(view, band.steps, most)}
        />
      ))}
      <path className="lane-against" d={stepsPath(view, stack.against, most)} />
      <path className="lane-sum" d={sumPath(view, stack, toMs, most)} />
      {stack.bands.slice(0, 5).map(band => (
        <BandName key={band.reading} view={view} band={band} against={stack.against} most={most} />
      ))}
      {levels === undefined ? null : (
        <>
          <Level view={view} most={most} level={levels.alert} name="alert" />
          <Level view={view} most={most} level={levels.suspension} name="suspension" />
        </>
      )}
    </g>
  );
}

function Level({
  view,
  most,
  level,
  name,
}: {
  readonly view: LaneView;
  readonly most: number;
  readonly level: number;
  readonly name: 'alert' | 'suspension';
}) {
  const at = y(view, level, most);
  const text = view.say(`level.${name}`, { level: Math.round(level / 100) });
  return (
    <g className="lane-level">
      <line x1={0} x2={view.width} y1={at} y2={at} />
      <rect x={1} y={at - labelPx} width={textWidth(text) + 6} height={labelPx - 1} />
      <text x={4} y={at - 3}>
        {text}
      </text>
    </g>
  );
}

/** Words on the band, where its widest step has room for them. */
function BandName({
  view,
  band,
  against,
  most,
}: {
  readonly view: LaneView;
  readonly band: Band;
  readonly against: readonly BandStep[];
  readonly most: number;
}) {
  const text = readingName({ reading: band.reading, decibans: 1 }, view.language);
  const widest = band.steps
    .map(step => ({ step, width: x(view, step.toMs) - x(view, step.fromMs) }))
    .filter(({ step }) => !isCovered(step, against))
    .filter(({ step }) => y(view, step.low, most) - y(view, step.high, most) >= labelPx)
    .sort((a, b) => b.width - a.width)[0];
  if (widest === undefined || widest.width < textWidth(text) + 12) return null;
  const { step } = widest;
  return (
    <text
      className={`lane-band-name lane-band-name-${band.shade}`}
      x={x(view, step.toMs) - 6}
      y={(y(view, step.low, most) + y(view, step.high, most)) / 2 + 4}
      textAnchor="end"
    >
      {text}
    </text>
  );
}

/** About as wide as the text is, in pixels: Japanese letters are square. */
function textWidth(text: string): number {
  const square = text.match(/[\u3000-\u9fff]/g)?.length ?? 0;
  return 12 * square + 6.6 * (text.length - square);
}

/** What speaks against lies over it. */
function isCovered(step: BandStep, against: readonly BandStep[]): boolean {
  return against.some(
    one => one.fromMs < step.toMs && one.toMs > step.fromMs && one.low < step.high,
  );
}

/** Steps that follow one another are one outline: along their tops, and back along their feet. */
function stepsPath(view: LaneView, steps: readonly BandStep[], most: number): string {
  const shown = steps.filter(one => one.toMs > view.span.fromMs && one.fromMs < view.span.toMs);
  return runsOf(shown)
    .map(run => {
      const tops = run.map(one => `V${y(view, one.high, most)}H${x(view, one.toMs)}`);
      const feet = run.toReversed().map(one => `V${y(view, one.low, most)}H${x(view, one.fromMs)}`);
      const [first] = run;
      const begin = `${x(view, first!.fromMs)} ${y(view, first!.low, most)}`;
      return `M${begin}${tops.join('')}${feet.join('')}Z`;
    })
    .join('');
}

function runsOf(steps: readonly BandStep[]): BandStep[][] {
  const runs: BandStep[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run?.at(-1)?.toMs === step.fromMs) run.push(step);
    else runs.push([step]);
  }
  return runs;
}

function sumPath(view: LaneView, { sums }: Stack, toMs: number, most: number): string {
  const first = sums[0];
  if (first === undefined) return '';
  const points = sums.map(({ atMs, sum }) => `H${x(view, atMs)}V${y(view, sum, most)}`);
  return `M${x(view, first.atMs)} ${view.height}${points.join('')}H${x(view, toMs)}`;
}
