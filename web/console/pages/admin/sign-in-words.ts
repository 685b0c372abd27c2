import { defineWords } from '../../../ui/language/words.ts';

export const signInWords = defineWords('admin-sign-ins', {
  ja: {
    address: '接続元',
    current: 'この端末',
    begun: '開始',
    seen: '最終利用',
    ends: '期限',
    end: '終了',
  },
  en: {
    address: 'From',
    current: 'this browser',
    begun: 'Begun',
    seen: 'Last used',
    ends: 'Ends',
    end: 'End',
  },
});
