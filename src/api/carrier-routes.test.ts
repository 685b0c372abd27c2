import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeApi } from './fake-api.ts';

test('the time of a demonstration can be set slower, that of a carrier cannot', async t => {
  let pace = 10;
  const demo = {
    sinceMs: 1_000,
    get pace() {
      return pace;
    },
    setPace(next: number) {
      pace = next;
    },
  };
  const api = await fakeApi({}, { demo });
  const real = await fakeApi();
  t.after(() => Promise.all([api.close(), real.close()]));
  const ask = (of: typeof api, payload: object) =>
    of.app.inject({
      method: 'POST',
      url: '/v1/demo/pace',
      headers: { host: 'localhost', origin: 'http://localhost' },
      payload,
    });
  const answer = (await ask(api, { pace: 1 })).json();
  assert.deepEqual([answer.pace, answer.demoSinceMs], [1, 1_000]);
  assert.equal(pace, 1);
  assert.equal((await ask(api, { pace: 1_000 })).statusCode, 400);
  assert.equal((await ask(real, { pace: 1 })).statusCode, 404);
});
