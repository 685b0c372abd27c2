import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deriveDialPlan, dialPlans } from './dial-plan.ts';
import type { DialledNumber } from './dialled-number.ts';
import { normaliseNumber } from './normalise-number.ts';

type Expected = Partial<Omit<DialledNumber, 'destination'>> & { country?: string };

function check(dialled: string, expected: Expected, plan = dialPlans.JP): void {
  const { destination, ...number } = normaliseNumber(dialled, plan);
  const actual: Record<string, unknown> = { ...number, country: destination?.country ?? '' };
  const wanted = Object.keys(expected);
  assert.deepEqual(Object.fromEntries(wanted.map(key => [key, actual[key]])), expected, dialled);
}

const abroad = 'international';

describe('numbers dialled in Japan', () => {
  const cases: [string, Expected][] = [
    ['010-1-212-555-0100', { kind: abroad, e164: '12125550100', country: 'US', status: 'valid' }],
    ['0033-010-232-76-123456', { kind: abroad, e164: '23276123456', carrier: '0033' }],
    ['0033-010-232-76-123456', { country: 'SL', numberType: 'mobile', status: 'valid' }],
    ['184-001-010-371-29123456', { country: 'LV', carrier: '001', clir: 'withheld' }],
    ['1860108816 31512345', { country: '+881', numberType: 'satellite', clir: 'sent' }],
    ['186010881', { kind: abroad, e164: '881', status: 'too-short', clir: 'sent' }],
    ['00 1 010 44 20 7946 0123', { kind: abroad, country: 'GB', carrier: '001' }],
    ['122-0033-010-49-30-123456', { kind: abroad, country: 'DE', carrier: '0033' }],
    ['186-122-0041-010-33-1-23456789', { country: 'FR', carrier: '0041', clir: 'sent' }],
    ['009130-010-1-212-555-0100', { country: 'US', carrier: '009130' }],
    ['00222-010-1-212-555-0100', { country: 'US', carrier: '00222' }],
    ['0091 99 010 1 212 555 0100', { country: 'US', carrier: '009199' }],
    ['010-39-06-12345678', { e164: '390612345678', country: 'IT', status: 'valid' }],
    ['010-39-06698-12345', { e164: '390669812345', country: 'VA', status: 'valid' }],
    ['010-44-0-20-7946-0123', { e164: '442079460123', status: 'manipulated', country: 'GB' }],
    ['+44 (0)20 7946 0123', { e164: '442079460123', status: 'manipulated', kind: abroad }],
    ['+81 50 1234 5678', { kind: 'domestic', e164: '815012345678', status: 'valid' }],
    ['+81 (0)3 1234 5678', { kind: 'domestic', e164: '81312345678', status: 'manipulated' }],
    ['010-81-3-1234-5678', { kind: 'domestic', e164: '81312345678', status: 'manipulated' }],
    ['0033-010-81-90-1234-5678', { kind: 'domestic', status: 'manipulated', carrier: '0033' }],
    ['184+44 20 7946 0123', { kind: abroad, country: 'GB', clir: 'withheld', status: 'valid' }],
    ['010+44 20 7946 0123', { kind: abroad, country: 'GB', status: 'manipulated' }],
    ['０１０－４４－２０－７９４６－０１２３', { kind: abroad, country: 'GB', status: 'valid' }],
    ['＋４４　２０　７９４６　０１２３', { kind: abroad, country: 'GB', status: 'valid' }],
    ['010 422 123456', { kind: abroad, country: '', status: 'unallocated', e164: '422123456' }],
    ['+871 123456789', { kind: abroad, country: '+871', status: 'unallocated' }],
    ['010 44 20 7946 0123 4567', { country: 'GB', status: 'too-long' }],
    ['0102321234****', { kind: abroad, country: 'SL', e164: '2321234' }],
    ['+1 212 555 0100 ext. 12', { e164: '12125550100', status: 'valid' }],
    ['+12125550100,,4711#', { e164: '12125550100', status: 'valid' }],
    ['+12125550100#', { e164: '12125550100', status: 'valid' }],
  ];
  for (const [dialled, expected] of cases) it(dialled, () => check(dialled, expected));

  it('keeps thirty-two digits of an endless number', () => {
    const { kind, e164, status } = normaliseNumber(
      `010442079460${'1'.repeat(100_000)}`,
      dialPlans.JP,
    );
    assert.deepEqual([kind, e164.length, status], [abroad, 32, 'too-long']);
  });
});

