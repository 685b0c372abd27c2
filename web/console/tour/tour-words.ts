import { defineWords } from '../../ui/language/words.ts';

export const tourWords = defineWords('tour', {
  ja: {
    title: '案内',
    start: '案内を始める',
    next: '次へ',
    back: '前へ',
    end: '案内を終える',
    toNow: '現況へ',
    toCase: '案件を開く',
    signIn: 'サインインして試す',
    stepOf: '{{step}} / {{steps}}',
    welcome:
      'ここで通話しているのは、模擬の通信事業者の契約者です。まもなく、1回線の認証情報を盗んだ攻撃者が国際通話を始めます。最初の案件を一緒にたどります。',
    wait: '失われている金額だけが赤で表示されます。いまは0円です。攻撃は開始から約1分後に始まります。時間の速さは画面の上で変えられます。',
    seen: '攻撃を検知しました。開始、止めた時刻、その後に拒否した呼が1本の線で並びます。いちばん損失の大きい案件を開いてください。',
    what: 'まず、何が起きたかを一文で示します。金額は割引計算前の推定です。',
    why: '根拠は、この回線の平常時と比べた読み取り値の和です(デシバン)。通話、通話料、根拠が同じ時間軸に並びます。',
    gates:
      '根拠だけでは何も止めません。要件がすべて充足されて初めて措置が取れます。未充足の要件には、いつ充足し得るかが示されます。',
    contacts: '契約者への連絡と、その結果です。届かなかった連絡は数えません。',
    measures:
      '効力のある措置です。指示、適用、網での確認の時刻が残り、期限が来ると自動で終わります。',
    act: '次にすることは一つだけ示されます。操作するにはサインインが必要です。名前は operator、合い言葉は起動した端末に表示されています。責任者(supervisor)の承認が要る操作もあります。',
    more: '案内はここまでです。「?」でキー操作、Ctrl+K ですべての操作が見つかります。次の攻撃は数時間後(模擬の時間)に来ます。',
  },
  en: {
    title: 'Tour',
    start: 'Start the tour',
    next: 'Next',
    back: 'Back',
    end: 'End the tour',
    toNow: 'Go to Now',
    toCase: 'Open the case',
    signIn: 'Sign in and try',
    stepOf: '{{step}} of {{steps}}',
    welcome:
      'The people who telephone here are subscribers of a simulated carrier. Soon somebody who stole the credentials of one line begins to call abroad. We follow that first case together.',
    wait: 'Only money being lost is red. It is ¥0 now. The attack begins about a minute after the start; how fast time runs can be set at the top.',
    seen: 'The attack was seen. Its begin, when it was stopped and what was refused since stand on one line. Open the case that costs most.',
    what: 'First, in one sentence, what happened. The amount is an estimate before discounts.',
    why: 'The evidence is a sum of readings against what is normal for this line (decibans). Calls, charges and evidence share one time axis.',
    gates:
      'Evidence alone stops nothing: a measure needs all of its gates. One that is not met says when it may be.',
    contacts:
      'How the subscriber was contacted, and what came of it. An undelivered contact does not count.',
    measures:
      'What is in force, with the times at which it was ordered, applied and confirmed by the network. It ends by itself.',
    act: 'One next step is shown. To take it, sign in: the name is operator, the password is on the terminal where the demonstration was started. Some acts need a supervisor too.',
    more: 'That was the tour. “?” lists the keys, Ctrl+K finds everything that can be done. The next attack comes in a few hours of the simulated time.',
  },
});
