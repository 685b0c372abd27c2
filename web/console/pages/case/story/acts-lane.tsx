import type { Schemas } from '../../../../api/client.ts';
import { type Label, labelsOf } from './act-labels.ts';
import type { Act } from './acts-of.ts';
import { type LaneView, type SayStory, x } from './lane-view.ts';
import { nameOf } from './name-of.ts';
import { resultName } from './result-names.ts';

type Registration = Schemas['Timeline']['registrations'][number];

/** Contacts with when they were answered, then marks, then measures as long as they hold. */
export function ActsLane({
  view,
  acts,
}: {
  readonly view: LaneView;
  readonly acts: readonly Act[];
}) {
  const { span, width, language, say } = view;
  const inSpan = acts.filter(act => act.atMs <= span.toMs && endOf(act) >= span.fromMs);
  const letterPx = language === 'ja' ? 12 : 6.6;
  return (
    <g>
      {[0, 1, 2].map(row => {
        const here = inSpan.filter(act => rowOf(act) === row);
        const marks = here.map(act => ({ at: x(view, act.atMs), texts: actTexts(say, act) }));
        const labels = labelsOf(marks, { width, letterPx });
        return here.map((act, i) => (
          <ActMark
            key={`${act.kind} ${act.atMs} ${String(i)}`}
            view={view}
            act={act}
            label={labels[i]}
          />
        ));
      })}
    </g>
  );
}

function endOf(act: Act): number {
  if (act.kind === 'measure') return act.endMs ?? Number.POSITIVE_INFINITY;
  return act.kind === 'contact' ? (act.resultMs ?? act.atMs) : act.atMs;
}

function rowOf(act: Act): number {
  if (act.kind === 'contact') return 0;
  return act.kind === 'measure' ? 2 : 1;
}

const rowPx = 19;

function ActMark({
  view,
  act,
  label,
}: {
  readonly view: LaneView;
  readonly act: Act;
  readonly label: Label | undefined;
}) {
  const middle = rowOf(act) * rowPx + 10;
  const left = x(view, act.atMs);
  return (
    <g className={`lane-act lane-act-${act.kind}`}>
      {act.kind === 'measure' ? (
        <rect
          className={act.over ? 'lane-measure-over' : 'lane-measure'}
          x={left}
          y={middle - 8}
          width={Math.max(3, x(view, act.endMs ?? view.span.toMs) - left)}
          height={16}
          rx={2}
        />
      ) : (
        <circle cx={left} cy={middle} r={3.5} />
      )}
      {act.kind === 'contact' && act.resultMs !== null ? (
        <path d={`M${left} ${middle}v8H${x(view, act.resultMs)}v-4`} />
      ) : null}
      {label === undefined ? null : (
        <text
          x={label.turned ? left - 7 : left + 7}
          y={middle + 4}
          textAnchor={label.turned ? 'end' : 'start'}
        >
          {label.text}
        </text>
      )}
    </g>
  );
}

/** From the longest to the shortest. */
function actTexts(say: SayStory, act: Act): string[] {
  return act.kind === 'contact'
    ? [actText(say, act), nameOf('channel', act.channel)]
    : [actText(say, act)];
}

export function actText(say: SayStory, act: Act): string {
  switch (act.kind) {
    case 'contact': {
      const channel = nameOf('channel', act.channel);
      if (act.resultMs === null) return channel;
      return say('act.contact', { channel, result: resultName(act.result) });
    }
    case 'measure':
      return say('act.measure', { measure: nameOf('measure', act.measure) });
    case 'closed':
      return say('act.closed', { outcome: nameOf('outcome', act.outcome) });
    default:
      return say(`act.${act.kind}`);
  }
}

/** What was seen before: failed registrations as crosses, a count beside. */
export function BeforeLane({
  view,
  registrations,
  tests,
}: {
  readonly view: LaneView;
  readonly registrations: readonly Registration[];
  readonly tests: readonly Schemas['TimelineCall'][];
}) {
  const { say } = view;
  const earlier = registrations.filter(one => one.toMs < view.span.fromMs);
  const here = registrations.filter(
    one => one.toMs >= view.span.fromMs && one.fromMs <= view.span.toMs,
  );
  const refused = earlier.reduce((sum, one) => sum + one.refused, 0);
  return (
    <g className="lane-before">
      {registrations.length + tests.length > 0 ? null : (
        <text className="lane-note" x={4} y={14}>
          {say('before.none')}
        </text>
      )}
      {refused === 0 ? null : (
        <text className="lane-note" x={4} y={14}>
          {say('before.earlier', { count: refused })}
        </text>
      )}
      {tests.map(call => (
        <g key={`${call.line} ${call.setupMs}`}>
          <circle cx={x(view, call.setupMs)} cy={10} r={3} />
          {call === tests.at(-1) ? (
            <text x={x(view, call.setupMs) + 7} y={14}>
              {say('before.testCall', { count: tests.length })}
            </text>
          ) : null}
        </g>
      ))}
      {here.map(one => {
        const [left, right] = [x(view, one.fromMs), x(view, one.toMs)];
        const guessed = one.guessedMs === null ? '' : ` · ${say('before.guessed')}`;
        return (
          <g key={one.fromMs}>
            <path d={`M${left - 3} 7l6 6m0 -6l-6 6M${right - 3} 7l6 6m0 -6l-6 6`} />
            <line x1={left} x2={right} y1={10} y2={10} />
            <text x={right + 7} y={14}>
              {say('before.registrations', { count: one.refused }) + guessed}
            </text>
          </g>
        );
      })}
    </g>
  );
}
