// Writes docs/reference/api.md from the server's own OpenAPI document: node scripts/api-page.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AdministrationParts } from '../src/api/admin/administration-routes.ts';
import type { DeskParts } from '../src/api/desk/desk-parts.ts';
import { fakeApi } from '../src/api/fake-api.ts';
import { fakePeople } from '../src/api/fake-people.ts';
import type { Entrance } from '../src/api/people/entrance.ts';

export const apiPagePath = fileURLToPath(new URL('../docs/reference/api.md', import.meta.url));

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
  readonly 'x-needs'?: string;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const head = `# The API

Every address that the server answers, from its own OpenAPI 3.1 document
(\`/v1/openapi.json\`, which is what programs should read). [HTTP](../operating/http.md) shows how
it is used.

*Needs* is the permission of a person's role or the scope of a key. Each \`POST\` of the case
desk carries an \`Idempotency-Key\`. Times end in \`Ms\`: milliseconds since 1970, UTC. Whatever
is refused is answered with a \`Problem\`.

Written by \`scripts/api-page.ts\`; \`npm test\` fails when it is out of date.
`;

export async function apiPage(): Promise<string> {
  const document = await everyRoute();
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      title: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );
  operations.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const parts = [head, '| request | needs | what it does |', '|---|---|---|'];
  for (const { title, operation } of operations) {
    const needs = operation['x-needs'];
    const shown = needs === undefined ? 'nothing' : `\`${needs}\``;
    parts.push(`| [\`${title}\`](#${anchor(title)}) | ${shown} | ${operation.summary ?? ''} |`);
  }
  parts.push('');
  for (const { title, operation } of operations) parts.push(...section(title, operation));
  parts.push('## What is sent and answered\n');
  const schemas = Object.entries(document.components.schemas);
  schemas.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, schema] of schemas) {
    parts.push(`### ${name}\n`);
    if (schema.description !== undefined) parts.push(`${schema.description}\n`);
    parts.push(...fieldsOf(schema));
  }
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** A server that has every route; none of them is ever asked. */
export async function everyRoute(): Promise<Document> {
  const unasked = new Proxy({}, { get: () => () => {} });
  const desk = { events: { close() {} } } as unknown as DeskParts;
  const people = { signIn: unasked, desk: unasked, keys: unasked, audit: unasked };
  const entrance = people as unknown as Entrance;
  const administration = unasked as AdministrationParts;
  const api = await fakeApi({}, { desk, entrance, administration, people: fakePeople });
  try {
    const answer = { url: '/v1/openapi.json', headers: { host: 'localhost' } };
    return (await api.app.inject(answer)).json() as Document;
  } finally {
    await api.close();
  }
}

function section(title: string, operation: Operation): string[] {
  const parts = [`## ${title}\n`, `${operation.summary ?? operation.operationId}.\n`];
  const parameters = operation.parameters ?? [];
  if (parameters.length > 0) {
    parts.push('| parameter | in | value | |', '|---|---|---|---|');
    for (const { name, in: where, required, schema } of parameters) {
      const marked = required === true ? `\`${name}\`` : `\`${name}\`, if wanted`;
      parts.push(`| ${marked} | ${where} | ${typeOf(schema)} | ${schema.description ?? ''} |`);
    }
    parts.push('');
  }
  const sent = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  if (sent !== undefined) {
    parts.push(`Sent: ${typeOf(sent)}\n`);
    if (sent.properties !== undefined) parts.push(...fieldsOf(sent));
  }
  const [type, answered] = Object.entries(operation.responses['200']?.content ?? {})[0] ?? [];
  if (answered !== undefined) {
    const plain = answered.schema.properties === undefined;
    parts.push(
      `Answered${type === 'application/json' ? '' : ` as ${type}`}: ${
        plain ? typeOf(answered.schema) : 'an object'
      }\n`,
    );
    if (!plain) parts.push(...fieldsOf(answered.schema));
  }
  return parts;
}

function fieldsOf(schema: Schema): string[] {
  if (schema.properties === undefined) return [`${typeOf(schema)}\n`];
  const rows = Object.entries(schema.properties).map(([name, field]) => {
    const wanted = schema.required?.includes(name) === true ? '' : ', if wanted';
    return `| \`${name}\`${wanted} | ${typeOf(field)} | ${field.description ?? ''} |`;
  });
  return ['| field | value | |', '|---|---|---|', ...rows, ''];
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map(one => `\`${one}\``).join(', ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return choices.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.type === 'object' && schema.properties !== undefined) {
    const fields = Object.entries(schema.properties);
    return `{ ${fields.map(([name, field]) => `${name}: ${typeOf(field)}`).join(', ')} }`;
  }
  const most = schema.maxLength === undefined ? '' : `, at most ${schema.maxLength}`;
  return schema.type === undefined ? 'anything' : `${schema.type}${most}`;
}

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

if (import.meta.main) writeFileSync(apiPagePath, await apiPage());
