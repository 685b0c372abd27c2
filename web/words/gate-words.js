// Why a line was suspended, in words: the engine writes the gates in English, `gate: fact; …`.

const grounds = {
  'the subscriber says the calls are not theirs': '契約者に心当たりがない',
  'the subscriber authorised it beforehand': '契約者があらかじめ承諾',
  'all gates of ground A were met and nobody was reached':
    '根拠Aの要件をすべて充足し、連絡がとれない',
  'charges are several times last month’s and nobody was reached':
    '通話料が前月の数倍で、連絡がとれない',
};

const gates = {
  evidence: '根拠の強さ',
  'charges-abnormal': '通話料の異常値',
  'charges-several-times': '前月の数倍の通話料',
  'destination-listed': '規制対地',
  'use-unusual': '深堀調査',
  'several-calls': '同時または短時間に複数の呼',
  contact: '連絡',
  channels: '連絡手段',
  'not-proved-lawful': '本人確認',
  'not-wholesale': '卸回線でない',
  clause: '約款の条項',
  'line-of-case': 'この案件の回線',
  'not-suspended': '休止中でない',
  'owner-word': '契約者の申し出',
  reason: '理由の記録',
  mended: '原因の解消',
  'not-open-so-far': '再開の段階',
  barred: '発信規制中',
  'not-barred': '発信規制中でない',
  'in-force': '措置または規制',
  later: '延長後の終了',
  attempts: '連絡の継続',
  'makes-sense': '条件の整合',
  'room-for-a-case': '案件数の上限',
  observed: '信頼できる観測',
  simultaneous: '同時多発',
  'no-lawful-line': '正当な利用がない',
  listed: '規制対地リスト',
  'not-protected': '対象外の地域でない',
  history: '通話の履歴',
  'little-traffic': '通常の通話が少ない',
  'lines-not-enough': '回線ごとの措置では足りない',
  approved: '承認',
  authorised: '事前の承諾',
  amount: '承諾した金額',
  hour: '承諾した時間帯',
  country: '承諾した国',
  'not-in-force': '未実施',
  end: '終了時刻',
  period: '対象の期間',
  charged: '課金された通話',
};

