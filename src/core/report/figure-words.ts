// What each figure of a report is called and how it is defined, in both languages: for the page,
// the CSV and the PDF alike. docs/operating/reports.md has the same, with what is behind it.
import type { BreakdownId, FigureId } from './report.ts';

export interface FigureWords {
  readonly name: string;
  /** One or two sentences: what is counted, from when to when, of which cases. */
  readonly means: string;
}

interface BothLanguages {
  readonly ja: FigureWords;
  readonly en: FigureWords;
}

function words(ja: string, jaMeans: string, en: string, enMeans: string): BothLanguages {
  return { ja: { name: ja, means: jaMeans }, en: { name: en, means: enMeans } };
}

export const figureWords: Readonly<Record<FigureId, BothLanguages>> = {
  'lawful-stopped': words(
    '誤って止めた正当な通話',
    'この期間に開始し「正当」で終了した案件の措置が拒否または切断した通話の数です。お申し込みによる発信規制は含みません。',
    'Lawful calls stopped',
    'Calls refused or ended by measures of cases that were opened in the period and ' +
      'closed as lawful. Barring on request is not among them.',
  ),
  'undecided-stopped': words(
    '判断待ちの停止通話',
    'まだ終了していない案件の措置が拒否または切断した通話の数です。正当と分かれば上の数に移ります。',
    'Stopped calls not yet decided',
    'Calls refused or ended by measures of cases that are still open. If a case proves ' +
      'lawful, they move to the figure before.',
  ),
  'false-stops': words(
    '誤った措置',
    'この期間に始まった一時休止・発信元遮断・国別規制のうち、案件が「正当」で終了したものの数です。',
    'False stops',
    'Suspensions and blocks that began in the period and whose case was closed as lawful.',
  ),
  'lawful-challenged': words(
    '正当な案件の本人確認',
    '「正当」で終了した案件の回線で、案件の間に本人確認のガイダンスへ接続した通話の数です。',
    'Challenges of lawful cases',
    'Calls of lines in cases closed as lawful that were led to the announcement while these were ' +
      'open.',
  ),
  'lawful-asked': words(
    '正当な契約者への問い合わせ',
    '「正当」で終了した案件のうち、契約者に1回以上連絡したものの数です。',
    'Lawful owners asked',
    'Cases closed as lawful in which at least one contact went out to the owner.',
  ),
  cases: words(
    '案件',
    'この期間に開始した案件の数です。検知、監視担当者、契約者のいずれによるものも含みます。',
    'Cases',
    'Cases opened in the period, by an alert, by an operator or by the subscriber.',
  ),
  fraud: words(
    '不正利用',
    'そのうち「不正利用」で終了した案件の数です。',
    'Fraud',
    'Those of them that were closed as fraud.',
  ),
  lawful: words(
    '正当',
    'そのうち「正当」で終了した案件の数です。',
    'Lawful',
    'Those of them that were closed as lawful.',
  ),
  inconclusive: words(
    '判定不能',
    'そのうち判定できずに終了した案件の数です。',
    'Inconclusive',
    'Those of them that were closed without a finding.',
  ),
  undecided: words(
    '未終了',
    'そのうちまだ終了していない案件の数です。',
    'Still open',
    'Those of them that are not closed yet.',
  ),
  loss: words(
    '被害額',
    '不正利用の案件の被害見込額(通話中を含む)の合計です。割引計算前の概算です。',
    'Loss',
    'Sum of the exposure of fraud cases, calls in progress included, before discounts.',
  ),
  saved: words(
    '抑止額(推定)',
    '停止前の1時間あたりの被害の速さに、停止後も発信が試みられた時間(10分単位)を掛けた額です。試みがなければ0円です。',
    'Saved (estimate)',
    'Pace of the loss before the stop, times the ten-minute intervals in which calls were ' +
      'still attempted after it. No attempt, no saving.',
  ),
  without: words(
    '何も止めなかった場合(推定)',
    '被害額と抑止額(推定)の合計です。',
    'If nothing had been stopped (estimate)',
    'The loss and what was saved, together.',
  ),
  'undecided-loss': words(
    '未終了案件の被害見込額',
    'まだ終了していない案件の被害見込額の合計です。不正利用とは限りません。',
    'Exposure of open cases',
    'Exposure of cases that are still open; they need not be fraud.',
  ),
  'loss-median': words(
    '1件の被害額(中央値)',
    '不正利用の案件を被害額の順に並べたとき、中央の額です。',
    'Loss of a case, median',
    'Half of the fraud cases lost no more than this.',
  ),
  'loss-p95': words(
    '1件の被害額(95%)',
    '不正利用の案件の95%がこの額以下です。',
    'Loss of a case, p95',
    '95 of 100 fraud cases lost no more than this.',
  ),
  'loss-largest': words(
    '1件の被害額(最大)',
    '不正利用の案件のうち最も大きい被害額です。',
    'Loss of a case, largest',
    'The largest loss of a fraud case.',
  ),
  'detect-median': words(
    '検知までの時間(中央値)',
    '不正利用の最初の発信から検知までの時間です。最初の発信が分かる案件だけを数えます。',
    'Time to detect, median',
    'From the set-up of the first call of the episode to the alert, of fraud cases whose ' +
      'first call is known.',
  ),
  'detect-p95': words(
    '検知までの時間(95%)',
    '不正利用の案件の95%がこの時間以内に検知されました。',
    'Time to detect, p95',
    '95 of 100 fraud cases were detected within this time.',
  ),
  'contact-median': words(
    '連絡までの時間(中央値)',
    '検知から、契約者への最初の連絡が出るまでの時間です。届かなかった連絡は数えません。',
    'Time to contact, median',
    'From the alert to the first contact that went out. Undelivered contacts do not count.',
  ),
  'contact-p95': words(
    '連絡までの時間(95%)',
    '不正利用の案件の95%がこの時間以内に連絡されました。',
    'Time to contact, p95',
    'In 95 of 100 fraud cases the first contact went out within this time.',
  ),
  'stop-median': words(
    '停止までの時間(中央値)',
    '検知から、最初に通話を拒否・本人確認・切断するか、措置が始まるまでの時間です。',
    'Time to stop, median',
    'From the alert to the first call that was refused, challenged or ended, or to the ' +
      'first measure.',
  ),
  'stop-p95': words(
    '停止までの時間(95%)',
    '不正利用の案件の95%がこの時間以内に止まりました。',
    'Time to stop, p95',
    '95 of 100 fraud cases were stopped within this time.',
  ),
  'first-to-stop-median': words(
    '最初の発信から停止まで(中央値)',
    '不正利用の最初の発信から停止までの時間です。',
    'First call to stop, median',
    'From the set-up of the first call of the episode to the stop.',
  ),
  'first-to-stop-p95': words(
    '最初の発信から停止まで(95%)',
    '不正利用の案件の95%が、最初の発信からこの時間以内に止まりました。',
    'First call to stop, p95',
    '95 of 100 fraud cases were stopped within this time of their first call.',
  ),
  suspensions: words(
    '国際通話の一時利用休止',
    'この期間に始まった一時利用休止の数です。延長は数えません。',
    'Suspensions',
    'Suspensions of international calling that began in the period; renewals are not counted.',
  ),
  'source-blocks': words(
    '発信元IPアドレスの遮断',
    'この期間に始まった発信元IPアドレスの遮断の数です。',
    'Source blocks',
    'Blocks of source addresses that began in the period.',
  ),
  'country-blocks': words(
    '国(対地)単位の発信規制',
    'この期間に始まった国(対地)単位の発信規制の数です。公表しません。',
    'Country blocks',
    'Blocks of countries that began in the period. Never published.',
  ),
  barrings: words(
    'お申し込みによる発信規制',
    'この期間に受け付けた発信規制のお申し込みとご同意の数です。',
    'Barrings on request',
    'Barrings that owners asked for or consented to, received in the period.',
  ),
  'barring-median': words(
    '受付から工事完了まで(中央値)',
    'お申し込みの受付から、すべての装置で確認されるまでの時間です。',
    'Request to completion, median',
    'From the receipt of a request to bar until every network element confirmed it.',
  ),
  'barring-p95': words(
    '受付から工事完了まで(95%)',
    'お申し込みの95%がこの時間以内に完了しました。',
    'Request to completion, p95',
    '95 of 100 requests were completed within this time.',
  ),
  compensations: words(
    '補償の件数',
    'この期間に承認された補償の件数です。',
    'Compensations',
    'Claims approved in the period.',
  ),
  'compensation-yen': words(
    '補償額',
    'この期間に承認された補償の合計です。1件ごとに1円未満を切り上げます。',
    'Compensation',
    'Sum of the claims approved in the period, each rounded up to the yen.',
  ),
  refused: words(
    '拒否した発信',
    'この期間に拒否した国際発信の数です。お申し込みによる発信規制によるものも含みます。',
    'Refused calls',
    'International calls refused in the period, those under barring on request included.',
  ),
  challenged: words(
    '本人確認に接続した発信',
    'この期間に本人確認のガイダンスへ接続した国際発信の数です。',
    'Challenged calls',
    'International calls led to the announcement in the period.',
  ),
  released: words(
    '切断した通話',
    'この期間に措置により切断した通話の数です。',
    'Calls ended',
    'Calls in progress that a measure ended in the period.',
  ),
  calls: words(
    '国際通話',
    'この期間に応答された国際通話の数です。',
    'International calls',
    'International calls that were answered, by their set-up in the period.',
  ),
  minutes: words(
    '通話時間',
    'その通話時間の合計(分)です。',
    'Minutes',
    'Their minutes from answer to end.',
  ),
  charges: words(
    '国際通話料',
    'その通話料の合計です。割引計算前の概算です。',
    'Charges',
    'Their charges, before discounts.',
  ),
};

