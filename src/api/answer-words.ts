// The words of the answer page, in both languages.
import type { LinkAnswer } from '../core/case/message-fate.ts';
import type { MessageLanguage } from '../core/case/message-order.ts';

export interface AnswerWords {
  readonly title: string;
  readonly question: string;
  readonly lead: string;
  readonly line: string;
  readonly lineEnding: (digits: string) => string;
  readonly first: string;
  readonly calls: string;
  readonly callCount: (calls: number) => string;
  readonly countries: string;
  readonly buttons: Readonly<Record<LinkAnswer, string>>;
  readonly once: (until: string) => string;
  readonly untouched: string;
  readonly help: string;
  readonly other: string;
  readonly thanks: string;
  readonly noted: Readonly<Record<LinkAnswer, string>>;
  readonly allowed: (until: string) => string;
  readonly mineNext: string;
  readonly callFirst: string;
  readonly callUs: string;
  readonly stopped: string;
  readonly nowTitle: string;
  readonly now: readonly string[];
  readonly restore: string;
  readonly unsureNext: string;
  readonly invalid: string;
  readonly invalidNext: string;
  readonly later: string;
  readonly laterNext: string;
}

const ja: AnswerWords = {
  title: '国際電話のご利用確認',
  question: 'この国際電話は、お客さまのご利用ですか？',
  lead: '普段のご利用と異なる国際電話を確認いたしました。お手数ですが、下のいずれかをお選びください。',
  line: '回線',
  lineEnding: digits => `末尾 ${digits}`,
  first: '最初の発信',
  calls: '発信回数',
  callCount: calls => `${calls}回`,
  countries: '発信先の国・地域',
  buttons: {
    mine: '自分の利用です',
    'not-mine': '覚えがありません',
    unsure: '分かりません',
  },
  once: until => `ご回答は一度限りです。期限は ${until} です。`,
  untouched: '緊急通報（110・118・119）、国内通話および着信には影響ございません。',
  help: 'お問い合わせ',
  other: 'English',
  thanks: 'ご回答ありがとうございます',
  noted: {
    mine: 'お客さまのご利用として承りました。',
    'not-mine': 'お客さまのご利用ではないものとして承りました。',
    unsure: 'お分かりにならない旨、承りました。',
  },
  allowed: until => `同じようなご利用は ${until} まで、確認なしでおつなぎいたします。`,
  mineNext: 'お手続きは以上です。この画面は閉じていただいて構いません。',
  callFirst:
    '国際電話の停止は、このご回答だけでは解除いたしません。お客さまの安全のため、担当者から確認のお電話を差し上げ、お話しできましたら再開いたします。',
  callUs: 'お急ぎの場合は、お電話をお待ちいただかずに、下記窓口までご連絡ください。',
  stopped:
    'この回線の国際電話の発信は、ただちに停止いたします。国内通話・緊急通報・着信はこれまでどおりご利用いただけます。',
  nowTitle: 'いま、お願いしたいこと',
  now: [
    '内線、IP電話機および管理画面のパスワードを、推測されにくいものへ変更してください。',
    '覚えのない内線や、転送（とくに海外への転送）の設定がないかご確認ください。',
    'DISA（外線からPBXを経由して発信する機能）やリモート保守の接続口は、お使いでなければ停止してください。',
    'PBX・VoIPルーターの管理画面が、インターネットから開ける状態になっていないかご確認ください。',
    '保守会社さま、またはPBXの販売店さまへご連絡ください。ログは消さずに保管してください。',
    '被害に遭われた場合は、最寄りの警察へご相談ください。',
  ],
  restore:
    '対策がお済みになりましたら、再開のお手続きをご案内いたします。下記窓口までご連絡ください。',
  unsureNext:
    '社内やご家族の方にご確認ください。お分かりになりましたら、下記窓口までご連絡ください。弊社からあらためてご連絡を差し上げる場合もございます。',
  invalid: 'このリンクはご利用いただけません',
  invalidNext:
    'すでにご回答いただいている場合、ご回答は承っておりますので、お手続きは必要ございません。そのほかの場合は、お手数ですが下記窓口までご連絡ください。',
  later: 'ただいまご回答をお受けできません',
  laterNext:
    '恐れ入りますが、少し時間をおいて、もう一度リンクを開いてください。お急ぎの場合は下記窓口までご連絡ください。',
};

const en: AnswerWords = {
  title: 'Were these calls abroad yours?',
  question: 'Are these calls abroad yours?',
  lead: 'We noticed calls abroad that differ from the usual use of your line. Please choose one.',
  line: 'Line',
  lineEnding: digits => `ending in ${digits}`,
  first: 'First call',
  calls: 'Number of calls',
  callCount: calls => String(calls),
  countries: 'Countries or regions called',
  buttons: {
    mine: 'These calls are mine',
    'not-mine': 'They are not mine',
    unsure: 'I am not sure',
  },
  once: until => `You can answer once, until ${until}.`,
  untouched:
    'Emergency calls (110, 118, 119), calls within Japan and incoming calls are not affected.',
  help: 'Help',
  other: '日本語',
  thanks: 'Thank you for your answer',
  noted: {
    mine: 'We have noted that these calls are yours.',
    'not-mine': 'We have noted that these calls are not yours.',
    unsure: 'We have noted that you are not sure.',
  },
  allowed: until => `Similar calls are connected without a question until ${until}.`,
  mineNext: 'There is nothing more to do. You can close this page.',
  callFirst:
    'Calls abroad that are stopped stay stopped for now: to keep your line safe, one of our ' +
    'staff will call you to make sure, and will then open the line again.',
  callUs: 'If it is urgent, you need not wait for our call: please contact us.',
  stopped:
    'Calls abroad from this line are being stopped at once. Calls within Japan, emergency calls ' +
    'and incoming calls work as before.',
  nowTitle: 'What to do now',
  now: [
    'Change the passwords of extensions, IP telephones and administration to ones that are ' +
      'hard to guess.',
    'Look for extensions you do not know, and for forwarding that you did not set, above all ' +
      'abroad.',
    'Switch off DISA (calling out through the PBX from outside) and remote maintenance where ' +
      'they are not used.',
    'Make sure that the administration of PBX and VoIP router cannot be opened from the internet.',
    'Call the company that maintains your PBX. Keep the logs.',
    'If you suffered damage, talk to your local police.',
  ],
  restore:
    'When the cause is mended, contact us and we will help you to have calls abroad restored.',
  unsureNext:
    'Please ask your colleagues or family. When you know more, contact us. We may also contact ' +
    'you again.',
  invalid: 'This link cannot be used',
  invalidNext:
    'If you have already answered, we have your answer and there is nothing to do. Otherwise ' +
    'please contact us.',
  later: 'We cannot take your answer just now',
  laterNext: 'Please open the link again in a little while. If it is urgent, please contact us.',
};

export const answerWords: Readonly<Record<MessageLanguage, AnswerWords>> = { ja, en };
