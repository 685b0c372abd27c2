import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedFeeds } from './expected-feeds.ts';

test('trunks, folders of records and what keys may write are expected, each once', () => {
  const feeds = expectedFeeds({
    sip: { trunks: [{ name: 'tokyo' }] },
    records: [{ name: 'cdr' }],
    http: { keys: [{ feeds: ['sbc', 'cdr'] }, {}, { feeds: ['sbc'] }] },
  });
  assert.deepEqual(feeds, [
    { name: 'sip:tokyo', tells: 'calls' },
    { name: 'cdr', tells: 'records' },
    { name: 'sbc', tells: 'calls' },
  ]);
});
