// Keys of machines, over HTTP; the same as "sekisho key".
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { scopes } from '../../core/access/permissions.ts';
import type { KeyStore } from '../../workflow/people-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import { newApiKey } from '../api-key.ts';
import { accountName, timeMs } from '../contract/fields.ts';
import { contract } from '../contract/registry.ts';
import { ApiError } from '../present-error.ts';
import { stepUpOfPeople } from './people-routes.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/i, 'letters, digits, . _ - only');
const scope = z.enum(scopes);
const shape = {
  name,
  scopes: z.array(scope).min(1).max(scopes.length),
  feeds: z.array(name).min(1).max(100).exactOptional(),
  account: accountName.exactOptional().describe('the one account it is bound to'),
  expiresMs: timeMs.exactOptional(),
};
const newKeySchema = z.strictObject(shape);
newKeySchema.register(contract, { id: 'NewKey' });
const keySchema = z.object({
  ...shape,
  createdMs: z.number(),
  createdBy: z.string(),
  revokedMs: z.number().exactOptional(),
});
keySchema.register(contract, { id: 'Key' });
const keysSchema = z.object({ rows: z.array(keySchema) });
keysSchema.register(contract, { id: 'Keys' });
const madeSchema = z.object({ key: z.string().describe('shown this once') });
madeSchema.register(contract, { id: 'MadeKey' });
const revokedSchema = z.object({ revoked: z.literal(true) });
revokedSchema.register(contract, { id: 'RevokedKey' });

export interface KeyParts {
  readonly store: KeyStore;
  /** Makes a change count at once. */
  readonly refresh: () => Promise<void>;
  readonly clock: Clock;
}

export function keyRoutes(app: FastifyInstance, { store, refresh, clock }: KeyParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/keys', {
    config: { permission: 'keys.manage' },
    schema: {
      operationId: 'keys',
      summary: 'Keys of the database; never the keys themselves',
      response: { 200: keysSchema },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const keys = await store.keys();
      const rows = keys.map(({ sha256: _, scopes: its, feeds, expiresMs, revokedMs, ...key }) => ({
        ...key,
        scopes: [...its],
        ...(feeds === undefined ? {} : { feeds: [...feeds] }),
        ...(expiresMs === undefined ? {} : { expiresMs }),
        ...(revokedMs === undefined ? {} : { revokedMs }),
      }));
      return { rows };
    },
  });
  typed.post('/v1/keys', {
    config: { permission: 'keys.manage' },
    schema: {
      operationId: 'addKey',
      summary: 'Makes a key; only its hash is kept (step-up)',
      body: newKeySchema,
      response: { 200: madeSchema },
    },
    handler: async (request, reply) => {
      stepUpOfPeople(request);
      const { who } = request.caller;
      const { expiresMs, ...given } = request.body;
      const { key, sha256 } = newApiKey();
      const audit = { atMs: clock.nowMs(), who, what: 'key.add', subject: given.name };
      const why = given.scopes.join(' ');
      const made = await store.addKey({ ...given, sha256, by: who, expiresMs }, { ...audit, why });
      if (made === 'exists') throw new ApiError(409, 'There is or was a key of that name.');
      await refresh();
      reply.header('cache-control', 'no-store');
      return { key };
    },
  });
  typed.post('/v1/keys/:name/revoke', {
    config: { permission: 'keys.manage' },
    schema: {
      operationId: 'revokeKey',
      summary: 'Ends a key (step-up)',
      params: z.object({ name }),
      response: { 200: revokedSchema },
    },
    handler: async request => {
      stepUpOfPeople(request);
      const { params, caller } = request;
      const audit = { atMs: clock.nowMs(), who: caller.who, what: 'key.revoke', why: '' };
      const done = await store.revokeKey(params.name, { ...audit, subject: params.name });
      if (done === 'unknown') throw new ApiError(404, 'There is no such key in force.');
      await refresh();
      return { revoked: true } as const;
    },
  });
}
