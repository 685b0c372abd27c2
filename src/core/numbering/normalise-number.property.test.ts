import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lookUpDestination } from './destination-table.ts';
import { deriveDialPlan, dialPlans } from './dial-plan.ts';
import { normaliseNumber } from './normalise-number.ts';

const plans = Object.values(dialPlans);
const japan = dialPlans.JP;
const runs = { numRuns: 2_000, seed: 20_150_706 };

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`));
const dialledLike = fc.stringMatching(/^[+0-9*#;:@%.()xa-f -]{0,40}$/);
const uriLike = fc
  .tuple(
    fc.constantFrom('sip:', 'tel:', 'sips:', '<sip:', '', 'urn:service:'),
    dialledLike,
    fc.constantFrom('', '@host', ';phone-context=+1@host', ';phone-context=+81', ';npdi;rn=+1>'),
  )
  .map(parts => parts.join(''));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  dialledLike,
  uriLike,
  digits(0, 40),
);

/** Short codes and national numbers of Japan, valid or not, that no one may take for abroad. */
const japaneseNotAbroad = fc.oneof(
  fc.constantFrom('110', '118', '119', '112', '911'),
  fc
    .tuple(
      fc.constantFrom('03', '06', '011', '070', '080', '090', '050', '0120', '0570', '0990'),
      digits(0, 12),
    )
    .map(parts => parts.join('')),
  fc
    .tuple(fc.constantFrom('+81', '01081', '001010810'), digits(1, 12))
    .map(parts => parts.join('')),
  fc.stringMatching(/^1[0-9]{0,7}$/),
);
const lead = fc.constantFrom('', '184', '186', '122', '184122', '0033', '001', '1840077', '*31#');

describe('normalising any text', () => {
  it('gives a number that hangs together, whatever the text and plan', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...plans), (text, plan) => {
        const number = normaliseNumber(text, plan);
        assert.match(number.e164, /^[0-9]{0,35}$/);
        assert.match(number.carrier, /^[0-9]*$/);
        if (number.destination !== undefined) {
          assert.equal(number.kind, 'international');
          assert.ok(number.e164.startsWith(number.destination.callingCode));
          assert.ok(!plan.domestic.includes(number.destination.country));
        }
        if (number.kind === 'international') assert.notEqual(number.e164, '');
        if (number.kind === 'domestic' && number.e164 !== '') {
          assert.ok(number.e164.startsWith(plan.callingCode));
        }
      }),
      runs,
    );
  });

  it('is positive about abroad: a prefix of the plan or a + stands in the text', () => {
    fc.assert(
      fc.property(digits(1, 30), number => {
        if (normaliseNumber(number, japan).kind === 'international') assert.match(number, /010/);
      }),
      runs,
    );
  });

  it('bears texts of any size', () => {
    for (const unit of ['0', '010', '+', '<', 'sip:', '%', ';phone-context=+', '\ud800', 'あ']) {
      normaliseNumber(unit.repeat(200_000), japan);
      normaliseNumber(`tel:${unit.repeat(200_000)}`, japan);
    }
  });
});

describe('lawful calls inside Japan', () => {
  it('never look international, whatever prefix stands before them', () => {
    fc.assert(
      fc.property(lead, japaneseNotAbroad, (before, number) => {
        assert.notEqual(normaliseNumber(before + number, japan).kind, 'international');
      }),
      runs,
    );
  });

  it('stay emergency calls behind any prefix, in any form', () => {
    const forms = fc.constantFrom(
      (n: string) => n,
      (n: string) => `tel:${n}`,
      (n: string) => `sip:${n}@host;user=phone`,
      (n: string) => [...n].join('-'),
      (n: string) => n.replace(/\d/g, d => String.fromCharCode(0xff10 + Number(d))),
      (n: string) => `tel:${n};phone-context=+1`,
    );
    const numbers = fc.constantFrom(...japan.emergency);
    fc.assert(
      fc.property(lead, numbers, forms, (before, number, form) => {
        assert.equal(normaliseNumber(form(before + number), japan).kind, 'emergency');
      }),
      runs,
    );
  });

  it('stay domestic when an outside line is set', () => {
    const behindPbx = deriveDialPlan(japan, { outsideLinePrefixes: ['0'] });
    fc.assert(
      fc.property(digits(9, 9), rest => {
        const dialled = `00${rest}`;
        const number = normaliseNumber(dialled, behindPbx);
        if (!rest.startsWith('10')) assert.notEqual(number.kind, 'international', dialled);
      }),
      runs,
    );
  });
});

describe('forms of one foreign number', () => {
  const foreign = digits(6, 15).filter(n => !n.startsWith('0') && !n.startsWith('81'));

  it('+, 010, dial-around, separators and URIs agree', () => {
    fc.assert(
      fc.property(foreign, number => {
        const plain = normaliseNumber(`+${number}`, japan);
        for (const form of [
          `010${number}`,
          `tel:+${number}`,
          `sip:%2B${number}@host`,
          `010-${[...number].join(' ')}`,
        ])
          assert.deepEqual(normaliseNumber(form, japan), plain, form);
        const around = normaliseNumber(`1860033010${number}`, japan);
        assert.deepEqual(around, { ...plain, carrier: '0033', clir: 'sent' });
      }),
      runs,
    );
  });

  it('lead where the table says', () => {
    fc.assert(
      fc.property(foreign, number => {
        const { destination, status } = normaliseNumber(`+${number}`, japan);
        const range = lookUpDestination(number);
        if (status === 'manipulated') return;
        assert.equal(destination, range?.destination);
        if (range !== undefined) assert.equal(status, range.status);
      }),
      runs,
    );
  });

  it('are found behind an outside line', () => {
    const behindPbx = deriveDialPlan(japan, { outsideLinePrefixes: ['0', '9', '88'] });
    fc.assert(
      fc.property(foreign, fc.constantFrom('0', '9', '88'), (number, outside) => {
        const plain = normaliseNumber(`010${number}`, japan);
        assert.deepEqual(normaliseNumber(`${outside}010${number}`, behindPbx), plain);
      }),
      runs,
    );
  });
});
