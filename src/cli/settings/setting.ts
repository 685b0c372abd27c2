import type { z } from 'zod';

/** What the table says about a setting besides its shape. */
export interface SettingMeta {
  readonly description: string;
  /** The environment variable that has precedence over the file. */
  readonly env?: string;
  readonly secret?: true;
  /** The default in words where the value itself says little. */
  readonly defaultText?: string;
  readonly [key: string]: unknown;
}

export function setting<T extends z.ZodType>(schema: T, meta: SettingMeta): T {
  return schema.meta({ ...meta });
}
