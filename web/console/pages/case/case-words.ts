import { defineWords } from '../../../ui/language/words.ts';

export const caseWords = defineWords('case', {
  ja: {
    title: '案件 {{number}}',
    frozen: '{{time}}時点の表示です。現在の状態ではありません。',
    toNow: '現在の表示へ',
  },
  en: {
    title: 'Case {{number}}',
    frozen: 'This is the case as it stood at {{time}}, not as it stands now.',
    toNow: 'Show now',
  },
});
