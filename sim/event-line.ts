import type { CallEvent } from '../src/core/call/call-event.ts';
import { formatTime } from '../src/core/call/format-time.ts';

/** The event as one line of the contract (NDJSON, without the line's end). */
export function eventLine(event: CallEvent): string {
  const { type, timeMs, zone, ...rest } = event;
  const time = formatTime(timeMs, zone);
  if (type === 'setup') {
    const { direction, ...facts } = rest as Omit<typeof event & { type: 'setup' }, 'type'>;
    const inbound = direction === 'inbound' ? { direction } : {};
    return JSON.stringify({ type, time, ...facts, ...inbound });
  }
  if (event.type === 'cdr') {
    const { callId, subscriber, to, from, direction, setupMs, answerMs, endMs, ...facts } = event;
    return JSON.stringify({
      type,
      time,
      callId,
      subscriber,
      from,
      to,
      ...(direction === 'inbound' ? { direction } : {}),
      setupTime: formatTime(setupMs, zone),
      ...(answerMs === undefined ? {} : { answerTime: formatTime(answerMs, zone) }),
      endTime: formatTime(endMs, zone),
      ...{ ...facts, type: undefined, timeMs: undefined, zone: undefined },
    });
  }
  return JSON.stringify({ type, time, ...rest });
}
