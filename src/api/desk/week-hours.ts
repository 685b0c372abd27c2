const hourMs = 3_600_000;
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Gives the hour of the week in that zone, Monday 00:00 is 0. */
export function weekHours(timeZone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, number>();
  return atMs => {
    const hour = Math.floor(atMs / hourMs);
    const found = known.get(hour);
    if (found !== undefined) return found;
    const parts = format.formatToParts(atMs);
    const part = (type: string): string => parts.find(one => one.type === type)?.value ?? '';
    const weekHour = days.indexOf(part('weekday')) * 24 + Number(part('hour'));
    known.set(hour, weekHour);
    return weekHour;
  };
}
