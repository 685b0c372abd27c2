import type { FullColumnMap } from './column-map.ts';

/** Makes a reader of lengths of time, in milliseconds; it gives NaN for what is none. */
export function durationReader(form: FullColumnMap['duration']): (text: string) => number {
  switch (form) {
    case 'seconds':
      return text => decimal(text, 1_000);
    case 'milliseconds':
      return text => decimal(text, 1);
    case 'minutes':
      return text => decimal(text, 60_000);
    case 'clock':
      return clock;
    case 'HHHMMSS':
      return packed;
  }
}

function decimal(text: string, unitMs: number): number {
  return /^\d{1,10}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * unitMs) : Number.NaN;
}

/** `h:mm:ss`, `hhh:mm:ss`, `m:ss`, a fraction of seconds allowed. */
function clock(text: string): number {
  const parts = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d(?:\.\d{1,6})?)$/.exec(text);
  if (parts === null || (parts[1] !== undefined && Number(parts[2]) > 59)) return Number.NaN;
  const minutes = Number(parts[1] ?? 0) * 60 + Number(parts[2]);
  return minutes * 60_000 + Math.round(Number(parts[3]) * 1_000);
}

/** `HHHMMSS`; the hours may have fewer digits. */
function packed(text: string): number {
  const parts = /^(\d{1,3})([0-5]\d)([0-5]\d)$/.exec(text.trim());
  if (parts === null) return Number.NaN;
  return (Number(parts[1]) * 3_600 + Number(parts[2]) * 60 + Number(parts[3])) * 1_000;
}
