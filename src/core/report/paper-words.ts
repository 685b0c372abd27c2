// What a report says beside its figures when it is printed.

const ja = {
  title: '国際電話の不正利用に関する報告',
  forPublication: '公表用',
  internal: '社内限り',
  chapters: {
    promise: '約束の確認',
    damage: '被害と抑止',
    speed: '検知から停止まで',
    acts: '措置・お申し込み・補償',
    traffic: '国際通話',
  },
  figure: '指標',
  value: 'この期間',
  before: '前の期間',
  cases: '件数',
  month: '月',
  byMonth: '月別の推移',
  country: '対地',
  whereTraffic: '国際通話の対地',
  fraudBy: '不正利用の案件:',
  definitions: '定義',
  table: 'すべての数値の表',
  unknown: '不明',
  few: '3件未満をまとめたもの',
  estimateMark: '推定 ',
  minutes: '分',
  howEstimated:
    '抑止額は推定です。停止前の1時間あたりの被害の速さに、停止後も発信が試みられた10分単位の時間を掛けています。試みがなければ0円です。',
  fewAreJoined:
    '公表用のため、3件未満の項目はまとめるか空欄とし、発信元の遮断と国(対地)単位の規制は載せていません。',
  time: { hour: '時間', minute: '分', second: '秒', between: '' },
};

const en: typeof ja = {
  title: 'Report on misuse of international calls',
  forPublication: 'for publication',
  internal: 'internal',
  chapters: {
    promise: 'The promise',
    damage: 'Damage and what was saved',
    speed: 'From the first call to the stop',
    acts: 'Measures, requests, compensation',
    traffic: 'International traffic',
  },
  figure: 'Figure',
  value: 'This period',
  before: 'Period before',
  cases: 'Cases',
  month: 'Month',
  byMonth: 'Month by month',
  country: 'Destination',
  whereTraffic: 'Where international traffic went',
  fraudBy: 'Fraud cases:',
  definitions: 'Definitions',
  table: 'all figures as a table',
  unknown: 'not known',
  few: 'fewer than three, together',
  estimateMark: 'est. ',
  minutes: 'min',
  howEstimated:
    'What was saved is an estimate: the pace of the loss before the stop, times the ten-minute ' +
    'intervals in which calls were still attempted after it. No attempt, no saving.',
  fewAreJoined:
    'For publication, what concerns fewer than three cases is joined or left empty; blocks of ' +
    'sources and countries are not told.',
  time: { hour: ' h', minute: ' min', second: ' s', between: ' ' },
};

export const paperWords = { ja, en } as const;

const keys: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  ip: ['IP電話', 'IP phone'],
  pstn: ['加入電話', 'PSTN'],
  corporate: ['法人', 'corporate'],
  individual: ['個人', 'individual'],
  'credential-theft': ['ID・パスワードの窃用', 'credential theft'],
  'rogue-extension': ['内線電話端末としてのなりすまし(事象1)', 'rogue extension'],
  disa: ['外線発信機能の悪用(事象2)', 'DISA or remote access'],
  forwarding: ['国外への転送設定', 'forwarding abroad'],
  'device-flaw': ['機器の欠陥', 'device flaw'],
  other: ['その他', 'other'],
};

/** A row of a breakdown in words; makers and models are what they are. */
export function keyName(key: string, language: 'ja' | 'en'): string {
  if (key === '') return paperWords[language].unknown;
  if (key === 'few') return paperWords[language].few;
  const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
  return known?.[language === 'ja' ? 0 : 1] ?? key;
}
