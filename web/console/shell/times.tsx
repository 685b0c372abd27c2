// Times as components: in the carrier's zone, with the relative time beside.
import {
  clockTimeWithSeconds,
  duration,
  relativeTime,
  timeAndDay,
} from '../../ui/figures/format-time.ts';
import { languageNow } from '../../ui/language/language.ts';
import { useNow } from '../live/use-live.ts';
import { useCarrier } from './use-me.ts';

/** `02:14 (4 min ago)`. */
export function When({ atMs, relative = true }: { atMs: number; relative?: boolean }) {
  const { timeZone } = useCarrier();
  const nowMs = useNow(relative ? 5_000 : 60_000);
  const language = languageNow();
  const title = clockTimeWithSeconds(atMs, timeZone);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={title} className="nowrap">
      {timeAndDay(atMs, { nowMs, zone: timeZone, language })}
      {relative ? <span className="history"> ({relativeTime(atMs, nowMs, language)})</span> : null}
    </time>
  );
}

/** `7 h 44 min`, going down; `overdue` is shown when it is past. */
export function TimeLeft({ untilMs, overdue }: { untilMs: number; overdue: string }) {
  const nowMs = useNow();
  return <span className="nowrap">{untilMs <= nowMs ? overdue : left(untilMs - nowMs)}</span>;
}

function left(spanMs: number): string {
  return duration(spanMs, languageNow());
}
