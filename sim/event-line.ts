import type { CallEvent } from '../src/core/call/call-event.ts';
import { formatTime } from '../src/core/call/format-time.ts';

/** The event as one line of the contract (NDJSON, without the line's end). */
export function eventLine(event: CallEvent): string {
  const head = { type: event.type, time: formatTime(event.timeMs, event.zone) };
  if (event.type === 'setup') {
    const { type, timeMs, zone, direction, ...facts } = event;
    return JSON.stringify({ ...head, ...facts, ...directionOf(direction) });
  }
  if (event.type === 'cdr') {
    const { type, timeMs, zone, direction, setupMs, answerMs, endMs, ...facts } = event;
    return JSON.stringify({
      ...head,
      ...facts,
      ...directionOf(direction),
      setupTime: formatTime(setupMs, zone),
      ...(answerMs === undefined ? {} : { answerTime: formatTime(answerMs, zone) }),
      endTime: formatTime(endMs, zone),
    });
  }
  const { type, timeMs, zone, ...facts } = event;
  return JSON.stringify({ ...head, ...facts });
}

function directionOf(direction: 'outbound' | 'inbound') {
  return direction === 'inbound' ? { direction } : {};
}
