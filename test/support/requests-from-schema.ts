// Values that a JSON schema allows, and values that it surely does not, each with what is wrong.
import fc from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Real names of things, by the name of the field that takes them. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

export class FromSchema {
  readonly #schemas: Schemas;
  readonly #known: Known;

  constructor(schemas: Schemas, known: Known) {
    this.#schemas = schemas;
    this.#known = known;
  }

  /** What the schema allows; mostly things that there are. */
  valid(given: Schema, field = ''): fc.Arbitrary<unknown> {
    const schema = this.resolved(given);
    const known = this.#known[field];
    if (known !== undefined && schema.type === 'string') return fc.constantFrom(...known);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices !== undefined) return fc.oneof(...choices.map(one => this.valid(one, field)));
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array': {
        const { minItems: minLength = 0, maxItems = 3 } = schema;
        const maxLength = Math.max(minLength, Math.min(3, maxItems));
        return fc.array(this.valid(schema.items ?? {}, field), { minLength, maxLength });
      }
      case 'integer':
      case 'number': {
        const { minimum: min = 0, maximum: max = 1_000_000 } = schema;
        return fc.oneof(
          fc.integer({ min, max: Math.min(max, min + 10_000_000) }),
          fc.constant(max),
        );
      }
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return text(schema);
    }
  }

  resolved(schema: Schema): Schema {
    if (schema.$ref !== undefined) {
      return this.resolved(this.#schemas[schema.$ref.split('/').at(-1)!]!);
    }
    return schema.allOf?.length === 1 ? this.resolved(schema.allOf[0]!) : schema;
  }

  #object(schema: Schema): fc.Arbitrary<unknown> {
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
      return [name, this.valid(field, name)] as const;
    });
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }

  /** The value with one thing wrong, in every way that this knows. */
  broken(given: Schema, value: unknown, path = ''): { wrong: string; value: unknown }[] {
    const whole = this.resolved(given);
    const schema = this.#branchOf(whole, value);
    const choices = (whole.oneOf ?? whole.anyOf ?? []).map(one => this.resolved(one).type);
    const wrong = plainlyWrong(schema).filter(
      one => one.value !== null || !choices.includes('null'),
    );
    const named = wrong.map(({ wrong, value: broken }) => ({
      wrong: `${path || '/'}: ${wrong}`,
      value: broken,
    }));
    if (typeof value !== 'object' || value === null) return named;
    if (Array.isArray(value)) {
      const { items = {}, maxItems = 10_000 } = schema;
      if (value.length > 0 && maxItems < 1_000) {
        const more = Array.from({ length: maxItems + 1 }, () => value[0]);
        named.push({ wrong: `${path}: too many`, value: more });
      }
      const first = this.broken(items, value[0], `${path}/0`);
      if (value.length === 0) return named;
      return [...named, ...first.map(one => ({ ...one, value: [one.value, ...value.slice(1)] }))];
    }
    return [...named, ...this.#brokenFields(schema, value as Record<string, unknown>, path)];
  }

  #brokenFields(schema: Schema, value: Record<string, unknown>, path: string) {
    const all: { wrong: string; value: unknown }[] = [];
    if (schema.additionalProperties === false) {
      all.push({ wrong: `${path}: another field`, value: { ...value, approvedBy: 'operator:x' } });
      all.push({ wrong: `${path}: a field of Object`, value: { ...value, constructor: {} } });
    }
    for (const name of schema.required ?? []) {
      const { [name]: _, ...rest } = value;
      all.push({ wrong: `${path}/${name}: missing`, value: rest });
    }
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      if (!(name in value)) continue;
      for (const one of this.broken(field, value[name], `${path}/${name}`)) {
        all.push({ wrong: one.wrong, value: { ...value, [name]: one.value } });
      }
    }
    return all;
  }

  /** Of a union, the alternative that the value is of. */
  #branchOf(schema: Schema, value: unknown): Schema {
    const choices = (schema.oneOf ?? schema.anyOf)?.map(one => this.resolved(one));
    if (choices === undefined) return schema;
    if (typeof value !== 'object' || value === null) return {};
    const own = choices.find(one => {
      const kind = this.resolved(one.properties?.kind ?? {}).const;
      return kind === undefined
        ? one.type === 'object'
        : kind === (value as { kind?: unknown }).kind;
    });
    return own ?? {};
  }
}

function text(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'ipv4') return fc.ipV4();
  if (schema.format === 'ipv6') return fc.ipV6();
  if (schema.contentEncoding === 'base64' || schema.format === 'base64') {
    return fc.base64String({ minLength: 4, maxLength: 40 });
  }
  const { minLength = 0, maxLength = 40 } = schema;
  const plain = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(20, maxLength)) });
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern);
  if (pattern === undefined) return plain;
  if (pattern.test('plain text')) return plain.filter(one => pattern.test(one));
  return fc.stringMatching(pattern).filter(one => one.length >= minLength && one.length <= 200);
}

/** Values that are of no use whatever the object around them. */
function plainlyWrong(schema: Schema): { wrong: string; value: unknown }[] {
  const object = { wrong: 'an object', value: { $gt: '' } };
  const nothing = { wrong: 'null', value: null };
  switch (schema.type) {
    case 'string':
      return [
        { wrong: 'a number', value: 42 },
        { wrong: 'a list', value: ['a'] },
        object,
        nothing,
        { wrong: 'NUL', value: 'a\0b' },
        { wrong: 'a lone surrogate', value: 'a\ud800' },
        ...(schema.maxLength === undefined || schema.maxLength > 50_000
          ? []
          : [{ wrong: 'too long', value: 'x'.repeat(schema.maxLength + 1) }]),
        ...((schema.minLength ?? 0) > 0 ? [{ wrong: 'empty', value: '' }] : []),
      ];
    case 'integer':
      return [
        { wrong: 'a text', value: '7' },
        { wrong: 'a fraction', value: 1.5 },
        { wrong: 'huge', value: 1e300 },
        object,
        nothing,
        ...(schema.minimum === undefined ? [] : [{ wrong: 'low', value: schema.minimum - 1 }]),
      ];
    case 'boolean':
      return [{ wrong: 'a text', value: 'true' }, { wrong: 'a number', value: 1 }, nothing];
    case 'array':
      return [object, { wrong: 'a text', value: 'a' }, nothing];
    case 'object':
      return [{ wrong: 'a list', value: [] }, { wrong: 'a text', value: 'a' }, nothing];
    default:
      return [];
  }
}
