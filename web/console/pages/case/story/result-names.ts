// What came of a contact, in words.
import { defineWords, sayNow } from '../../../../ui/language/words.ts';

const results = defineWords('contact-results', {
  ja: {
    sent: '送信、返答待ち',
    mine: '「心当たりがある」',
    'not-mine': '「心当たりがない」',
    unsure: '「わからない」',
    'third-party': '別の人が応答',
    'refuses-barring': '規制を希望しない',
    'no-answer': '応答なし',
    busy: '話し中',
    refused: '応答を拒否',
    'wrong-number': '番号違い',
    undelivered: '不達(回数に数えません)',
    unknown: '届いたか不明',
    'not-sent': '送信できず',
    'not-needed': '不要になりました',
  },
  en: {
    sent: 'sent, no answer yet',
    mine: '“mine”',
    'not-mine': '“not mine”',
    unsure: '“not sure”',
    'third-party': 'somebody else answered',
    'refuses-barring': 'does not want barring',
    'no-answer': 'no answer',
    busy: 'busy',
    refused: 'call refused',
    'wrong-number': 'wrong number',
    undelivered: 'not delivered (does not count)',
    unknown: 'not known whether it arrived',
    'not-sent': 'could not be sent',
    'not-needed': 'not needed any more',
  },
});

export function resultName(result: string): string {
  return sayNow(results, result as keyof (typeof results)['texts']['ja']);
}
