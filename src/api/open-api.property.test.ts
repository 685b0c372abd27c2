// Asks the server what its own OpenAPI document says it takes, and much that it does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fakeApi } from './fake-api.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const time = fc.constantFrom('2026-06-06T01:00:05.000+09:00', '2026-06-06T01:00:05Z', 'now', '');
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue(), time);

/** Mostly values of the schema, sometimes none, sometimes anything. */
function valuesOf(schema: Schema, document: Document): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: exactly(schema, document), weight: 8 }, anything);
}

function exactly(schema: Schema, document: Document): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    return exactly(document.components.schemas[schema.$ref.split('/').at(-1)!]!, document);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(item => exactly(item, document)));
  if (schema.type === 'array') {
    return fc.array(valuesOf(schema.items ?? {}, document), { maxLength: 5 });
  }
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
      return [name, valuesOf(field, document)] as const;
    });
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }
  if (schema.type === 'integer' || schema.type === 'number') return fc.integer();
  if (schema.type === 'null') return fc.constant(null);
  return fc.oneof(time, fc.string({ maxLength: 20 }), fc.constantFrom('token-7', '01023222123457'));
}

function operationsOf(document: Document) {
  return Object.entries(document.paths)
    .filter(([path]) => !path.endsWith('/stream'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
}

test('no request makes a 500, and every answer is one that the document names', async t => {
  const api = await fakeApi({ announcement: 'sip:c@192.0.2.1' });
  t.after(() => api.close());
  api.intake.judge = setup =>
    setup.to.length % 2 === 0
      ? { verdict: 'allow', reasons: [] }
      : { verdict: 'challenge', measure: 'challenge', reasons: [], challengeId: 7 };
  const headers = { host: 'localhost' };
  const document: Document = (await api.app.inject({ url: '/v1/openapi.json', headers })).json();
  const operations = operationsOf(document);
  assert.equal(operations.length, 17);
  const requests = fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const content = Object.entries(operation.requestBody?.content ?? {});
    const body =
      content.length === 0
        ? fc.constant({ type: 'application/json', text: '{}' })
        : fc.constantFrom(...content).chain(([type, { schema }]) => bodyOf(type, schema, document));
    const query = fc.option(fc.oneof(fc.constant('sbc-1'), fc.string({ unit: 'binary' })));
    const inPath = fc.oneof(fc.constant('case-1'), fc.string({ unit: 'binary', minLength: 1 }));
    return fc.record({ body, query, inPath }).map(parts => ({ path, method, operation, ...parts }));
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ path, method, operation, body, query, inPath }) => {
      const url = path.replace(/\{\w+\}/, () => encodeURIComponent(inPath.toWellFormed()));
      const search = query === null ? '' : `?feed=${encodeURIComponent(query.toWellFormed())}`;
      const answer = await api.app.inject({
        method: method.toUpperCase() as 'GET',
        url: url + search,
        headers: method === 'get' ? headers : { ...headers, 'content-type': body.type },
        ...(method === 'get' ? {} : { payload: body.text }),
      });
      assert.ok(answer.statusCode < 500, `${method} ${url}: ${answer.body}`);
      const named = operation.responses[answer.statusCode] ?? operation.responses.default;
      assert.ok(named !== undefined);
      if (answer.statusCode >= 400) {
        assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
        assert.equal(answer.json().status, answer.statusCode);
      }
    }),
    { numRuns: 1_500, seed: 20261004 },
  );
  assert.deepEqual(api.reported, []);
});

function bodyOf(type: string, schema: Schema, document: Document) {
  const event: Schema = { $ref: '#/components/schemas/CallEvent' };
  const lines = fc
    .array(valuesOf(event, document), { maxLength: 5 })
    .map(values => values.map(value => JSON.stringify(value) ?? '').join('\n'));
  const fitting =
    type === 'application/x-ndjson'
      ? lines
      : valuesOf(schema, document).map(value => JSON.stringify(value) ?? '');
  const broken = fitting.chain(text => {
    return fc.nat(text.length).map(at => text.slice(0, at) + text.slice(at + 1));
  });
  const any = fc.oneof(
    { arbitrary: fitting, weight: 6 },
    { arbitrary: broken, weight: 2 },
    fc.string({ unit: 'binary' }),
  );
  return any.map(text => ({ type, text }));
}
