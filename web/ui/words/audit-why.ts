// The reason of an audit entry where the server wrote it, in the language of the page; what a
// person wrote stays as it is.
import { gateLines } from '../../words/gate-words.js';
import type { Language } from '../language/language.ts';
import { answers, purposes, roles, waysIn } from './audit-why-words.ts';

type Form = readonly [RegExp, (...parts: string[]) => string];

const none: readonly Form[] = [];

const stage: readonly Form[] = [[/^stage (\d)$/, number => `段階${number}`]];

const signIn: readonly Form[] = [
  [/^(.+), from (\S+)$/, (way, address) => `${wayIn(way)}(${address}から)`],
  [/^(.+)$/, way => wayIn(way)],
];

const role: readonly Form[] = [[/^(\S+)$/, name => roles[name] ?? name]];

const purpose: readonly Form[] = [
  [/^([a-z-]+): ([\s\S]+)$/, (name, why) => `${purposes[name] ?? name}:${why}`],
];

const forms: Readonly<Record<string, readonly Form[]>> = {
  'suspension.begin': [
    [/^ground ([A-D]): ([\s\S]+)$/, (name, why) => `根拠${name}:${gatesOf(why)}`],
  ],
  'suspension.renew': [
    [/^ground ([A-D]): ([\s\S]+)$/, (name, why) => `根拠${name}:${gatesOf(why)}`],
  ],
  'source-block.begin': [[/^(\S+): ([\s\S]+)$/, (_, why) => gatesOf(why)]],
  'source-block.renew': [[/^(\S+): ([\s\S]+)$/, (_, why) => gatesOf(why)]],
  'country-block.begin': [[/^(\S+): ([\s\S]+)$/, (_, why) => gatesOf(why)]],
  'country-block.renew': [[/^(\S+): ([\s\S]+)$/, (_, why) => gatesOf(why)]],
  'barring.begin': [
    [/^the subscriber asked for it$/, () => '契約者の申し込み'],
    [/^the subscriber consented$/, () => '契約者の同意'],
  ],
  'barring.complete': [
    [
      /^asked for at (\S+), read back everywhere$/,
      time => `${time}の申し込み。すべて読み戻しで確認`,
    ],
  ],
  'measure.open-in-part': [[/^opened again to usual destinations$/, () => '通常の対地へ再開']],
  'measure.end': [
    [/^opened again in full$/, () => '全面再開'],
    [
      /^its end was reached, or the subscriber was heard$/,
      () => '終了時刻の到来、または契約者の回答',
    ],
    [/^ended early$/, () => '繰り上げて終了'],
  ],
  'contact.answer': [
    [
      /^by the link of attempt (\d+): (\S+)$/,
      (attempt, result) => `${attempt}回目の連絡の回答リンク:${answers[result] ?? result}`,
    ],
  ],
  'contacts.view': [[/^to call them$/, () => '契約者への連絡']],
  'calls.view': stage,
  'calls.view.in-full': stage,
  'address.view': stage,
  'calls.copy': [[/^from the page$/, () => '画面から']],
  'contacts.copy': [[/^from the page$/, () => '画面から']],
  'report.pdf': [[/^to hand it on$/, () => '社外への提出']],
  'report.csv': [[/^to hand it on$/, () => '社外への提出']],
  'device.report': [[/^to (.+)$/, to => `提出先:${to}`]],
  'policy.backtest': [[/^(\d+) days$/, days => `${days}日分`]],
  'person.sign-in': signIn,
  'person.sign-in-refused': signIn,
  'person.step-up': signIn,
  'person.step-up-refused': signIn,
  'person.set-up': signIn,
  'person.add': role,
  'person.role': role,
  'person.oidc': [
    [/^none$/, () => '紐付けを解除'],
    [/^(.+) of (\S+)$/, (subject, issuer) => `${subject}(${issuer})`],
  ],
  'disclosure.open.2': purpose,
  'disclosure.open.3': purpose,
  'evidence-pack.take.masked': purpose,
  'evidence-pack.take.in-full': purpose,
  'retention.erase': [
    [/^(\d+) rows before (\S+)(.*)$/, (rows, time, more) => `${time}より前の${rows}件${more}`],
  ],
  'enforcement.drift': [
    [/^it was not in force where it should be$/, () => '実施すべき措置がなかった'],
    [/^it was in force though nobody decided it$/, () => '決定していない措置が実施されていた'],
    [/^it was in force after its end$/, () => '終了後も実施されていた'],
    [/^it was in force otherwise than decided$/, () => '決定と異なる内容で実施されていた'],
    [/^and (\d+) more$/, count => `ほか${count}件`],
  ],
};

/** `what` tells who wrote the reason: an act of a person has their own words. */
export function auditWhy(what: string, why: string, language: Language): string {
  if (language === 'en') return why;
  for (const [form, say] of forms[what] ?? none) {
    const found = form.exec(why);
    if (found !== null) return say(...found.slice(1));
  }
  return why;
}

function gatesOf(why = ''): string {
  return gateLines(why, { language: 'ja' }).join('、');
}

/** `password and authenticator`, `wrong code`, `identity provider https://…`. */
function wayIn(way = ''): string {
  const provider = /^identity provider (.+)$/.exec(way)?.[1];
  if (provider !== undefined) return `IDプロバイダー ${provider}`;
  const without = /^(\S+) without an authenticator$/.exec(way)?.[1];
  if (without !== undefined) return `認証アプリのない${roles[without] ?? without}`;
  return waysIn[way] ?? way;
}
