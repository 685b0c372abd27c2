// Figures and times as text. Own yen formatter: Intl writes a wide ￥ in ja-JP and JP¥ in en-GB.

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export function number(value) {
  return grouped.format(Math.round(value));
}

/** For cells: ¥3,840. */
export function yen(value) {
  return `${value < 0 ? '−' : ''}¥${grouped.format(Math.abs(Math.round(value)))}`;
}

/** For axes only: 500, 10k / 1万. */
export function shortYen(value, language) {
  if (value < 10_000) return grouped.format(value);
  if (language === 'ja') return `${trimmed(value / 10_000)}万`;
  return value < 1_000_000 ? `${trimmed(value / 1_000)}k` : `${trimmed(value / 1_000_000)}M`;
}

function trimmed(value) {
  return String(Math.round(value * 10) / 10);
}

export function decibans(value) {
  const rounded = Math.round(value);
  if (rounded === 0) return '0';
  return rounded > 0 ? `+${rounded}` : `−${-rounded}`;
}

const clocks = new Map();

/** Time of day in the carrier's zone, 24 h; seconds if asked for. */
export function clock(timeMs, timeZone, seconds = false) {
  return formatter(timeZone, seconds ? 'seconds' : 'minutes').format(timeMs);
}

/** Day and month in the carrier's zone, for times that are not of today. */
export function day(timeMs, timeZone, language) {
  return formatter(timeZone, `day-${language}`).format(timeMs);
}

/** Time of day, with the day before it where that is not the day of `nowMs`. */
export function moment(timeMs, nowMs, timeZone, language) {
  const date = day(timeMs, timeZone, language);
  const text = clock(timeMs, timeZone);
  return date === day(nowMs, timeZone, language) ? text : `${date} ${text}`;
}

export function zoneName(timeZone) {
  if (timeZone === 'Asia/Tokyo') return 'JST';
  const parts = formatter(timeZone, 'zone').formatToParts(0);
  return parts.find(part => part.type === 'timeZoneName')?.value ?? timeZone;
}

const shapes = {
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  minutes: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'day-en': { day: 'numeric', month: 'short' },
  'day-ja': { day: 'numeric', month: 'numeric' },
  zone: { timeZoneName: 'short' },
};

function formatter(timeZone, shape) {
  const key = `${shape} ${timeZone}`;
  let found = clocks.get(key);
  if (found === undefined) {
    const locale = shape === 'day-ja' ? 'ja-JP' : 'en-GB';
    found = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone });
    clocks.set(key, found);
  }
  return found;
}

const regions = new Map();

/** A country's name in the page's language; world codes and unknown ones as given. */
export function country(code, language, otherwise) {
  if (!/^[A-Z]{2}$/.test(code)) return otherwise ?? code;
  if (!regions.has(language)) {
    regions.set(language, new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  }
  return regions.get(language).of(code) ?? otherwise ?? code;
}
