import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { callsTo, classifyJapanese, FakeIntake } from '../../../test/sip/fake-intake.ts';
import { invite } from '../../../test/sip/sip-client.ts';
import { parseMessage } from './parse-message.ts';
import { header } from './sip-message.ts';
import { emptyStats } from './sip-stats.ts';
import { type TrunkSettings, trunkDefaults } from './trunk-settings.ts';
import { UserAgentServer } from './user-agent-server.ts';

const trunk: TrunkSettings = {
  ...trunkDefaults,
  name: 'fuzz',
  peers: ['192.0.2.10'],
  announcement: 'sip:verify@192.0.2.50',
  source: { header: 'X-Source-IP' },
  mirrorsRegistrations: true,
};

function agent() {
  const intake = new FakeIntake();
  const stats = emptyStats();
  const server = new UserAgentServer(
    {
      intake,
      clock: { nowMs: () => 0 },
      classify: classifyJapanese,
      subscriberOf: signalled => signalled,
      zone: 'Z',
      slowVerdictMs: 250,
      monotonicMs: () => 0,
      onUnscreened: () => {},
      onVerdict: () => {},
    },
    stats,
    { maxTransactions: 1_000, seed: { first: 1, second: 2 } },
  );
  return { intake, stats, server };
}

/** Whatever came in: it is counted once, nothing broke, and what goes out is one whole response. */
function survives(datagrams: readonly Buffer[], settings: TrunkSettings = trunk): void {
  const { intake, stats, server } = agent();
  for (const bytes of datagrams) {
    const peer = { address: '192.0.2.10', port: 5060 };
    const outcome = server.receive({ bytes, peer, trunk: settings, transport: 'udp' });
    if (outcome.kind !== 'answered') continue;
    const answer = parseMessage(Buffer.from(outcome.text, 'latin1'));
    assert.equal(answer.problem, undefined);
    assert.equal(answer.message?.kind, 'response');
    assert.equal(header(answer.message!, 'content-length'), '0');
    assert.equal(answer.bodyStart, outcome.text.length);
    const asked = parseMessage(bytes).message!;
    assert.equal(header(answer.message!, 'call-id'), header(asked, 'call-id'));
  }
  assert.equal(stats.received, datagrams.length);
  assert.equal(stats.received, stats.answered + stats.absorbed + stats.quarantined);
  assert.deepEqual(
    intake.quarantined.filter(item => item.reason.startsWith('defect')),
    [],
  );
  assert.equal(
    intake.quarantined.length,
    stats.quarantined + stats.malformed + stats.withoutSubscriber,
  );
}

const folder = new URL('../../../test/sip/torture/', import.meta.url);
const corpus = [
  ...readdirSync(folder)
    .filter(file => file.endsWith('.sip'))
    .map(file => readFileSync(new URL(file, folder))),
  ...Object.values(callsTo).map(to =>
    Buffer.from(
      invite({
        to,
        extra: [
          'X-Source-IP: 203.0.113.9',
          'Diversion: <sip:0312340000@h>;reason=unconditional',
          'History-Info: <sip:a@h?Reason=SIP%3Bcause%3D302>;index=1, <sip:b@h;cause=302>;mp=1',
          'X-Sekisho-Token: t7',
          'Contact: <sip:1;tgrp=a;trunk-context=b@h>',
        ],
      }),
      'latin1',
    ),
  ),
  Buffer.from(invite({ to: '05012345678', method: 'REGISTER' }), 'latin1'),
];

const spice = [
  '\r\n',
  '\r',
  '\n',
  '\0',
  ' ',
  '\t',
  ';',
  ',',
  '"',
  '<',
  '>',
  '\\',
  '%',
  '%00',
  '@',
  ':',
  '=',
  '?',
  ';;',
  '\r\n ',
  'Via: ',
  ';tag=',
  'sip:',
  'tel:',
  '[',
  ']',
  '99999999999',
  '\xff',
];

const edit = fc.record({
  at: fc.nat(5_000),
  cut: fc.nat(12),
  put: fc.oneof(fc.constantFrom(...spice), fc.string({ maxLength: 6, unit: 'binary' })),
});

test('mutated messages are answered, absorbed or quarantined, never more and never less', () => {
  const mutated = fc
    .tuple(fc.nat(corpus.length - 1), fc.array(edit, { maxLength: 6 }))
    .map(([which, edits]) => {
      let text = corpus[which]!.toString('latin1');
      for (const { at, cut, put } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + put + text.slice(place + cut);
      }
      return Buffer.from(text, 'latin1');
    });
  fc.assert(
    fc.property(fc.array(mutated, { minLength: 1, maxLength: 4 }), datagrams =>
      survives(datagrams),
    ),
    { seed: 2, numRuns: 3_000 },
  );
});

test('random bytes end somewhere', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => survives([Buffer.from(bytes)])),
    { seed: 3, numRuns: 1_000 },
  );
});

test('messages cut short anywhere end somewhere, whatever the trunk reads', () => {
  for (const [at, bytes] of corpus.entries()) {
    const settings: TrunkSettings = {
      ...trunk,
      subscriberFrom: (['p-asserted-identity', 'from', 'trunk-group'] as const)[at % 3]!,
      dialledFrom: (['request-uri', 'to'] as const)[at % 2]!,
      source: (['via', 'contact', 'none'] as const)[at % 3]!,
    };
    const step = Math.max(1, Math.floor(bytes.length / 150));
    const pieces: Buffer[] = [];
    for (let end = 0; end <= bytes.length; end += step) pieces.push(bytes.subarray(0, end));
    survives(pieces, settings);
  }
});
