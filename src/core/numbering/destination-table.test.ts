import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CountryCode } from 'libphonenumber-js/max';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import {
  destinationByCountry,
  destinationByIndex,
  destinationCount,
  lookUpDestination,
} from './destination-table.ts';

function country(e164: string): string | undefined {
  return lookUpDestination(e164)?.destination.country;
}

describe('destinations', () => {
  it('tells the territories of shared codes apart', () => {
    const cases: Record<string, string> = {
      '12125550100': 'US',
      '14165550100': 'CA',
      '12684601234': 'AG',
      '12644972345': 'AI',
      '16847331234': 'AS',
      '12462501234': 'BB',
      '14412921234': 'BM',
      '12423651234': 'BS',
      '17674401234': 'DM',
      '18092345678': 'DO',
      '18292345678': 'DO',
      '18492345678': 'DO',
      '14734031234': 'GD',
      '16713001234': 'GU',
      '18765230123': 'JM',
      '16582301234': 'JM',
      '18697652917': 'KN',
      '13459491234': 'KY',
      '17584305678': 'LC',
      '16702345678': 'MP',
      '16644912345': 'MS',
      '17873455678': 'PR',
      '19392345678': 'PR',
      '17215205678': 'SX',
      '16497121234': 'TC',
      '18682211234': 'TT',
      '17842661234': 'VC',
      '12842291234': 'VG',
      '13406421234': 'VI',
      '79123456789': 'RU',
      '77710009998': 'KZ',
      '442079460123': 'GB',
      '441481256789': 'GG',
      '441534456789': 'JE',
      '441624756789': 'IM',
      '390612345678': 'IT',
      '390669812345': 'VA',
      '61412345678': 'AU',
      '61891641234': 'CX',
      '61891621234': 'CC',
      '4721234567': 'NO',
      '4779123456': 'SJ',
      '358131234567': 'FI',
      '358181234567': 'AX',
      '212520123456': 'MA',
      '212528812345': 'EH',
      '262262161234': 'RE',
      '262269601234': 'YT',
      '590590201234': 'GP',
      '590590271234': 'BL',
      '590690001234': 'GP',
      '59994351234': 'CW',
      '5997151234': 'BQ',
      '29022158': 'SH',
      '2908999': 'TA',
      '5371234567': 'CU',
      '53991234': '+5399',
      '672322123': 'NF',
      '672106123': 'AQ',
    };
    for (const [number, expected] of Object.entries(cases)) {
      assert.equal(country(number), expected, number);
    }
  });

  it('keeps every world code as its own destination, never a country', () => {
    const cases: Record<string, [string, string]> = {
      '80012345678': ['+800', 'toll-free'],
      '80812345678': ['+808', 'shared-cost'],
      '870301234567': ['+870', 'satellite'],
      '871123456789': ['+871', 'satellite'],
      '878101234567890': ['+878', 'voip'],
      '881612345678': ['+881', 'satellite'],
      '8821612345678': ['+882', 'satellite'],
      '883510012345678': ['+883', 'voip'],
      '88812345678901': ['+888', 'uan'],
      '979123456789': ['+979', 'premium'],
    };
    for (const [number, [expected, type]] of Object.entries(cases)) {
      const range = lookUpDestination(number);
      assert.deepEqual([range?.destination.country, range?.numberType], [expected, type], number);
    }
  });

  it('knows the dear ranges', () => {
    const cases: Record<string, [string, string]> = {
      '19002345678': ['premium', 'US'],
      '12129765000': ['premium', 'US'],
      '447012345678': ['personal', 'GB'],
      '449012345678': ['premium', 'GB'],
      '79541234567': ['satellite', 'RU'],
      '37190123456': ['premium', 'LV'],
      '43820123456': ['shared-cost', 'AT'],
    };
    for (const [number, [type, of]] of Object.entries(cases)) {
      const range = lookUpDestination(number);
      assert.deepEqual([range?.numberType, range?.destination.country], [type, of], number);
      if (type !== 'personal') assert.equal(range?.tariff, type);
    }
  });

  it('says what is wrong with a number, and still where it leads', () => {
    const cases: [string, string, string][] = [
      ['12125550100', 'valid', 'US'],
      ['1212555010', 'too-short', 'US'],
      ['121255501000', 'too-long', 'US'],
      ['18760', 'unallocated', 'JM'],
      ['1876', 'too-short', 'JM'],
      ['1', 'too-short', 'US'],
      ['440207946', 'unallocated', 'GB'],
      ['539', 'too-short', 'CU'],
      ['5399', 'too-short', '+5399'],
      ['5398123456', 'unallocated', 'CU'],
    ];
    for (const [number, status, of] of cases) {
      const range = lookUpDestination(number);
      assert.deepEqual([range?.status, range?.destination.country], [status, of], number);
    }
  });

  it('knows nothing behind codes that nobody has', () => {
    for (const number of ['', '0', '0123', '210123456', '83', '422123456', '699123', '99', 'x']) {
      assert.equal(lookUpDestination(number), undefined, number);
    }
  });

  it('gives the same object for the same answer', () => {
    assert.equal(lookUpDestination('12125550100'), lookUpDestination('12125550101'));
  });

  it('lists dense rows with names in both languages', () => {
    for (let index = 0; index < destinationCount; index++) {
      const row = destinationByIndex(index);
      assert.equal(row.index, index);
      assert.equal(destinationByCountry(row.country), row);
      assert.match(row.country, /^(?:[A-Z]{2}|\+\d{3,4})$/);
      assert.match(row.nameEn, /^\p{Script=Latin}/u);
      assert.match(row.nameJa, /[\p{Script=Katakana}\p{Script=Han}]/u);
    }
    assert.equal(destinationByCountry('SL')?.nameJa, 'シエラレオネ');
    assert.equal(destinationByCountry('ZZ'), undefined);
  });
});

describe('agreement with libphonenumber-js/max', () => {
  it('on the example number of every country', () => {
    for (const name of Object.keys(examples) as CountryCode[]) {
      const example = getExampleNumber(name, examples)!;
      const range = lookUpDestination(example.number.slice(1));
      const theirs = parsePhoneNumberFromString(example.number)?.country;
      assert.equal(range?.destination.country, theirs, example.number);
      assert.equal(range?.status, 'valid', example.number);
    }
  });

  it('on validity and country of numbers near the examples', () => {
    let state = 7;
    const below = (limit: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % limit;
    };
    let valid = 0;
    const names = Object.keys(examples) as CountryCode[];
    for (let i = 0; i < 20_000; i++) {
      const example = getExampleNumber(names[i % names.length]!, examples)!;
      const national = [...example.nationalNumber];
      for (let n = below(4); n > 0; n--) national[below(national.length)] = String(below(10));
      const number = example.countryCallingCode + national.join('');
      if (/^(?:5399|6721|212528[89])/.test(number)) continue;
      const theirs = parsePhoneNumberFromString(`+${number}`);
      // They take a trunk prefix off; we call it manipulated.
      if (theirs !== undefined && theirs.number !== `+${number}`) continue;
      const ours = lookUpDestination(number);
      assert.equal(ours?.status === 'valid', theirs?.isValid() ?? false, number);
      if (ours?.status !== 'valid') continue;
      assert.equal(ours.destination.country, theirs?.country, number);
      valid++;
    }
    assert.ok(valid > 5_000);
  });
});
