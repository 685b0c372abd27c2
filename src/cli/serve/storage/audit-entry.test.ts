import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decidedUnder } from '../../../core/case/decided-under.ts';
import type { Decision } from '../../../core/case/decision.ts';
import { standardPolicy } from '../../../core/policy/policy.ts';
import { auditEntry } from './audit-entry.ts';

const at = { timeMs: 1_000, zone: '+09:00', case: 'case-1' } as const;
const line = { ...at, subscriber: '05012345678' } as const;
const span = { beginMs: 1_000, endMs: 9_000 };
const block = { type: 'country-block', ...at, country: 'SL', subscribers: [], ...span } as const;
const by = 'operator:kato';

/** Who, what and why, as the log has it of a decision of the running system. */
function entryOf(decision: Decision): string | undefined {
  const entry = auditEntry(decidedUnder(decision, standardPolicy));
  assert.ok(entry === undefined || entry.atMs === at.timeMs);
  return entry && `${entry.who} | ${entry.what} | ${entry.why} | ${entry.subject}`;
}

test('what the policy decides names it with its version', () => {
  const reasons = [{ reading: 'ground-A', decibans: 0, text: 'nobody was reached' }];
  assert.equal(
    entryOf({ type: 'suspension', ...line, ...span, ground: 'A', reasons }),
    'policy standard 1 | suspension.begin | ground A: nobody was reached | case-1 05012345678',
  );
  assert.equal(
    entryOf({ ...block, ground: 'campaign', reasons, renewal: true }),
    'policy standard 1 | country-block.renew | campaign: nobody was reached | case-1 SL',
  );
  assert.equal(
    entryOf({ type: 'restoration', ...at, sourceIp: '192.0.2.7' }),
    'policy standard 1 | measure.end | its end was reached, or the subscriber was heard | ' +
      'case-1 192.0.2.7',
  );
});

test('what a person decides names the person, and how far it goes', () => {
  const restoration = { type: 'restoration', ...line, by } as const;
  const barring = { type: 'barring', ...line, by, beginMs: 1_000 } as const;
  const told: readonly (readonly [Decision, string])[] = [
    [{ ...block, ground: 'person', by }, 'country-block.begin | person: '],
    [{ ...barring, on: 'request' }, 'barring.begin | the subscriber asked for it'],
    [{ ...barring, on: 'consent' }, 'barring.begin | the subscriber consented'],
    [
      { ...restoration, stage: 'usual' },
      'measure.open-in-part | opened again to usual destinations',
    ],
    [{ ...restoration, stage: 'all' }, 'measure.end | opened again in full'],
    [restoration, 'measure.end | ended early'],
  ];
  for (const [decision, wanted] of told) {
    const subject = decision.type === 'country-block' ? 'case-1 SL' : 'case-1 05012345678';
    assert.equal(entryOf(decision), `${by} | ${wanted} | ${subject}`);
  }
});

test('an answer by a link is the subscriber’s; other results are written where they are taken', () => {
  const contact = { type: 'contact', ...line, channel: 'sms', attempt: 2 } as const;
  assert.equal(
    entryOf({ ...contact, result: 'mine', by: 'subscriber' }),
    'subscriber | contact.answer | by the link of attempt 2: mine | case-1 05012345678',
  );
  assert.equal(entryOf({ ...contact, result: 'mine', by }), undefined);
  assert.equal(entryOf({ ...contact, result: 'no-answer' }), undefined);
});
