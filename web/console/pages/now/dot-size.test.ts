import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotRadius } from './dot-size.ts';

test('a dot is eight pixels across at least, grows with the money and has an end', () => {
  assert.equal(dotRadius({ yenPerMinute: 0, lossYenPerMinute: 0 }), 4);
  const small = dotRadius({ yenPerMinute: 100, lossYenPerMinute: 0 });
  const large = dotRadius({ yenPerMinute: 2_000, lossYenPerMinute: 0 });
  assert.ok(small > 4 && large > small);
  assert.equal(dotRadius({ yenPerMinute: 1e9, lossYenPerMinute: 0 }), 24);
  assert.equal(dotRadius({ yenPerMinute: 2_000, lossYenPerMinute: 100 }), small);
});
