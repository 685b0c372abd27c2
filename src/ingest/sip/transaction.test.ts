import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessage } from './parse-message.ts';
import type { SipRequest } from './sip-message.ts';
import { type Transaction, transactionOf } from './transaction.ts';

const seed = { first: 11, second: 22 };

function transaction(call: number, from = seed, method = 'INVITE'): Transaction {
  const text =
    `INVITE sip:0101202555${call}@h SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5080;branch=z9hG4bK-${call}\r\n` +
    `From: <sip:a@h>;tag=${call}\r\nTo: <sip:b@h>\r\nCall-ID: ${call}@h\r\nCSeq: 1 INVITE\r\n\r\n`;
  const request = parseMessage(Buffer.from(text, 'latin1')).message as SipRequest;
  return transactionOf(request, from, { trunk: 't', method });
}

test('a repetition has the same tag, another transaction or another start of ours has not', () => {
  const tags = new Set<string>();
  const numbers = new Set<number>();
  for (let call = 0; call < 20_000; call += 1) {
    const { toTag, number } = transaction(call);
    assert.match(toTag, /^[0-9a-f]{16}$/);
    tags.add(toTag);
    numbers.add(number);
  }
  assert.equal(tags.size, 20_000);
  assert.ok(numbers.size > 19_990);
  assert.deepEqual(transaction(7), transaction(7));
  assert.notEqual(transaction(7, { first: 11, second: 23 }).toTag, transaction(7).toTag);
});

test('a CANCEL is found under the method it cancels', () => {
  assert.equal(transaction(1).key, transaction(1, seed, 'INVITE').key);
  assert.notEqual(transaction(1).key, transaction(1, seed, 'CANCEL').key);
});
