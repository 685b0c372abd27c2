// What was lost a minute, and how many calls were up, on the time axis of the attacks.
import { type PointerEvent, type ReactNode, useState } from 'react';
import { clockTime } from '../../../ui/figures/format-time.ts';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import type { TimeWindow } from './attack-spans.ts';
import { barsOf, type Gap, gapsOf, lineOf } from './lane-shape.ts';
import type { MinuteColumns } from './minute-columns.ts';
import type { NowView } from './now-data.ts';
import { nowWords } from './words.ts';

interface Lanes {
  readonly columns: MinuteColumns;
  readonly within: TimeWindow;
  readonly view: NowView;
}

export function LossLane({ columns, within, view }: Lanes) {
  const say = useWords(nowWords);
  const [share, setShare] = useState<number>();
  const { fromMs } = columns;
  const of = (name: Parameters<MinuteColumns['column']>[0]) => {
    return { fromMs, values: columns.column(name) };
  };
  const loss = barsOf(of('lossYenPerMinute'), within);
  const most = Math.max(...of('calls').values.map(value => value ?? 0), 1);
  const gaps = gapsOf(of('calls'), of('silentFeeds'), within);
  const losing = view.loss.yenPerMinute > 0;
  const nowShare = loss.most === 0 ? 0 : Math.min(1, view.loss.yenPerMinute / loss.most);
  const move = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setShare(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  return (
    <div className="now-lanes" onPointerMove={move} onPointerLeave={() => setShare(undefined)}>
      <Lane label={say('lossLane')} most={yenInCell(loss.most)} gaps={gaps}>
        <path d={loss.path} className="now-loss-before" />
        {losing ? (
          <rect
            className="now-loss-now"
            x="994"
            width="6"
            y={100 - Math.max(4, nowShare * 96)}
            height={Math.max(4, nowShare * 96)}
          />
        ) : null}
      </Lane>
      <Lane label={say('callsLane')} most={count(most)} gaps={gaps}>
        <path d={lineOf(of('calls'), within, most)} className="now-calls-line" />
      </Lane>
      {share === undefined ? null : (
        <Cursor share={share} columns={columns} within={within} view={view} />
      )}
    </div>
  );
}

function Lane({
  label,
  most,
  gaps,
  children,
}: {
  readonly label: string;
  readonly most: string;
  readonly gaps: readonly Gap[];
  readonly children: ReactNode;
}) {
  const say = useWords(nowWords);
  return (
    <div className="now-lane">
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        {children}
      </svg>
      {gaps.map(({ left, width }) => (
        <span
          key={left}
          className="now-gap"
          title={say('gap')}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ))}
      <span className="now-lane-label">
        {label} <span className="history">{say('most', { most })}</span>
      </span>
    </div>
  );
}

/** The values of the minute under the pointer, in one line for all lanes. */
function Cursor({ share, columns, within, view }: Lanes & { readonly share: number }) {
  const say = useWords(nowWords);
  const atMs = within.fromMs + share * (within.toMs - within.fromMs);
  const at = Math.floor((atMs - columns.fromMs) / 60_000);
  const value = (name: Parameters<MinuteColumns['column']>[0]) => columns.column(name)[at] ?? null;
  const loss = value('lossYenPerMinute');
  const calls = value('calls');
  const text =
    loss === null || calls === null
      ? say('gap')
      : [
          say('perMinute', { yen: yenInCell(loss) }),
          `${say('callsLane')} ${count(calls)}`,
          `${say('refused')} ${count((value('refused') ?? 0) + (value('challenged') ?? 0))}`,
        ].join(' · ');
  return (
    <div className="now-cursor" style={{ left: `${share * 100}%` }}>
      <span className={share > 0.5 ? 'now-cursor-text now-cursor-left' : 'now-cursor-text'}>
        <strong>{clockTime(atMs, view.timeZone)}</strong> {text}
      </span>
    </div>
  );
}
