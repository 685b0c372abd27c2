import { defineWords } from '../../../../ui/language/words.ts';

export const campaignWords = defineWords('network-campaign', {
  ja: {
    empty:
      'この期間に同時多発はありません。複数の契約の案件が、同じアドレスや番号帯を共有するとここにまとまります。',
    campaign: '同時多発',
    title: '同時多発 {{number}}',
    titleAbout: '最初の案件の番号で呼びます。',
    shared: '共通するもの',
    'shared.source': 'アドレス',
    'shared.range': '番号帯',
    'shared.device': '機種',
    sharedHidden: '番号帯(非表示)',
    begin: '開始',
    last: '直近の検知',
    countries: '国・対地',
    left: 'ほかに{{count}}件あります。期間を短くしてください。',
    about:
      '案件を、7日以内に同じアドレスか番号帯(1万番号)を使ったこと、または1日以内に同じ機種から同じ国へ発信したこと(3契約以上)で結びます。機種だけでは措置の要件になりません。',
    measuresKind: '措置',
    measuresBegin: '開始',
    measuresEnd: '終了',
    summary: '{{accounts}}契約の{{cases}}件が{{shared}}を共有しています。被害見込額は{{yen}}です。',
    and: 'と',
  },
  en: {
    empty:
      'There is no campaign in this period. Cases of several accounts that share an address or a number range are put together here.',
    campaign: 'Campaign',
    title: 'Campaign {{number}}',
    titleAbout: 'It goes by the number of its first case.',
    shared: 'Shared',
    'shared.source': 'address',
    'shared.range': 'number range',
    'shared.device': 'model',
    sharedHidden: 'number range (not shown)',
    begin: 'Begin',
    last: 'Last alert',
    countries: 'Countries',
    left: '{{count}} more are there. Choose a shorter period.',
    about:
      'Cases are linked by the same address or number range within 7 days, ' +
      'or by one model and one country within a day, of three accounts. ' +
      'A model satisfies no gate.',
    measuresKind: 'Measure',
    measuresBegin: 'Begin',
    measuresEnd: 'End',
    summary:
      'Cases: {{cases}}, of {{accounts}} accounts. They share {{shared}}. Exposure: {{yen}}.',
    and: ' and ',
  },
});
