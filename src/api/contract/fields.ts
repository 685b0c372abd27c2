// The fields that many requests share; whatever is longer, or of other characters, is refused.
import { z } from 'zod';

const noControls = /^[^\u0000-\u001f\u007f]*$/;
const noControlsButLines = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** One line of text without control characters, well-formed Unicode. */
export function line(max: number) {
  return z.string().min(1).max(max).regex(noControls).refine(isWellFormed, 'not well-formed');
}

/** Text of several lines. */
export function prose(max: number) {
  return content(max).min(1);
}

/** Text of several lines, or none. */
export function content(max: number) {
  return z.string().max(max).regex(noControlsButLines).refine(isWellFormed, 'not well-formed');
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

export const why = prose(1_000).meta({ description: 'why, in the words of whoever acts' });
export const caseName = line(64).meta({ description: 'name of the case' });
export const subscriberNumber = line(64).meta({ description: 'the line, as the lists name it' });
export const accountName = line(128);
export const country = z
  .string()
  .regex(/^([A-Z]{2}|\d{1,7})$/)
  .meta({ description: 'ISO country, or calling code of a territory without one' });
export const address = z.union([z.ipv4(), z.ipv6()]);
export const id = z.uuid();

/** A number without meaning, by which pages name what no URL may. */
export const shortId = z.string().regex(/^[1-9]\d{0,14}$/);

/** A time: milliseconds since 1970, UTC. */
export const timeMs = z.int().min(0).max(8_640_000_000_000_000);
/** A duration of at most a year. */
export const lastsMs = z
  .int()
  .min(60_000)
  .max(366 * 86_400_000);

/** A number in a query. */
export function numberIn(min: number, max: number) {
  return z.coerce.number().int().min(min).max(max);
}

/** `cursor` is the `next` of the page before. */
export const pageQuery = {
  cursor: line(512).exactOptional(),
  limit: numberIn(1, 200).exactOptional(),
};

/** A page of rows; `next` continues the list, null at its end. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row).readonly(), next: z.string().nullable() });
}
