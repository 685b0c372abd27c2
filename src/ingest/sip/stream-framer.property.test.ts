import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { invite } from '../../../test/sip/sip-client.ts';
import { parseMessage } from './parse-message.ts';
import type { SipRequest } from './sip-message.ts';
import { StreamFramer, type StreamUnit } from './stream-framer.ts';

function frame(stream: Buffer, cuts: readonly number[]): string[] {
  const framer = new StreamFramer(4_000);
  const places = [...new Set(cuts.map(cut => cut % (stream.length + 1)))].sort((a, b) => a - b);
  const units: StreamUnit[] = [];
  let begin = 0;
  for (const end of [...places, stream.length]) {
    units.push(...framer.push(stream.subarray(begin, end)));
    begin = end;
  }
  const rest = framer.end();
  if (rest !== undefined) units.push(rest);
  for (const unit of units) {
    if (unit.kind !== 'message') continue;
    const { parts: _, ...framed } = unit.parsed.message as SipRequest;
    const { parts: __, ...read } = parseMessage(unit.bytes).message as SipRequest;
    assert.deepEqual(framed, read);
    assert.deepEqual(unit.parsed.problem, parseMessage(unit.bytes).problem);
  }
  return units.map(unit =>
    unit.kind === 'message'
      ? unit.bytes.toString('latin1')
      : unit.kind === 'problem'
        ? `problem: ${unit.reason}`
        : unit.kind,
  );
}

const message = fc
  .record({ to: fc.stringMatching(/^0[0-9]{3,14}$/), body: fc.boolean() })
  .map(({ to, body }) => invite({ to, transport: 'TCP', method: body ? 'INVITE' : 'OPTIONS' }));
const piece = fc.oneof(
  { weight: 6, arbitrary: message },
  { weight: 2, arbitrary: fc.constantFrom('\r\n', '\r\n\r\n', '\n', '\r', '\r\n\r') },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constant(`INVITE sip:x SIP/2.0\r\nContent-Length: 99999\r\n\r\n`) },
  { weight: 1, arbitrary: fc.constant(`X: ${'x'.repeat(5_000)}`) },
);

test('what comes out of a stream does not depend on where it was cut', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.array(fc.nat(20_000), { maxLength: 40 }),
      (pieces, cuts) => {
        const stream = Buffer.from(pieces.join(''), 'latin1');
        const whole = frame(stream, []);
        assert.deepEqual(frame(stream, cuts), whole);
      },
    ),
    { seed: 1, numRuns: 400 },
  );
});

test('whole messages come out as they went in, byte by byte', () => {
  const messages = ['0312345678', '01012025550100'].map(to => invite({ to, transport: 'TCP' }));
  const stream = Buffer.from(messages.join(''), 'latin1');
  assert.deepEqual(
    frame(
      stream,
      Array.from({ length: stream.length }, (_, at) => at),
    ),
    messages,
  );
});
