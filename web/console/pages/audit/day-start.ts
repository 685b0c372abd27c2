import { offsetMs } from '../../../ui/figures/format-time.ts';

/** When a day (`2026-11-22`) begins in that zone; undefined for what is no day. */
export function dayStart(day: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset at midnight there, which is that at the same moment here.
  const near = asUtc - offsetMs(asUtc, zone);
  return asUtc - offsetMs(near, zone);
}
