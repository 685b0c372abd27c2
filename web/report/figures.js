// Figures and times as they are written on the page; the same in every browser and zone.

export function number(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function yen(value) {
  return `¥${number(value)}`;
}

/** Parts of a local time; seconds since 1970 (UTC) and minutes to add. */
function localParts(seconds, offset) {
  const at = new Date((seconds + offset * 60) * 1000).toISOString();
  return { day: at.slice(0, 10), time: at.slice(11, 19) };
}

export function dayTime(seconds, offset) {
  const { day, time } = localParts(seconds, offset);
  return `${day} ${time.slice(0, 5)}`;
}

export function clock(seconds, offset, withSeconds) {
  const { time } = localParts(seconds, offset);
  return withSeconds ? time : time.slice(0, 5);
}

export function monthDay(seconds, offset) {
  const [, month, day] = localParts(seconds, offset).day.split('-');
  return `${Number(month)}/${Number(day)}`;
}

/** `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`; units from the words. */
export function span(seconds, unit) {
  const all = Math.max(0, Math.round(seconds));
  if (all < 100) return `${all}${unit.s}`;
  const minutes = Math.round(all / 60);
  if (minutes < 100) return `${minutes}${unit.min}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}${unit.h}${minutes % 60 ? ` ${minutes % 60}${unit.min}` : ''}`;
  const days = Math.floor(hours / 24);
  return `${days}${unit.d}${hours % 24 ? ` ${hours % 24}${unit.h}` : ''}`;
}

export function escapeText(text) {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
