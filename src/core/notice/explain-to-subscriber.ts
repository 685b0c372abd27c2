// Why, in one sentence that can be read to a subscriber on the phone. The operator has decibans;
// here are no weights, levels, lists, numbers or blocks (design §6, Secrecy).
import type { Explanation, MeasureKind, Reason } from '../barring/verdict.ts';

export interface Explained {
  readonly act: 'alert' | 'challenge' | 'block' | 'release';
  readonly measure?: MeasureKind | undefined;
  /** Ground of the suspension; '' or absent without one. */
  readonly ground?: string | undefined;
  /** The readings that spoke for it, strongest first; unknown names are passed over. */
  readonly reasons: readonly Pick<Reason, 'reading'>[];
}

type Words = readonly [en: string, ja: string];

/** Kinds of unusualness as a subscriber would see them; several readings are one kind. */
const kinds = {
  place: ['they went to places this line does not usually call', '普段かけない国や地域への発信'],
  costly: ['they went to places that are expensive to call', '通話料の高い国や地域への発信'],
  oddNumbers: [
    'they went to numbers that are seldom called',
    '通常はかけることの少ない番号への発信',
  ],
  misused: [
    'they went to places or numbers that were misused lately',
    '最近悪用が確認された通話先への発信',
  ],
  time: [
    'they were made at hours when this line does not usually call abroad',
    '普段は国際電話を使わない時間帯の発信',
  ],
  many: ['there were unusually many of them', '普段より多い発信'],
  stranger: [
    'they came from an address or equipment that was new to this line',
    'これまで使われていない接続元や機器からの発信',
  ],
  charges: ['their charges were far above the usual', '普段を大きく超える通話料'],
  firstUse: ['this line had not called abroad for a long time', '久しぶりの国際電話の利用'],
  passedOn: [
    'calls coming in may have been passed on abroad through it',
    '着信が海外へ転送された可能性のある発信',
  ],
  probing: ['somebody may have been trying out the equipment', '機器が試されたと見られる動き'],
  others: ['similar calls were made from other lines', 'ほかの回線と同じような発信'],
  unproved: ['the caller did not confirm being the subscriber', 'ご本人と確認できなかった発信'],
} as const satisfies Readonly<Record<string, Words>>;

const kindOf: Readonly<Record<string, keyof typeof kinds>> = {
  'source-network': 'stranger',
  device: 'stranger',
  destination: 'place',
  'called-number': 'place',
  'destination-listed': 'place',
  'destination-risk': 'misused',
  'destination-cost': 'costly',
  'number-range': 'oddNumbers',
  'range-risk': 'misused',
  hour: 'time',
  'first-use': 'firstUse',
  'inbound-before': 'passedOn',
  forwarded: 'passedOn',
  concurrency: 'many',
  pace: 'many',
  volume: 'many',
  'off-hours': 'time',
  lines: 'many',
  numbers: 'many',
  'new-numbers': 'place',
  charges: 'charges',
  'test-calls': 'probing',
  registrations: 'probing',
  'campaign-source': 'others',
  'campaign-range': 'others',
  'campaign-country': 'others',
  challenge: 'unproved',
};

const otherwise: Words = ['they differ from its usual use', '普段のご利用と異なる発信'];

/** Said of every refusal that is not the line's own: true, and silent about why. */
const neutral: Words = [
  'We are sorry that this call abroad could not be connected at this time, so please try again ' +
    'later or contact us for help.',
  '申し訳ございませんが、ただいまこの国際電話をおつなぎできないため、' +
    'しばらくたってからおかけ直しいただくか、当社窓口までご連絡ください。',
];

