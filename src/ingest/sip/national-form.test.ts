import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialPlans } from '../../core/numbering/dial-plan.ts';
import { normaliseNumber } from '../../core/numbering/normalise-number.ts';
import { nationalForm } from './national-form.ts';
import { parseMessage } from './parse-message.ts';
import { dialledNumber } from './read-setup.ts';
import type { SipRequest } from './sip-message.ts';
import { trunkDefaults } from './trunk-settings.ts';

test('a home number in global form is written as the subscriber list has it', () => {
  assert.equal(nationalForm('+815012345678', dialPlans.JP), '05012345678');
  assert.equal(nationalForm('+81-3-1234-5678', dialPlans.JP), '0312345678');
  assert.equal(nationalForm('+442079460000', dialPlans.GB), '02079460000');
});

test('everything else stays as it is', () => {
  for (const text of ['05012345678', '+12025550100', 'tg-7', '+81x', '']) {
    assert.equal(nationalForm(text, dialPlans.JP), text);
  }
});

test('numbers as SIP carries them are understood by the Japanese dial plan', () => {
  const kinds = [
    ['sip:01012025550100@h;user=phone', 'international'],
    ['sip:%2B12025550100@h', 'international'],
    ['sip:+1-202-555-0100;npdi@h', 'international'],
    ['tel:+37122123456', 'international'],
    ['tel:2079460000;phone-context=+44', 'international'],
    ['sip:+815012345678@h', 'domestic'],
    ['sip:0312345678;tgrp=a;trunk-context=b@h', 'domestic'],
    ['sip:110@h', 'emergency'],
    ['sip:reception@h', 'unknown'],
  ];
  for (const [uri, kind] of kinds) {
    const { message } = parseMessage(Buffer.from(`INVITE ${uri} SIP/2.0\r\nTo: <sip:x@h>\r\n\r\n`));
    const number = dialledNumber(message as SipRequest, { ...trunkDefaults, name: 't', peers: [] });
    assert.equal(normaliseNumber(number, dialPlans.JP).kind, kind, uri);
  }
});
