// What somebody is still being given ends with their right to it.
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../core/access/permissions.ts';
import { newApiKey } from './api-key.ts';
import { completeApiSettings } from './api-settings.ts';
import { Revocation } from './revocation.ts';
import { Sessions } from './sessions.ts';

const settings = completeApiSettings({ host: '127.0.0.1', port: 0 });
const made = newApiKey();

function house() {
  const roles = new Map<string, Role>();
  const keys = new Set<string>();
  const sessions = new Sessions(60_000, () => 0);
  const sources = {
    sessions,
    people: { find: async () => undefined, standing: async () => roles },
    keys: (presented: string) =>
      keys.has(presented)
        ? { name: 'crm', sha256: made.sha256, scopes: ['read'] as const }
        : undefined,
    nowMs: () => 0,
  };
  const revocation = new Revocation({
    settings,
    sources,
    report: error => assert.fail(`${error}`),
  });
  const open = (caller: object, headers: Record<string, string>, headersSent = true) => {
    const came = { ended: '' };
    const response = {
      headersSent,
      once: () => response,
      end() {
        came.ended = 'end';
      },
      destroy() {
        came.ended = 'destroy';
      },
    } as unknown as ServerResponse;
    revocation.watch({ caller, headers } as unknown as FastifyRequest, response);
    return came;
  };
  return { roles, keys, sessions, revocation, open };
}

test('a stream ends with the sign-in, or when its role changes', async () => {
  const { roles, revocation, open } = house();
  roles.set('t1', 'operator').set('t2', 'operator');
  const person = { kind: 'person', role: 'operator' };
  const first = open(person, { cookie: 'sekisho=t1' });
  const second = open(person, { cookie: 'sekisho=t2' });
  const early = open(person, { cookie: 'sekisho=t3' }, false);
  await revocation.look();
  assert.deepEqual([first.ended, second.ended, early.ended], ['', '', 'destroy']);
  roles.delete('t1');
  roles.set('t2', 'engineer');
  await revocation.look();
  revocation.stop();
  assert.deepEqual([first.ended, second.ended], ['end', 'end']);
});

test('a stream ends with its key, and that of a page with the sign-out', async () => {
  const { keys, sessions, revocation, open } = house();
  keys.add(made.key);
  const machine = { kind: 'key', role: 'machine' };
  const byKey = open(machine, { authorization: `Bearer ${made.key}` });
  const token = sessions.start('wall');
  const page = open(machine, { cookie: `sekisho=${token}` });
  await revocation.look();
  assert.deepEqual([byKey.ended, page.ended], ['', '']);
  keys.clear();
  sessions.end(token);
  await revocation.look();
  revocation.stop();
  assert.deepEqual([byKey.ended, page.ended], ['end', 'end']);
});
