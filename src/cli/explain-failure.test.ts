import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ImpossibleError } from '../core/stdx/assert.ts';
import { DeliveryError, JournalError } from '../workflow/ports.ts';
import { explainFailure } from './explain-failure.ts';
import { SettingsError } from './settings.ts';
import { UsageError } from './usage-error.ts';

test('what was foreseen is said in its own words, without a stack', () => {
  assert.deepEqual(explainFailure(new UsageError('no.')), { text: 'sekisho: no.', code: 2 });
  const settings = explainFailure(new SettingsError(['a:1:1: b', 'a:2:1: c']));
  assert.deepEqual(settings, { text: 'sekisho: a:1:1: b\nsekisho: a:2:1: c', code: 2 });
  const failed = explainFailure(new DeliveryError('the receiver says 500', true));
  assert.deepEqual(failed, { text: 'sekisho: the receiver says 500', code: 1 });
});

test('what the operating system refuses is said with what to do', () => {
  const error = (code: string, more: object): Error =>
    Object.assign(new Error(`${code}: raw`), { code, ...more });
  const text = (code: string, more: object): string => explainFailure(error(code, more)).text;
  assert.match(text('EADDRINUSE', { address: '127.0.0.1', port: 7070 }), /7070 is in use.*doctor/);
  const bind = { address: '127.0.0.1', port: 5066, syscall: 'bind' };
  const sip = new JournalError('SIP: raw', { cause: error('EADDRINUSE', bind) });
  assert.match(explainFailure(sip).text, /^sekisho: 127\.0\.0\.1:5066 is in use/);
  assert.match(text('ENOENT', { path: '/a' }), /\/a: there is no such file/);
  assert.match(text('EACCES', { path: '/a' }), /permission denied/);
  assert.match(text('ENOSPC', { path: '/a' }), /disk is full/);
});

test('a defect is called one and comes with its stack', () => {
  for (const error of [new TypeError('x is not a function'), new ImpossibleError('two ends')]) {
    const { text, code } = explainFailure(error);
    assert.equal(code, 1);
    assert.match(text, /a defect in Sekisho[\s\S]*\n {4}at /);
  }
});
