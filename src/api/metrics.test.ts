import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeIntake } from './fake-intake.ts';
import { meterIntake } from './meter-intake.ts';
import { createMetrics } from './metrics.ts';

const setup = {
  type: 'setup',
  timeMs: 0,
  zone: 'Z',
  callId: 'c',
  subscriber: '05010000001',
  to: '01023222123457',
  direction: 'outbound',
} as const;

test('a metered intake counts what goes through it, and changes nothing', async () => {
  const metrics = createMetrics();
  const inner = new FakeIntake();
  inner.judge = () => ({ verdict: 'block', reasons: [] });
  let nowMs = 0;
  const clock = () => {
    nowMs += 2;
    return nowMs;
  };
  const intake = meterIntake(inner, metrics, clock);
  assert.equal(intake.screen('sbc', setup).verdict, 'block');
  intake.accept('cdr', { type: 'answer', timeMs: 0, zone: 'Z', callId: 'c' });
  intake.quarantine('cdr', { source: 'http', position: 1, reason: 'not JSON', raw: '' });
  assert.equal(intake.challengeToken(3), 'token-3');
  assert.equal(intake.verifyChallengeToken('token-3'), 3);
  assert.equal(intake.challengedCall(3), 'call-3');
  const { text } = await metrics.render();
  assert.match(text, /^sekisho_verdicts_total\{verdict="block"\} 1$/m);
  assert.match(text, /^sekisho_events_total\{feed="sbc"\} 1$/m);
  assert.match(text, /^sekisho_events_total\{feed="cdr"\} 1$/m);
  assert.match(text, /^sekisho_quarantined_total\{feed="cdr"\} 1$/m);
  assert.match(text, /^sekisho_verdict_seconds_sum 0\.002$/m);
  assert.match(text, /^sekisho_verdict_seconds_count 1$/m);
});

test('gauges, measures, deliveries and calls let through are shown', async () => {
  const metrics = createMetrics();
  metrics.observe(() => ({ callsInProgress: 412, exposureYen: 3_840 }));
  metrics.measure('country-block');
  metrics.delivery('retried');
  metrics.failedOpen();
  const { text } = await metrics.render();
  assert.match(text, /^sekisho_calls_in_progress 412$/m);
  assert.match(text, /^sekisho_exposure_yen 3840$/m);
  assert.match(text, /^sekisho_measures_total\{measure="country-block"\} 1$/m);
  assert.match(text, /^sekisho_deliveries_total\{result="retried"\} 1$/m);
  assert.match(text, /^sekisho_failed_open_total 1$/m);
});

test('names of feeds that nobody declared cannot fill the memory', async () => {
  const metrics = createMetrics();
  for (let feed = 0; feed < 1_000; feed++) metrics.events(`feed-${feed}`, 1);
  const { text } = await metrics.render();
  assert.equal(text.match(/^sekisho_events_total\{/gm)?.length, 101);
  assert.match(text, /^sekisho_events_total\{feed="other"\} 900$/m);
});
