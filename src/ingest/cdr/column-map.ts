import { z } from 'zod';

/** A column: its name in the header line, or its number from 1. */
const column = z.union([z.string().min(1), z.int().min(1).max(1_024)]);

/** A column; several, of which the first that is not empty counts; or several put together. */
const columnValue = z.union([
  column,
  z.array(column).min(1),
  z.strictObject({ join: z.array(column).min(1), with: z.string().optional() }),
]);

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]);

/**
 * How the columns of a CSV file make a call: what an operator writes in YAML. `docs/operating/
 * call-records.md` explains each key.
 */
export const columnMapSchema = z
  .strictObject({
    delimiter: z.union([z.literal('auto'), z.literal('tab'), z.string().length(1)]).default('auto'),
    quote: z.union([z.literal('none'), z.string().length(1)]).default('"'),
    escape: z.union([z.literal('none'), z.string().length(1)]).default('none'),
    encoding: z
      .enum(['auto', 'utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be', 'windows-1252'])
      .default('auto'),
    header: z.boolean().default(true),
    skipLines: z.int().min(0).max(100).default(0),
    skipAfterHeader: z.int().min(0).max(100).default(0),
    columns: z.strictObject({
      callId: columnValue.optional(),
      subscriber: columnValue,
      from: columnValue.optional(),
      to: columnValue,
      setup: columnValue.optional(),
      answer: columnValue.optional(),
      end: columnValue.optional(),
      duration: columnValue.optional(),
      talk: columnValue.optional(),
      cause: columnValue.optional(),
      sourceIp: columnValue.optional(),
      userAgent: columnValue.optional(),
      forwardedFrom: columnValue.optional(),
      trunk: columnValue.optional(),
      carrier: columnValue.optional(),
      charge: columnValue.optional(),
    }),
    time: z
      .strictObject({
        format: oneOrMore.default('iso'),
        zone: z.string().optional(),
        zoneNames: z.record(z.string(), z.string()).default({}),
        absent: z.array(z.string()).default([]),
      })
      .prefault({}),
    duration: z.enum(['seconds', 'milliseconds', 'minutes', 'clock', 'HHHMMSS']).default('seconds'),
    cause: z.enum(['decimal', 'hex', 'name']).default('decimal'),
    answered: z.strictObject({ column, equals: oneOrMore }).optional(),
    direction: z
      .strictObject({ column, inbound: oneOrMore, outbound: oneOrMore.optional() })
      .optional(),
    only: z.array(z.strictObject({ column, equals: oneOrMore })).default([]),
    numbers: z
      .strictObject({
        remove: z.string().default(''),
        before: z.string().default(''),
        national: z.strictObject({ from: z.string().min(1), to: z.string() }).optional(),
      })
      .prefault({}),
  })
  .superRefine((map, check) => {
    const { answer, duration, end, setup, talk } = map.columns;
    if (setup === undefined && answer === undefined) {
      check.addIssue({
        code: 'custom',
        path: ['columns', 'setup'],
        message: 'or answer is needed',
      });
    }
    if (end === undefined && duration === undefined && talk === undefined) {
      check.addIssue({
        code: 'custom',
        path: ['columns', 'end'],
        message: 'or duration or talk is needed',
      });
    }
    if (!map.header) {
      for (const name of namedColumns(map)) {
        const message = `${JSON.stringify(name)} is a name, but header is false: give the number`;
        check.addIssue({ code: 'custom', path: ['columns'], message });
      }
    }
    for (const key of ['delimiter', 'quote', 'escape'] as const) {
      const value = map[key];
      if (value.length === 1 && value > '\u007e') {
        check.addIssue({ code: 'custom', path: [key], message: 'is no ASCII character' });
      }
    }
  });

/** As written by the operator: everything with a default may be left out. */
export type ColumnMap = z.input<typeof columnMapSchema>;
/** With every default in place. */
export type FullColumnMap = z.output<typeof columnMapSchema>;
export type ColumnRef = z.output<typeof column>;
export type ColumnValue = z.output<typeof columnValue>;

/** The columns that a value is made of. */
function columnsOf(value: ColumnValue): readonly ColumnRef[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' ? value.join : [value];
}

/** Every column that the map names, `only`, `answered` and `direction` included. */
export function allColumns(map: FullColumnMap): ColumnRef[] {
  const found: ColumnRef[] = [];
  for (const value of Object.values(map.columns)) {
    if (value !== undefined) found.push(...columnsOf(value));
  }
  for (const { column: ref } of map.only) found.push(ref);
  if (map.answered !== undefined) found.push(map.answered.column);
  if (map.direction !== undefined) found.push(map.direction.column);
  return found;
}

function namedColumns(map: Parameters<typeof allColumns>[0]): string[] {
  return allColumns(map).filter(ref => typeof ref === 'string');
}

/** The map in settings cannot be used; the message says where and why. */
export class ColumnMapError extends Error {
  override name = 'ColumnMapError';
}

/** Checks what YAML or JSON gave. Throws ColumnMapError. */
export function fullColumnMap(map: unknown): FullColumnMap {
  const checked = columnMapSchema.safeParse(map);
  if (checked.success) return checked.data;
  throw new ColumnMapError(z.prettifyError(checked.error));
}
