import { defineWords } from '../../../ui/language/words.ts';

export const rolesWords = defineWords('admin-roles', {
  ja: {
    label: '役割ごとの権限',
    why: '一人に一つの役割があり、役割ごとの権限は製品が定めています。申請した人は自分の申請を承認できません。利用者を管理する人は、回線にも通信の内容にも触れません。',
    permission: 'できること',
    has: 'あり',
  },
  en: {
    label: 'Permissions of each role',
    why: 'Each person has one role, and what a role may do is fixed in the product. Nobody approves their own request. Whoever manages people touches neither lines nor what was communicated.',
    permission: 'May',
    has: 'yes',
  },
});