const gateFacts = [
  [/^(.+) in a day against (.+)$/, '1日に$1(平常時の上限$2)'],
  [/^(.+) this month against (.+)$/, '今月$1(基準$2)'],
  [/^(\d+) calls$/, '$1呼'],
  [/^(\d+) refused$/, '拒否$1回'],
  [/^(\S+T\S+Z) to (\S+T\S+Z)$/, '$1から$2まで'],
  [/^(\d+) attempts, (\d+) unanswered, (\d+) undelivered/, '$1回の連絡、応答なし$2回、不達$3回'],
  [/, exhausted/, '、計画終了'],
  [/, reached/, '、連絡がとれた'],
  [/^(.+) against (.+), (.+) of it because (.+)$/, '$1(必要 $2。うち$3は、$4ため)'],
  [
    /^(.+) against (.+), not raised by (.+) though (.+): (\d+) other accounts attacked .+ 6 hours$/,
    '$1(必要 $2。$4が、同じ国で6時間以内に他の$5契約への攻撃を確認したため、$3の上乗せはしない)',
  ],
  [
    /^(.+) against (.+), not raised by (.+) though (.+): (\d+) at once, more than ever before$/,
    '$1(必要 $2。$4が、これまでにない同時$5通話のため、$3の上乗せはしない)',
  ],
  [/^(.+ デシバン) against (.+)$/, '$1(必要 $2)'],
  [/the owner lately answered for such calls/, '最近、契約者が同様の通話に心当たりがあると答えた'],
  [/no source was seen/, '発信元を観測できない'],
  [/the hours are usual/, '普段の時間帯である'],
  [
    /people may be talking: two numbers, two calls at once at most/,
    '会話の可能性がある(2番号・同時2通話まで)',
  ],
  [/^(\d+) channels against (\d+)$/, '$1種類(必要 $2種類)'],
  [
    /^(\d+) at once, (\d+) in a short time, against (\d+) or (\d+)$/,
    '同時$1呼、短時間に$2呼(必要 同時$3呼または短時間に$4呼)',
  ],
  [/^destination (\w+), source (\w+)$/, '対地:$1、発信元:$2'],
  [/\bunusual\b/g, '平常時と異なる'],
  [/\busual\b/g, '平常時と同じ'],
  [/\bunseen\b/g, '観測なし'],
  [/^none passed$/, '確認できた呼なし'],
  [/^no episode$/, '不正利用と見られる通話なし'],
  [/^passed$/, '確認できた呼あり'],
  [/^line$/, '契約者回線'],
  [/^case-(\d+)$/, '案件 $1'],
  [/^not suspended$/, '休止していない'],
  [/^suspended already$/, 'すでに休止中'],
  [/^none$/, 'なし'],
  [/^no episode$/, '一連の不審通話がない'],
  [/^no answer and no reason$/, '回答も理由もない'],
  [/^reported by the subscriber$/, '契約者からの申し出'],
  [/^the owner says "not mine"$/, '「心当たりがない」との回答'],
  [/^nothing against it$/, '妨げる回答はない'],
  [/^recorded by (?:operator:)?(.+)$/, '$1が記録'],
  [/^asked for$/, 'お申し込み'],
  [/^consented to$/, '同意'],
  [/^ground ([A-D])$/, '根拠$1'],
  [/^request$/, 'お申し込み'],
  [/^consent$/, 'ご同意'],
  [/^nothing is$/, 'なし'],
  [/^not barred$/, '規制していない'],
  [/^than its end so far$/, '今の終了より後'],
  [/^closed$/, '閉じている'],
  [/^open to usual ones$/, '通常の対地へ再開済み'],
  [/^the owner says so$/, '契約者が確認'],
  [/^nobody says so$/, '確認した人がいない'],
  [/^nobody was reached$/, '連絡がとれない'],
  [/^somebody was reached$/, '連絡がとれた'],
  [/^terms of service, suspension on misuse$/, '約款 不正利用時の利用休止'],
  [/^(\d+) accounts against (\d+)$/, '$1契約(必要 $2契約)'],
  [/^not in force$/, '実施していない'],
  [/^in force already$/, '既に実施中'],
  [/^not listed$/, '掲載なし'],
  [/^listed$/, '掲載あり'],
  [/^territory$/, '国・地域'],
  [/^(\d+) days against (\d+)$/, '$1日分(必要 $2日分)'],
  [
    /^(\d+) min a month, (\d+) calls a day, at most (\d+) and (\d+)$/,
    '月$1分、1日$2通話(上限 月$3分、1日$4通話)',
  ],
  [/^(\d+) accounts with lines not stopped, against (\d+)$/, '措置のない$1契約(必要 $2契約)'],
  [/^by nobody$/, '承認者なし'],
  [/^who asks cannot approve$/, '申請者は承認できません'],
  [/^policy approved beforehand$/, '方針の事前承認'],
  [/^in (-?\d+) of at most (\d+) minutes$/, '$1分後(上限$2分)'],
  [/^by a trusted SBC$/, '信頼するSBCで確認'],
  [/^not observed$/, '確認できない入力元あり'],
  [/^never$/, '利用の記録なし'],
  [/^(\d+) min ago$/, '$1分前に利用'],
];

/** The gates of a suspension with their facts, one line each. */
export function gateLines(why, words) {
  const isJapanese = words.language === 'ja';
  if (isJapanese && grounds[why] !== undefined) return [grounds[why]];
  return why.split('; ').map(part => {
    const cut = part.indexOf(': ');
    if (cut < 0) return part;
    const { language } = words;
    return `${gateName(part.slice(0, cut), language)}: ${gateFact(part.slice(cut + 2), language)}`;
  });
}

/** The name of a gate as people say it. */
export function gateName(gate, language) {
  return language === 'ja' ? (gates[gate] ?? gate) : gate.replaceAll('-', ' ');
}

/** What a gate was decided on, as the engine writes it, in the language. */
export function gateFact(fact, language) {
  const dban = language === 'ja' ? 'デシバン' : 'dban';
  const shown = fact
    .replace(/^(\d+) cdB against (\d+) cdB/, (_, value, least) => {
      return `${decibans(value, least)} ${dban} against ${Math.round(least / 100)} ${dban}`;
    })
    .replace(/\b(\d+) cdB/g, (_, value) => `${Math.round(value / 100)} ${dban}`)
    .replace(/\b(\d+) yen/g, (_, sum) => yen(sum, language));
  if (language !== 'ja') return shown.replace(/^case-(\d+)$/, 'case $1');
  return gateFacts.reduce((text, [pattern, by]) => text.replace(pattern, by), shown);
}

/** Whole decibans; with tenths where rounding would lift it to a level that it does not reach. */
function decibans(value, least) {
  const whole = Math.round(value / 100);
  const reaches = Number(value) >= Number(least) || whole < Math.round(least / 100);
  return reaches ? whole : Math.trunc(value / 10) / 10;
}

function yen(sum, language) {
  const grouped = sum.replace(/\B(?=(\d{3})+$)/g, ',');
  return language === 'ja' ? `${grouped}円` : `¥${grouped}`;
}
