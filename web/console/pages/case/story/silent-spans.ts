import type { Schemas } from '../../../../api/client.ts';
import type { Span } from './time-axis.ts';

const minuteMs = 60_000;

/** Minutes in a row in which some feed was silent beyond what is usual, as spans. */
export function silentSpans({
  fromMs,
  silentFeeds,
}: Pick<Schemas['NowMinutes'], 'fromMs' | 'silentFeeds'>): Span[] {
  const spans: Span[] = [];
  for (const [i, silent] of silentFeeds.entries()) {
    if (silent === null || silent === 0) continue;
    const beginMs = fromMs + i * minuteMs;
    const last = spans.at(-1);
    if (last?.toMs === beginMs) spans[spans.length - 1] = { ...last, toMs: beginMs + minuteMs };
    else spans.push({ fromMs: beginMs, toMs: beginMs + minuteMs });
  }
  return spans;
}
