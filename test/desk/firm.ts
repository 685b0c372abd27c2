// One firm with a PBX: what it calls by day, and what a thief with its credentials calls at night.
import { formatTime } from '../../src/core/call/format-time.ts';

export const line = '05010000001';
export const administrator = { mail: 'admin@firm.example', mobile: '09000000001' };
const office = '203.0.113.10';
const thief = '198.51.100.77';
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

export const subscribersCsv =
  'subscriber,account,type,service,channels,deviceModel,challenge,email,mobile\n' +
  `${line},FIRM,corporate,ip,8,NEC UNIVERGE SV9300,yes,${administrator.mail},${administrator.mobile}\n`;
export const ratesCsv =
  'prefix,destination,country,yenPerMinute,incrementSeconds\n' +
  '1,United States,US,9,60\n232,Sierra Leone,SL,175,60\n';
export const restrictedCsv =
  'prefix,destination,country,government,lifeCritical,trafficMinutes,reviewDate\n' +
  '232,Sierra Leone,SL,yes,yes,12,2027-03-31\n';

export const jst = (text: string): number => Date.parse(`${text}+09:00`);

export interface FirmCall {
  readonly id: string;
  readonly to: string;
  readonly atMs: number;
  readonly lastsMs?: number;
  readonly sourceIp: string;
}

/** Weekdays of so many weeks before that day: calls to New York, twice a day. */
export function lawfulDays(beforeMs: number, weeks: number): FirmCall[][] {
  const days: FirmCall[][] = [];
  for (let back = weeks * 7; back >= 1; back -= 1) {
    const day = beforeMs - back * dayMs;
    const weekday = new Date(day + 540 * minuteMs).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    days.push(
      [10, 15].map(hour => ({
        id: `day-${back}-${hour}`,
        to: '01012125550123',
        atMs: day + hour * 60 * minuteMs,
        lastsMs: 5 * minuteMs,
        sourceIp: office,
      })),
    );
  }
  return days;
}

/** A call of the thief that lasts until somebody ends it. */
export function theftCall(id: string, atMs: number): FirmCall {
  const number = 22_100_000 + (Number(id.replaceAll(/\D/g, '')) % 1_000) * 37;
  return { id, to: `010232${number}`, atMs, sourceIp: thief };
}

/** What the firm has always called, from its own address. */
export function usualCall(id: string, atMs: number): FirmCall {
  return { id, to: '01012125550123', atMs, sourceIp: office };
}

/** The records of a call as a feed tells them, oldest first. */
export function eventsOf(call: FirmCall): { atMs: number; text: string }[] {
  const { id: callId, to, sourceIp, atMs, lastsMs } = call;
  const time = (ms: number): string => formatTime(ms, '+09:00');
  const setup = { type: 'setup', subscriber: line, to, service: 'ip', sourceIp };
  const told = [
    { atMs, event: setup },
    { atMs: atMs + 4_000, event: { type: 'answer' } },
    ...(lastsMs === undefined ? [] : [{ atMs: atMs + lastsMs, event: { type: 'end', cause: 16 } }]),
  ];
  return told.map(({ atMs: ms, event }) => ({
    atMs: ms,
    text: JSON.stringify({ ...event, time: time(ms), callId }),
  }));
}
