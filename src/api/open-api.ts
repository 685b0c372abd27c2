import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { problemSchema } from './contract/problem.ts';
import { contract } from './contract/registry.ts';

// No route names it: every error of every route has it.
contract.add(problemSchema, { id: 'Problem', description: 'RFC 9457 problem details' });

type Json = Record<string, unknown>;

/** Schemas check requests and answers, and make the OpenAPI 3.1 document at /v1/openapi.json. */
export async function openApi(app: FastifyInstance, version: string): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const described = createJsonSchemaTransform({ schemaRegistry: contract });
  const named = createJsonSchemaTransformObject({ schemaRegistry: contract });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sekisho',
        version,
        description: 'Finds international toll fraud and stops it by procedure.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string },
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key' },
          page: { type: 'apiKey', in: 'cookie', name: 'sekisho', description: 'The page' },
        },
      },
      security: [{ key: [] }, { page: [] }],
    },
    transform: input => {
      const { schema, url } = described(input);
      const { permission, scope } = input.route.config ?? {};
      const needed = permission ?? scope ?? 'read';
      return { schema: needed === 'public' ? schema : { ...schema, 'x-needs': needed }, url };
    },
    transformObject: document => completed(named(document) as Json) as never,
  });
}

export function openApiRoute(app: FastifyInstance): void {
  app.get('/v1/openapi.json', {
    schema: { operationId: 'openapi', summary: 'This document' },
    handler: (_request, reply) => {
      return reply.header('cache-control', 'no-cache').send(app.swagger());
    },
  });
}

// What the routes cannot say by their schemas: bodies that are taken as bytes, streams, and the
// one shape of every error.
function completed(document: Json): Json {
  const paths = document.paths as Record<string, Record<string, Json>>;
  for (const operation of Object.values(paths).flatMap(path => Object.values(path))) {
    const responses = (operation.responses ?? {}) as Json;
    operation.responses = { ...responses, default: problemResponse };
  }
  const events = paths['/v1/events']?.post;
  if (events !== undefined) events.requestBody = eventsBody;
  setText(paths['/v1/live/stream']?.get, 'text/event-stream');
  setText(paths['/v1/now/stream']?.get, 'text/event-stream');
  setText(paths['/v1/events/stream']?.get, 'text/event-stream');
  setText(paths['/metrics']?.get, 'text/plain');
  const schemas = (document.components as { schemas: Json }).schemas;
  schemas.CallEvent = callEvent;
  return document;
}

function setText(operation: Json | undefined, type: string): void {
  if (operation === undefined) return;
  const content = { [type]: { schema: { type: 'string' } } };
  operation.responses = { 200: { description: 'OK', content }, default: problemResponse };
}

const problemResponse = {
  description: 'What is wrong with the request',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const event = { $ref: '#/components/schemas/CallEvent' };
const eventsBody = {
  required: true,
  content: {
    'application/x-ndjson': {
      schema: { type: 'string', description: 'one call event a line, UTF-8' },
    },
    'application/json': {
      schema: { oneOf: [event, { type: 'array', maxItems: 10_000, items: event }] },
    },
  },
};

const text = { type: 'string' };
const callEvent = {
  type: 'object',
  description:
    'A call event. Only type, time, callId (calls), subscriber (set-ups, registrations, records) ' +
    'and to (set-ups, records) are required; further fields are kept.',
  required: ['type', 'time'],
  properties: {
    type: { enum: ['setup', 'answer', 'end', 'register', 'cdr', 'challenge'] },
    time: { type: 'string', format: 'date-time' },
    callId: text,
    subscriber: text,
    from: text,
    to: text,
    service: { enum: ['ip', 'pstn'] },
    sourceIp: text,
    userAgent: text,
    direction: { enum: ['outbound', 'inbound'] },
    forwardedFrom: text,
    trunk: text,
    carrier: text,
    cause: { type: 'integer' },
    result: { enum: ['ok', 'rejected', 'passed', 'failed', 'abandoned'] },
    setupTime: { type: 'string', format: 'date-time' },
    answerTime: { type: 'string', format: 'date-time' },
    endTime: { type: 'string', format: 'date-time' },
  },
};
