/** Offset of the zone now, as `+09:00`; for days in files, which name none. */
export function zoneNow(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const part = format.formatToParts().find(each => each.type === 'timeZoneName')?.value ?? 'GMT';
  return part === 'GMT' ? '+00:00' : part.replace('GMT', '');
}
