// The readings and the details of steps in Japanese; English comes with the data.

const readings = {
  'source-network': '普段と異なる発信元ネットワーク',
  device: '普段と異なる端末',
  destination: 'この回線では珍しい対地',
  'called-number': 'この回線では初めての着信先番号',
  'destination-listed': '規制対地リストにある対地',
  'destination-cost': '通話料の高い対地',
  'number-range': '不正に使われやすい番号帯',
  hour: '普段は使わない時間帯',
  'first-use': '初めて、または長期間なかった国際通話',
  'inbound-before': '発信の直前に着信',
  forwarded: '転送された呼',
  'call-back': '着信への折り返しと見られる',
  'destination-risk': '最近の不正利用が確認された対地',
  'range-risk': '最近の不正利用が確認された番号帯',
  concurrency: '平常時を超える同時通話',
  pace: '平常時を超える発信の頻度',
  volume: '平常時を超える1日の呼数',
  'off-hours': 'この時間帯としては平常時を超える呼数',
  lines: '同じ契約の多くの回線から同時に発信',
  numbers: '連番または同じ番号への繰り返し',
  'new-numbers': '初めての着信先番号への発信が続く',
  charges: '平常時を超える通話料',
  'test-calls': '事前の試し発信',
  registrations: '認証の失敗が先行',
  'campaign-source': '同じ発信元が他の契約でも使用',
  'campaign-range': '同じ番号帯へ他の契約からも発信',
  'campaign-country': '同じ対地へ他の契約からも不審な発信',
  challenge: '本人確認ができない',
  cleared: '以前に本人のものと確認された発信',
  'device-model': '同じ機種の端末を使う複数の契約で不正利用の疑い（優先）',
  episode: '一連の不正利用が疑われる通話',
};

// The same readings where they speak against misuse.
const against = {
  'source-network': '普段どおりの発信元ネットワーク',
  device: '普段どおりの端末',
  destination: 'よく使う対地',
  'called-number': 'よくかける着信先番号',
  'destination-cost': '通話料の安い対地',
  'call-back': '着信への折り返しと見られる',
  hour: '普段から使う時間帯',
  challenge: '本人確認ができた',
  'campaign-country': '同じ対地への他の契約の発信は本人によるもの',
  cleared: '以前の同様の発信は本人によるもの',
};

const readingsInEnglish = {
  'source-network': 'network not its usual one',
  device: 'device not its usual one',
  destination: 'destination new or rare for this line',
  'called-number': 'number never called before',
  'destination-listed': 'destination is on the restricted list',
  'destination-cost': 'expensive destination',
  'number-range': 'number range often used for fraud',
  hour: 'hour it never uses',
  'first-use': 'first call abroad, or the first for long',
  'inbound-before': 'inbound call just before',
  forwarded: 'forwarded call',
  'call-back': 'looks like a call back',
  'destination-risk': 'fraud lately confirmed to this destination',
  'range-risk': 'fraud lately confirmed to this range',
  concurrency: 'more calls at once than ever',
  pace: 'more calls in a short time than ever',
  volume: 'more calls a day than ever',
  'off-hours': 'more calls than usual at this hour',
  lines: 'many lines of the account at once',
  numbers: 'numbers in sequence, or the same one again',
  'new-numbers': 'one new number after another',
  charges: 'charges above normal',
  'test-calls': 'test calls before',
  registrations: 'failed sign-ins before',
  'campaign-source': 'same address on other accounts',
  'campaign-range': 'other accounts call this range too',
  'campaign-country': 'suspicious calls of other accounts there too',
  challenge: 'did not prove to be the subscriber',
  cleared: 'explained such calls before',
  'device-model': 'other accounts with this device model too (priority only)',
  episode: 'calls of one suspected misuse',
};
const againstInEnglish = {
  'source-network': 'its usual network',
  device: 'its usual device',
  destination: 'a destination it often calls',
  'called-number': 'a number it often calls',
  'destination-cost': 'cheap destination',
  'call-back': 'looks like a call back',
  hour: 'an hour it often uses',
  challenge: 'proved to be the subscriber',
  'campaign-country': 'others who called there proved right',
  cleared: 'such calls lately proved to be its own',
};

/** The name of a reading, by whether it speaks for misuse or (decibans below 0) against. */
export function readingName({ reading, decibans }, language) {
  const all = language === 'ja' ? readings : readingsInEnglish;
  const usual = language === 'ja' ? against : againstInEnglish;
  return (decibans < 0 ? usual[reading] : undefined) ?? all[reading] ?? reading;
}

/** One reading in words. In Japanese the sentence is ours; an unknown reading keeps its text. */
export function readingText(reason, language) {
  if (language === 'ja') {
    const usual = reason.decibans < 0 ? against[reason.reading] : undefined;
    return usual ?? readings[reason.reading] ?? reason.text;
  }
  return reason.text || reason.reading;
}

const details = {
  en: {
    mail: 'mail',
    sms: 'SMS',
    voice: 'voice call',
    sent: 'sent',
    'no-answer': 'no answer',
    undelivered: 'not delivered',
    mine: '“these calls are mine”',
    'not-mine': '“not my calls”',
    unsure: 'not sure',
    passed: 'passed',
    failed: 'failed',
    abandoned: 'given up',
    fraud: 'fraud',
    lawful: 'lawful',
    inconclusive: 'inconclusive',
    ground: 'ground',
  },
  ja: {
    mail: 'メール',
    sms: 'SMS',
    voice: '電話',
    sent: '送信済み',
    'no-answer': '応答なし',
    undelivered: '不達',
    mine: '「心当たりがある」',
    'not-mine': '「心当たりがない」',
    unsure: '「わからない」',
    passed: '確認できた',
    failed: '確認できず',
    abandoned: '途中で切断',
    fraud: '不正利用',
    lawful: '正当な利用',
    inconclusive: '判断できず',
    ground: '根拠',
  },
};

/** The detail of a step: words of the contract translated, the rest as it came. */
export function detailText(detail, language) {
  const known = details[language];
  return detail
    .split(/[\s,:]+/)
    .filter(word => word !== '')
    .map(word => known[word] ?? word)
    .join(' ');
}