describe('URIs', () => {
  const cases: [string, Expected][] = [
    ['tel:+1-212-555-0100;phone-context=', { e164: '12125550100', kind: abroad }],
    ['TEL:%2B371-29123456', { e164: '37129123456', country: 'LV' }],
    ['%2B37129123456', { e164: '37129123456', kind: abroad }],
    ['sip:01037129123456;npdi;rn=+81312345678@host', { e164: '37129123456', kind: abroad }],
    ['sip:%2B37129123456@host;user=phone', { e164: '37129123456' }],
    ['sips:+44.20.7946.0123:secret@host:5061', { country: 'GB', status: 'valid' }],
    ['"0312345678" <sip:+442079460123@h;user=phone>;tag=1', { country: 'GB' }],
    ['sip:+442079460123', { country: 'GB' }],
    ['442079460123@host', { kind: 'unknown' }],
    ['sip:192.0.2.1', { kind: 'unknown', status: 'manipulated' }],
    ['sip:alice@host', { kind: 'unknown', status: 'manipulated', e164: '' }],
    ['sip:110@host', { kind: 'emergency' }],
    ['urn:service:sos.police', { kind: 'emergency' }],
    ['sip:sos@host', { kind: 'emergency' }],
    ['tel:312345678;phone-context=+81', { kind: 'domestic', e164: '81312345678' }],
    ['tel:12345678;phone-context=+813', { kind: 'special' }],
    ['tel:2125550100;phone-context=+1', { kind: abroad, e164: '12125550100' }],
    // A telephone shipped with another country's context still calls Tokyo.
    ['tel:0312345678;phone-context=+1', { kind: 'domestic', e164: '81312345678' }],
    ['tel:119;phone-context=+1', { kind: 'emergency' }],
    ['sip:0312345678;phone-context=example.com@host', { kind: 'domestic', status: 'valid' }],
  ];
  for (const [dialled, expected] of cases) it(dialled, () => check(dialled, expected));
});

describe('what is never abroad', () => {
  const cases: [string, Expected][] = [
    ['110', { kind: 'emergency', status: 'valid' }],
    ['184119', { kind: 'emergency', clir: 'withheld' }],
    ['118', { kind: 'emergency' }],
    ['112', { kind: 'emergency' }],
    ['1105', { kind: 'emergency', status: 'too-long' }],
    ['+110', { kind: 'emergency', status: 'manipulated' }],
    ['010110', { kind: 'emergency', status: 'manipulated' }],
    ['+81119', { kind: 'emergency', status: 'manipulated' }],
    ['117', { kind: 'special' }],
    ['171', { kind: 'special' }],
    ['188', { kind: 'special' }],
    ['#9110', { kind: 'special' }],
    ['0077 7012', { kind: 'special', numberType: 'toll-free', e164: '' }],
    ['03-1234-5678', { kind: 'domestic', e164: '81312345678', numberType: 'fixed' }],
    ['090-1234-5678', { kind: 'domestic', numberType: 'mobile' }],
    ['050-1234-5678', { kind: 'domestic', numberType: 'voip' }],
    ['0120-123-456', { kind: 'domestic', numberType: 'toll-free' }],
    ['0990-123-456', { kind: 'domestic', numberType: 'premium' }],
    ['011-390-6622', { kind: 'domestic', status: 'valid' }],
    ['0033-03-1234-5678', { kind: 'domestic', carrier: '0033', e164: '81312345678' }],
    ['3456-7890', { kind: 'domestic', e164: '', status: 'valid' }],
    ['031234', { kind: 'domestic', status: 'too-short' }],
    ['09012345678901', { kind: 'domestic', status: 'too-long' }],
    ['', { kind: 'unknown', status: 'too-short' }],
    ['+', { kind: 'unknown', status: 'too-short' }],
    ['010', { kind: 'unknown', status: 'too-short' }],
    ['anonymous', { kind: 'unknown', status: 'manipulated' }],
  ];
  for (const [dialled, expected] of cases) {
    it(dialled || 'nothing', () => check(dialled, { ...expected, country: '' }));
  }
});

describe('strings tried by fraud tools against unknown dial plans', () => {
  const probes = [
    '0046812118532',
    '00046500729221',
    '81046500729221',
    '981046500729221',
    '8784946812410967',
    '011390662279016',
    '011441224928978',
    '999900972595183136',
    '0075346850780296',
    '9001143820891234',
    '001143820891234',
    '90046812118532',
    '000972597744894',
    '0100046812118532',
    '010010442079460123',
    '00010442079460123',
    '+0442079460123',
    '+010442079460123',
    '0033 0041 010 44 20 7946 0123',
  ];
  for (const dialled of probes) {
    it(dialled, () => check(dialled, { kind: 'unknown', status: 'manipulated', country: '' }));
  }

  it('takes a plain + for what it is', () => {
    check('+972597744894', { kind: abroad, country: 'IL', status: 'valid' });
  });
});

describe('outside lines', () => {
  const behindPbx = deriveDialPlan(dialPlans.JP, { outsideLinePrefixes: ['0', '9'] });
  const cases: [string, Expected][] = [
    ['0 010 1 212 555 0100', { kind: abroad, e164: '12125550100' }],
    ['9 0033 010 1 212 555 0100', { kind: abroad, carrier: '0033' }],
    ['0 03 1234 5678', { kind: 'domestic', e164: '81312345678' }],
    ['03 1234 5678', { kind: 'domestic', e164: '81312345678' }],
    ['0 110', { kind: 'emergency' }],
    ['110', { kind: 'emergency' }],
    ['9 0046812118532', { kind: 'unknown', status: 'manipulated' }],
    ['+44 20 7946 0123', { kind: abroad, country: 'GB' }],
  ];
  for (const [dialled, expected] of cases) it(dialled, () => check(dialled, expected, behindPbx));
});

