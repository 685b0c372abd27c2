import { japaneseCarriers } from './japanese-carriers.ts';

/** A dial-around code. `X` stands for any digit, `[3-8]` or `[125]` for one of a set. */
export interface CarrierPrefix {
  readonly pattern: string;
  readonly name?: string;
}

export interface ClirPrefix {
  readonly prefix: string;
  readonly clir: 'withheld' | 'sent';
}

/** Short codes that begin so and are no longer than `digits` in all. */
export interface SpecialPrefix {
  readonly prefix: string;
  readonly digits: number;
}

/**
 * How strings are dialled on the carrier's lines. All prefixes are dialled characters (0-9 * #).
 * A plan is data: presets below, `deriveDialPlan` for what a settings file changes.
 */
export interface DialPlan {
  /** ISO 3166 alpha-2. */
  readonly home: string;
  readonly callingCode: string;
  /** Territories of the same calling code that count as domestic, home among them. */
  readonly domestic: readonly string[];
  readonly internationalPrefixes: readonly string[];
  readonly trunkPrefix: string;
  /** True where the ten digits of a national number are dialled with or without trunk prefix. */
  readonly trunkOptional: boolean;
  /**
   * Only for feeds that show the digits as dialled behind a PBX: every outside call then begins
   * with one of these, and a string is read without it first.
   */
  readonly outsideLinePrefixes: readonly string[];
  /** For feeds that write E.164 without the +: what no other reading fits is then read so. */
  readonly plusOmitted: boolean;
  /** Dial-around: a string may have one of these before its international or trunk prefix. */
  readonly carriers: readonly CarrierPrefix[];
  /** Prefixes that change how, not where to: Japan's 122, the operator's 0 of North America. */
  readonly overridePrefixes: readonly string[];
  readonly clirPrefixes: readonly ClirPrefix[];
  readonly emergency: readonly string[];
  readonly special: readonly SpecialPrefix[];
  /** Least and most digits of a number dialled inside its own area; first digit 2-9. */
  readonly localDigits: readonly [number, number];
}

/** GSM and 3GPP handsets know these everywhere (3GPP TS 22.101 §10.1.1). */
const handsetEmergency = ['112', '911'];
const handsetClir: readonly ClirPrefix[] = [
  { prefix: '#31#', clir: 'withheld' },
  { prefix: '*31#', clir: 'sent' },
];

const japan: DialPlan = {
  home: 'JP',
  callingCode: '81',
  domestic: ['JP'],
  internationalPrefixes: ['010'],
  trunkPrefix: '0',
  trunkOptional: false,
  outsideLinePrefixes: [],
  plusOmitted: false,
  carriers: japaneseCarriers,
  overridePrefixes: ['122'],
  clirPrefixes: [
    { prefix: '184', clir: 'withheld' },
    { prefix: '186', clir: 'sent' },
    ...handsetClir,
  ],
  emergency: ['110', '118', '119', ...handsetEmergency],
  special: [{ prefix: '1', digits: 8 }],
  localDigits: [5, 8],
};

const unitedStates: DialPlan = {
  home: 'US',
  callingCode: '1',
  domestic: ['US', 'PR', 'VI', 'GU', 'AS', 'MP'],
  internationalPrefixes: ['011', '01'],
  trunkPrefix: '1',
  trunkOptional: true,
  outsideLinePrefixes: [],
  plusOmitted: false,
  carriers: [{ pattern: '101XXXX' }],
  overridePrefixes: ['0'],
  clirPrefixes: [
    { prefix: '*67', clir: 'withheld' },
    { prefix: '1167', clir: 'withheld' },
    { prefix: '*82', clir: 'sent' },
    { prefix: '1182', clir: 'sent' },
    ...handsetClir,
  ],
  emergency: ['911', '988', '112'],
  special: [
    ...[2, 3, 4, 5, 6, 7, 8].map(n => ({ prefix: `${n}11`, digits: 3 })),
    { prefix: '0', digits: 2 },
  ],
  localDigits: [7, 7],
};

const unitedKingdom: DialPlan = {
  home: 'GB',
  callingCode: '44',
  domestic: ['GB', 'GG', 'JE', 'IM'],
  internationalPrefixes: ['00'],
  trunkPrefix: '0',
  trunkOptional: false,
  outsideLinePrefixes: [],
  plusOmitted: false,
  carriers: [{ pattern: '1[236]XX' }, { pattern: '18[1-9]XX' }],
  overridePrefixes: [],
  clirPrefixes: [
    { prefix: '141', clir: 'withheld' },
    { prefix: '1470', clir: 'sent' },
    ...handsetClir,
  ],
  emergency: ['999', '18000', ...handsetEmergency],
  special: [{ prefix: '1', digits: 6 }],
  localDigits: [4, 8],
};

const germany: DialPlan = {
  home: 'DE',
  callingCode: '49',
  domestic: ['DE'],
  internationalPrefixes: ['00'],
  trunkPrefix: '0',
  trunkOptional: false,
  outsideLinePrefixes: [],
  plusOmitted: false,
  carriers: [{ pattern: '010[1-9]X' }, { pattern: '0100XX' }],
  overridePrefixes: [],
  clirPrefixes: [
    { prefix: '*31#', clir: 'withheld' },
    { prefix: '#31#', clir: 'withheld' },
  ],
  emergency: ['110', ...handsetEmergency],
  special: [
    { prefix: '11', digits: 6 },
    { prefix: '19', digits: 6 },
  ],
  localDigits: [3, 11],
};

export const dialPlans: Readonly<Record<'JP' | 'US' | 'GB' | 'DE', DialPlan>> = {
  JP: japan,
  US: unitedStates,
  GB: unitedKingdom,
  DE: germany,
};

/**
 * A plan with the changes of a settings file. Carriers are added to those of the same country;
 * everything else given replaces. With another home, what is not given stays as the base has it
 * but carriers and domestic territories, which start anew. Check the result with
 * `dialPlanProblems`.
 */
export function deriveDialPlan(base: DialPlan, changes: Partial<DialPlan>): DialPlan {
  const home = changes.home ?? base.home;
  const abroad = home !== base.home;
  return {
    ...base,
    ...changes,
    domestic: changes.domestic ?? (abroad ? [home] : base.domestic),
    carriers: [...(abroad ? [] : base.carriers), ...(changes.carriers ?? [])],
  };
}
