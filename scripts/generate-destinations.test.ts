import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { generateDestinations } from './generate-destinations.ts';
import { parseDigitExpression } from './numbering/digit-expression.ts';

it('generates the committed table again, to the byte', () => {
  const committed = new URL('../src/core/numbering/destinations.generated.ts', import.meta.url);
  assert.ok(readFileSync(committed, 'utf8') === generateDestinations());
});

it('refuses an expression that it does not understand', () => {
  for (const text of ['1+', '[a-z]', '(12', '1)', '^1', '1{2']) {
    assert.throws(() => parseDigitExpression(text), /cannot read/, text);
  }
});