export const breakdownWords: Readonly<Record<BreakdownId, BothLanguages>> = {
  'by-service': words(
    'IP電話・加入電話別',
    '不正利用の案件を、回線のサービス別に数えます。リストにない回線は不明です。',
    'IP and PSTN',
    'Fraud cases by the service of the line; unknown where the line is in no list any more.',
  ),
  'by-type': words(
    '法人・個人別',
    '不正利用の案件を、契約者の種類別に数えます。',
    'Corporate and individual',
    'Fraud cases by the kind of subscriber.',
  ),
  'by-cause': words(
    '原因別',
    '不正利用の案件を、終了時に記録した原因別に数えます。',
    'Cause',
    'Fraud cases by the cause recorded when they were closed.',
  ),
  'by-maker': words(
    '機器メーカー別',
    '不正利用の案件を、機器名の先頭の語(メーカー名)別に数えます。',
    'Device maker',
    'Fraud cases by the first word of the device model, its maker.',
  ),
  'by-model': words(
    '機器の型番別',
    '不正利用の案件を、機器の型番別に数えます。',
    'Device model',
    'Fraud cases by the device model of the line.',
  ),
  'by-country': words(
    '対地別',
    '不正利用の案件を、その通話の対地別に数えます。1件に複数の対地があれば、それぞれに数えます。',
    'Country of destination',
    'Fraud cases by the countries of their calls; a case with several countries counts in each.',
  ),
};
