import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyStats } from '../../src/ingest/sip/sip-stats.ts';
import { type TrunkSettings, trunkDefaults } from '../../src/ingest/sip/trunk-settings.ts';
import { UserAgentServer } from '../../src/ingest/sip/user-agent-server.ts';
import { classifyJapanese, FakeIntake } from './fake-intake.ts';
import { oracle } from './sip-oracle.ts';

interface Expected {
  readonly outcome: 'answered' | 'absorbed' | 'quarantined';
  readonly status?: number;
  /** Whether the intake was asked. */
  readonly judged: boolean;
  readonly note: string;
}

const folder = new URL('./torture/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
  string,
  Expected
>;

const trunk: TrunkSettings = { ...trunkDefaults, name: 'torture', peers: ['192.0.2.10'] };

function agentFor(intake: FakeIntake): UserAgentServer {
  return new UserAgentServer(
    {
      intake,
      clock: { nowMs: () => 0 },
      classify: dialled => classifyJapanese(dialled.replaceAll('-', '')),
      subscriberOf: signalled => signalled,
      zone: 'Z',
      slowVerdictMs: 250,
      monotonicMs: () => 0,
      onUnscreened: () => {},
      onVerdict: () => {},
    },
    emptyStats(),
    { maxTransactions: 100, seed: { first: 1, second: 2 } },
  );
}

test('every file of the corpus is expected, and nothing else', () => {
  const files = readdirSync(folder).filter(file => file.endsWith('.sip'));
  assert.deepEqual(
    files.sort(),
    Object.keys(expected)
      .map(name => `${name}.sip`)
      .sort(),
  );
});

for (const [name, want] of Object.entries(expected)) {
  test(`torture ${name}: ${want.note}`, () => {
    const bytes = readFileSync(new URL(`${name}.sip`, folder));
    const intake = new FakeIntake();
    const peer = { address: '192.0.2.10', port: 5060 };
    const outcome = agentFor(intake).receive({ bytes, peer, trunk, transport: 'udp' });
    assert.equal(outcome.kind, want.outcome);
    assert.equal(intake.setups.length, want.judged ? 1 : 0);
    assert.equal(
      intake.quarantined.some(item => item.reason.startsWith('defect')),
      false,
    );
    if (outcome.kind !== 'answered') return;
    assert.match(outcome.text, new RegExp(`^SIP/2\\.0 ${want.status} `));
    const answer = oracle.parse(outcome.text);
    const request = oracle.parse(bytes.toString('latin1').replace(/^[\r\n]+/, ''));
    assert.ok(answer);
    assert.equal(answer.status, want.status);
    if (want.status === 400 || request === undefined) return;
    assert.equal(answer.headers['call-id'], request.headers['call-id']);
    assert.deepEqual(answer.headers.cseq, request.headers.cseq);
    assert.equal(answer.headers.from.uri, request.headers.from.uri);
    assert.equal(answer.headers.via.length, request.headers.via.length);
    assert.equal(answer.headers.to.params.tag?.length, 16);
  });
}
