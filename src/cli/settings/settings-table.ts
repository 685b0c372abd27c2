// The schema as rows: for environment variables, the reference page and "did you mean".
import { z } from 'zod';
import type { SettingMeta } from './setting.ts';
import { settingsSchema } from './settings-schema.ts';

export interface SettingRow {
  /** `sip.trunks[].name` */
  readonly path: string;
  /** `text`, `whole number`, `404, 503 or 302` … */
  readonly type: string;
  /** As it would be written in the file; undefined when there is none. */
  readonly defaultText: string | undefined;
  readonly required: boolean;
  readonly meta: SettingMeta;
}

interface Unwrapped {
  readonly schema: z.core.$ZodType;
  readonly optional: boolean;
  readonly fallback: unknown;
}

/** Every setting in the order of the schema; the key of a list's members ends in `[]`. */
export function settingRows(): SettingRow[] {
  const rows: SettingRow[] = [];
  collect(settingsSchema, '', rows);
  return rows;
}

/** Those that have a value of their own: that of a group or of a list of groups is its members'. */
export function soleSettings(): SettingRow[] {
  const rows = settingRows();
  const groups = new Set(rows.flatMap(({ path }) => /^(.+?)(\[\])?\.\w+$/.exec(path)?.[1] ?? []));
  return rows.filter(({ path }) => !groups.has(path));
}

/** The keys that may stand at a path; undefined where anything may or nothing is known. */
export function keysAt(path: readonly PropertyKey[]): string[] | undefined {
  let schema = unwrap(settingsSchema).schema;
  for (const step of path) {
    const next = inside(schema, step);
    if (!next) return undefined;
    schema = unwrap(next).schema;
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : undefined;
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  return undefined;
}

function collect(schema: z.core.$ZodType, prefix: string, rows: SettingRow[]): void {
  if (!(schema instanceof z.ZodObject)) return;
  for (const [key, member] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
    const meta = member.meta() as SettingMeta | undefined;
    const { schema: inner, optional, fallback } = unwrap(member);
    const list = inner instanceof z.ZodArray ? unwrap(inner.element).schema : undefined;
    const path = `${prefix}${key}`;
    if (meta) {
      const group = inner instanceof z.ZodObject;
      const text = fallback === undefined || group ? undefined : JSON.stringify(fallback);
      const required = !optional && fallback === undefined;
      const defaultText = meta.defaultText ?? text;
      rows.push({ path, type: typeText(inner), defaultText, required, meta });
    }
    if (list instanceof z.ZodObject) collect(list, `${path}[].`, rows);
    else collect(inner, `${path}.`, rows);
  }
}

function unwrap(schema: z.core.$ZodType): Unwrapped {
  let at = schema;
  let optional = false;
  let fallback: unknown;
  for (;;) {
    if (at instanceof z.ZodDefault || at instanceof z.ZodPrefault) {
      fallback = at.def.defaultValue;
      at = at.def.innerType;
    } else if (at instanceof z.ZodOptional || at instanceof z.ZodExactOptional) {
      optional = true;
      at = at.def.innerType;
    } else {
      return { schema: at, optional, fallback };
    }
  }
}

function typeText(schema: z.core.$ZodType): string {
  const inner = unwrap(schema).schema;
  if (inner instanceof z.ZodEnum) return choice(inner.options.map(String));
  if (inner instanceof z.ZodLiteral) return choice([...inner.values].map(String));
  if (inner instanceof z.ZodUnion) return choice(inner.options.map(typeText));
  if (inner instanceof z.ZodArray) return `list of ${typeText(inner.element)}`;
  if (inner instanceof z.ZodObject) return 'group';
  if (inner instanceof z.ZodNumber) return 'whole number';
  if (inner instanceof z.ZodBoolean) return 'true or false';
  return 'text';
}

function choice(options: readonly string[]): string {
  const last = options.at(-1) ?? '';
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} or ${last}`;
}
