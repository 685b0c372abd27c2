import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeliveryError } from '../workflow/ports.ts';
import { exampleMessage } from './message-example.ts';
import { type AttemptTold, createWebhookChannel } from './webhook-channel.ts';

function channel(answers: readonly (AttemptTold | Error)[]) {
  const asked: [string, number][] = [];
  const { send } = createWebhookChannel({
    toldOf: async (name, attempt) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)]!;
      asked.push([name, attempt]);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    sleep: async () => {},
  });
  return { send, asked };
}

test('an attempt went out when the webhook has taken it, and not before', async () => {
  const { send, asked } = channel(['waiting', new Error('store away'), 'delivered']);
  assert.deepEqual(await send(exampleMessage()), ['webhook']);
  assert.deepEqual(asked.at(-1), ['case-7', 2]);
  assert.equal(asked.length, 3);
});

test('while it has not taken it the attempt waits; where it never will, there was none', async () => {
  for (const [answers, retryable] of [
    [['waiting'], true],
    [['waiting', 'never'], false],
  ] as const) {
    await assert.rejects(
      channel(answers).send(exampleMessage()),
      error => error instanceof DeliveryError && error.retryable === retryable,
    );
  }
});

test('a notice asks nothing and waits for nothing', async () => {
  const { send, asked } = channel(['never']);
  assert.deepEqual(await send(exampleMessage({ attempt: 0 })), ['webhook']);
  assert.equal(asked.length, 0);
});
