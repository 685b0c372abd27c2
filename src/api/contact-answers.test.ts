import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeApi } from './fake-api.ts';

test('an answer to a contact attempt goes to the intake; anything else is refused', async t => {
  const api = await fakeApi();
  t.after(() => api.close());
  const send = (payload: object) =>
    api.app.inject({
      method: 'POST',
      url: '/v1/contact-answers',
      headers: { 'content-type': 'application/json' },
      payload,
    });
  const good = { case: 'case-7', attempt: 2, answer: 'not-mine' };
  assert.equal((await send(good)).statusCode, 202);
  for (const bad of [{ ...good, attempt: 0 }, { ...good, answer: 'yes' }, { case: 'case-7' }, {}]) {
    assert.equal((await send(bad)).statusCode, 400);
  }
  assert.deepEqual(api.intake.contactAnswers, [good]);
});