describe('other home countries', () => {
  const { US, GB, DE } = dialPlans;
  const cases: [string, Expected, typeof US][] = [
    ['011 81 3 1234 5678', { kind: abroad, country: 'JP', status: 'valid' }, US],
    ['01 44 20 7946 0123', { kind: abroad, country: 'GB' }, US],
    ['1010288 011 44 20 7946 0123', { kind: abroad, carrier: '1010288' }, US],
    ['*67 011 44 20 7946 0123', { kind: abroad, clir: 'withheld' }, US],
    ['1 212 555 0100', { kind: 'domestic', e164: '12125550100' }, US],
    ['212 555 0100', { kind: 'domestic', e164: '12125550100' }, US],
    ['0 212 555 0100', { kind: 'domestic', e164: '12125550100' }, US],
    ['+1 212 555 0100', { kind: 'domestic', country: '' }, US],
    ['1 876 555 1234', { kind: abroad, country: 'JM', e164: '18765551234' }, US],
    ['876 123 4567', { kind: abroad, country: 'JM', status: 'unallocated' }, US],
    ['+1 416 555 0100', { kind: abroad, country: 'CA' }, US],
    ['1 787 555 0100', { kind: 'domestic' }, US],
    ['1 900 555 1234', { kind: 'domestic', numberType: 'premium' }, US],
    ['911', { kind: 'emergency' }, US],
    ['+1911', { kind: 'emergency' }, US],
    ['411', { kind: 'special' }, US],
    ['0', { kind: 'special', status: 'valid' }, US],
    ['555 0100', { kind: 'domestic', e164: '' }, US],
    ['0046812118532', { kind: 'unknown', status: 'manipulated' }, US],
    ['00 81 3 1234 5678', { kind: abroad, country: 'JP' }, GB],
    ['141 00 1 212 555 0100', { kind: abroad, clir: 'withheld' }, GB],
    ['1280 00 1 212 555 0100', { kind: abroad, carrier: '1280' }, GB],
    ['020 7946 0123', { kind: 'domestic', e164: '442079460123' }, GB],
    ['01481 256789', { kind: 'domestic', e164: '441481256789' }, GB],
    ['070 1234 5678', { kind: 'domestic', numberType: 'personal' }, GB],
    ['999', { kind: 'emergency' }, GB],
    ['101', { kind: 'special' }, GB],
    ['011 81 3 1234 5678', { kind: 'unknown', status: 'manipulated' }, GB],
    ['00 81 3 1234 5678', { kind: abroad, country: 'JP' }, DE],
    ['01013 00 81 3 1234 5678', { kind: abroad, carrier: '01013' }, DE],
    ['010033 00 81 3 1234 5678', { kind: abroad, carrier: '010033' }, DE],
    ['*31# 030 123456', { kind: 'domestic', clir: 'withheld' }, DE],
    ['0049 30 123456', { kind: 'domestic', status: 'manipulated' }, DE],
    ['112', { kind: 'emergency' }, DE],
    ['116117', { kind: 'special' }, DE],
  ];
  for (const [dialled, expected, plan] of cases) {
    it(`${plan.home}: ${dialled}`, () => check(dialled, expected, plan));
  }
});

describe('home countries that share a code', () => {
  const canada = deriveDialPlan(dialPlans.US, { home: 'CA', carriers: [{ pattern: '101XXXX' }] });
  const cases: [string, Expected][] = [
    ['1 416 555 0100', { kind: 'domestic', e164: '14165550100' }],
    ['1 212 555 0100', { kind: abroad, country: 'US' }],
    ['1 800 555 0199', { kind: 'domestic', numberType: 'toll-free' }],
    ['1 999 555 0199', { kind: 'domestic', status: 'unallocated' }],
    ['+1 876 523 0123', { kind: abroad, country: 'JM' }],
  ];
  for (const [dialled, expected] of cases) it(dialled, () => check(dialled, expected, canada));
});

describe('feeds without the +', () => {
  const bareE164 = deriveDialPlan(dialPlans.JP, { plusOmitted: true });
  const cases: [string, Expected][] = [
    ['12125550100', { kind: abroad, country: 'US', status: 'valid' }],
    ['819012345678', { kind: 'domestic', e164: '819012345678', status: 'valid' }],
    ['0312345678', { kind: 'domestic' }],
    ['01012125550100', { kind: abroad, country: 'US' }],
    ['110', { kind: 'emergency' }],
    ['34567890', { kind: 'domestic', e164: '' }],
    ['0046812118532', { kind: 'unknown' }],
  ];
  for (const [dialled, expected] of cases) it(dialled, () => check(dialled, expected, bareE164));
});