/** Why a line's calls abroad are stopped, by the ground of its suspension. */
const stopped: Readonly<Record<string, Words>> = {
  A: [
    'of unusual calls about which we could not reach the subscriber',
    '普段と異なる国際電話があり、ご契約者様にご連絡がつかなかったため',
  ],
  B: [
    'of unusually high charges about which we could not reach the subscriber',
    '国際電話の通話料が普段を大きく超え、ご契約者様にご連絡がつかなかったため',
  ],
  C: ['the subscriber told us to stop them', 'ご契約者様からのお申し出により'],
  D: ['the subscriber arranged it beforehand', 'ご契約者様があらかじめ指定された条件により'],
};
const stoppedOtherwise: Words = ['of unusual calls', '普段と異なる国際電話があったため'];

/**
 * One sentence in each language: what was seen, what was done, what the subscriber can do. Total:
 * any reading, measure and ground gives one; it ends with its full stop and has no other.
 */
export function explainToSubscriber(explained: Explained): Explanation {
  const [en, ja] = sentenceOf(explained);
  return { en, ja };
}

function sentenceOf({ act, measure, ground, reasons }: Explained): Words {
  switch (act) {
    case 'alert':
      return asked(causesOf(reasons));
    case 'challenge':
      return challenged(causesOf(reasons));
    case 'block':
      if (measure === 'suspension') return refused(groundWords(ground));
      return measure === 'barring' ? barred : neutral;
    case 'release':
      return ended(groundWords(ground));
  }
}

const barred: Words = [
  'This call abroad was not connected because calls abroad from this line are barred at the ' +
    "subscriber's request, so please contact us to have them restored.",
  'ご契約者様のご依頼により、この回線では国際電話をご利用いただけない設定となっておりますので、' +
    '変更をご希望の場合は当社窓口までご連絡ください。',
];

function asked([en, ja]: Words): Words {
  return [
    `We noticed unusual calls abroad from this line, as ${en}, so please tell us whether ` +
      'they were yours.',
    `この回線で${ja}が確認されましたので、ご本人のご利用かどうかをお知らせください。`,
  ];
}

function challenged([en, ja]: Words): Words {
  return [
    `Unusual calls abroad were made from this line, as ${en}, and before connecting this call we ` +
      'have to make sure who is calling, so please follow the announcement or contact us.',
    `この回線で${ja}が確認されたため、おつなぎする前にご本人の確認をお願いしておりますので、` +
      '案内に従って操作していただくか、当社窓口までご連絡ください。',
  ];
}

function refused([en, ja]: Words): Words {
  return [
    'This call abroad was not connected because calls abroad from this line are stopped for a ' +
      `time because ${en}, so please contact us to have them restored.`,
    `${ja}、この回線の国際電話を一時的に停止しておりますので、` +
      '再開をご希望の場合は当社窓口までご連絡ください。',
  ];
}

function ended([en, ja]: Words): Words {
  return [
    'This call abroad was ended because calls abroad from this line are stopped for a time ' +
      `because ${en}, so please contact us to have them restored.`,
    `${ja}、通話中の国際電話を切断し、この回線の国際電話を一時的に停止しておりますので、` +
      '再開をご希望の場合は当社窓口までご連絡ください。',
  ];
}

/** The two strongest kinds; what one subscriber can check says more than how others fare. */
function causesOf(reasons: Explained['reasons']): Words {
  const found: (keyof typeof kinds)[] = [];
  for (const { reading: name } of reasons) {
    const kind = Object.hasOwn(kindOf, name) ? kindOf[name] : undefined;
    if (kind !== undefined && !found.includes(kind)) found.push(kind);
  }
  const [first, second] = found;
  if (first === undefined) return otherwise;
  if (second === undefined) return kinds[first];
  const [one, other] = [kinds[first], kinds[second]];
  return [`${one[0]} and ${other[0]}`, `${one[1]}や${other[1]}`];
}

/** Why calls abroad of a line are stopped: a clause in English, one in Japanese. */
export function groundWords(ground: string | undefined): Words {
  if (ground === undefined || !Object.hasOwn(stopped, ground)) return stoppedOtherwise;
  return stopped[ground]!;
}
