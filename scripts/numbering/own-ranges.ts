/** What the metadata does not know, by calling code. Expressions are over national digits. */
export interface OwnRange {
  readonly callingCode: string;
  /** Beginning of the numbers meant. */
  readonly prefix: string;
  /** Makes the numbers a destination of their own. */
  readonly country?: string;
  /** Overrides the type that the metadata gives, or gives one. */
  readonly type?: string;
  /** Whole numbers to be added to the valid ones. */
  readonly numbers?: string;
}

export const ownRanges: readonly OwnRange[] = [
  // The naval base has its own exchange behind Cuba's code and its own tariff everywhere.
  { callingCode: '53', prefix: '99', country: '+5399', type: 'fixed', numbers: '99\\d{4,6}' },
  // Laâyoune and around; the metadata gives them to Morocco as well.
  { callingCode: '212', prefix: '528[89]', country: 'EH' },
  // Australian Antarctic stations share the code of Norfolk Island (ITU E.164 list, note to 672).
  { callingCode: '672', prefix: '1', country: 'AQ' },
  { callingCode: '870', prefix: '', type: 'satellite' },
  { callingCode: '881', prefix: '', type: 'satellite' },
  { callingCode: '882', prefix: '1[36]', type: 'satellite' },
  { callingCode: '7', prefix: '954', type: 'satellite' },
  // Local pay-per-call exchange of the North American plan.
  { callingCode: '1', prefix: '[2-9]\\d\\d976', type: 'premium' },
];

/** Codes withdrawn that must still lead to a destination: the ocean regions of Inmarsat. */
export const retiredCodes: readonly string[] = ['871', '872', '873', '874'];

export interface OwnName {
  readonly en: string;
  readonly ja: string;
}

export const ownNames: Readonly<Record<string, OwnName>> = {
  BA: { en: 'Bosnia & Herzegovina', ja: 'ボスニア・ヘルツェゴビナ' },
  GB: { en: 'United Kingdom', ja: '英国' },
  US: { en: 'United States', ja: 'アメリカ' },
  '+800': { en: 'International Freephone', ja: '国際フリーフォン' },
  '+808': { en: 'International Shared Cost', ja: '国際分担課金サービス' },
  '+870': { en: 'Inmarsat', ja: 'インマルサット' },
  '+871': { en: 'Inmarsat Atlantic East (retired)', ja: 'インマルサット大西洋東（廃止）' },
  '+872': { en: 'Inmarsat Pacific (retired)', ja: 'インマルサット太平洋（廃止）' },
  '+873': { en: 'Inmarsat Indian Ocean (retired)', ja: 'インマルサットインド洋（廃止）' },
  '+874': { en: 'Inmarsat Atlantic West (retired)', ja: 'インマルサット大西洋西（廃止）' },
  '+878': { en: 'Universal Personal Telecommunications', ja: '国際個人通信番号' },
  '+881': { en: 'Global Mobile Satellite', ja: '衛星携帯電話' },
  '+882': { en: 'International Networks 882', ja: '国際ネットワーク（882）' },
  '+883': { en: 'International Networks 883', ja: '国際ネットワーク（883）' },
  '+888': { en: 'Disaster Relief', ja: '国際災害救援' },
  '+979': { en: 'International Premium Rate', ja: '国際プレミアムレート' },
  '+5399': { en: 'Guantánamo Bay', ja: 'グアンタナモ米軍基地' },
};
