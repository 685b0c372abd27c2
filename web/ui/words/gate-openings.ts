// What would open a gate that is not met, the same on every page.
import type { Schemas } from '../../api/client.ts';
import { defineWords, type Say } from '../language/words.ts';

export const openingWords = defineWords('openings', {
  ja: {
    silence: '{{time}}以降(応答がなければ)',
    'person-calls': '電話で応答がなければ',
    reached: '連絡がとれたため、契約者の申し出が必要',
    'more-evidence': '根拠が強まれば',
    'more-charges': '確定した通話料が増えれば',
    'listed-call': '規制対地への通話があれば',
    'list-checks': '規制対地リストの再確認後',
    'unusual-call': '普段と異なる対地・発信元の通話があれば',
    'more-calls': '同時または続けて通話があれば',
    contacts: '使える連絡手段が増えれば',
    'challenge-passed': '本人確認ができたため不可',
    wholesale: '卸回線のため不可',
    clause: '約款の条項を方針に定めれば',
    'owner-word': '契約者の申し出を理由に書けば',
    reason: '理由を書けば',
    mended: '原因の解消を契約者が確認すれば',
    'other-case': '別の案件の回線',
    'stopped-already': 'すでに休止中',
    'open-already': 'すでに再開済み',
    'trusted-source': '信頼できるSBCが観測すれば',
    'more-accounts': 'さらに多くの契約で使われれば',
    'lawful-use': '正当な利用がなくなれば',
    protected: '対象外の地域のため不可',
    'more-history': '履歴がたまれば',
    'much-traffic': '通常の通話が多いため不可',
    approval: '責任者が承認すれば',
    'later-end': '今の終了より後の時刻を選べば',
    authorisation: '契約者の事前承諾があれば',
    'facts-change': '事実が変われば',
  },
  en: {
    silence: 'not before {{time}}, if nobody answers',
    'person-calls': 'when a call by a person stays unanswered',
    reached: 'somebody was reached: it takes their word',
    'more-evidence': 'when the evidence grows',
    'more-charges': 'when confirmed charges grow',
    'listed-call': 'with a call to a listed destination',
    'list-checks': 'when the list is checked again',
    'unusual-call': 'with a call from or to somewhere unusual',
    'more-calls': 'with further calls, at once or soon',
    contacts: 'with a further usable contact',
    'challenge-passed': 'never: the caller proved to be the owner',
    wholesale: 'never: it is a wholesale line',
    clause: 'when the policy names a clause of the terms',
    'owner-word': 'when you write down the owner’s word',
    reason: 'when you write a reason',
    mended: 'when the owner says the cause is mended',
    'other-case': 'the line is of another case',
    'stopped-already': 'it is suspended already',
    'open-already': 'it is open already',
    'trusted-source': 'when a trusted SBC sees it',
    'more-accounts': 'when more accounts are hit',
    'lawful-use': 'when lawful use has ended',
    protected: 'never: protected territory',
    'more-history': 'with more history',
    'much-traffic': 'not possible: too much normal traffic',
    approval: 'when a supervisor approves',
    'later-end': 'with an end later than now',
    authorisation: 'when the owner authorises it beforehand',
    'facts-change': 'when the facts change',
  },
});

type Opening = NonNullable<Schemas['ProposedGate']['opens']>;

/** In words; `time` writes a time as the page does. */
export function openingText(
  opening: Opening | undefined,
  say: Say<Opening['when']>,
  time: (atMs: number) => string,
): string | undefined {
  if (opening === undefined) return undefined;
  return say(opening.when, { time: opening.atMs === null ? '' : time(opening.atMs) });
}
