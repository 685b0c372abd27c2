// What entries of the audit log tell of, in words; a code without words stands as it is.
import type { Language } from '../language/language.ts';

type Words = readonly [ja: string, en: string];

const acts: Readonly<Record<string, Words>> = {
  'act.contact-result': ['連絡の結果を記録', 'recorded the result of a contact'],
  'act.report-fraud': ['契約者の申し出を記録', 'recorded the owner’s report'],
  'act.open-case': ['案件を開始', 'opened the case'],
  'act.investigate': ['調査を開始', 'began to investigate'],
  'act.close-case': ['案件を終了', 'closed the case'],
  'act.reopen-case': ['案件を再開', 'opened the case again'],
  'act.authorise': ['事前承諾を記録', 'recorded an authorisation'],
  'act.bar': ['発信規制を指示', 'ordered a barring'],
  'act.reopen-line': ['利用再開を指示', 'ordered to open the line'],
  'act.suspend': ['利用休止を指示', 'ordered a suspension'],
  'act.block': ['遮断を指示', 'ordered a block'],
  'act.extend': ['延長を指示', 'ordered an extension'],
  'act.end-measure': ['措置の終了を指示', 'ordered the end of a measure'],
  'case.assign': ['担当を変更', 'gave the case to somebody'],
  'case.unassign': ['担当を外した', 'gave the case back'],
  'note.add': ['メモを追加', 'added a note'],
  'attachment.add': ['ファイルを追加', 'added a file'],
  'attachment.view': ['ファイルを閲覧', 'looked at a file'],
  'contacts.view': ['連絡先を閲覧', 'looked at the contacts'],
  'calls.view': ['通話を閲覧(下4桁なし)', 'looked at calls (masked)'],
  'calls.view.in-full': ['通話を全桁で閲覧', 'looked at calls in full'],
  'calls.copy': ['通話をコピー', 'copied calls'],
  'disclosure.open.2': ['段階2を開いた', 'opened stage 2'],
  'disclosure.open.3': ['段階3を開いた', 'opened stage 3'],
  'approval.approve': ['申請を承認', 'approved a request'],
  'approval.refuse': ['申請を却下', 'refused a request'],
  'approval.ask.unmask': ['番号の全桁表示を申請', 'asked for numbers in full'],
  'approval.use.unmask': ['番号の全桁表示を実行', 'opened numbers in full'],
  'approval.ask.bulk-export': ['証拠資料(全桁)を申請', 'asked for a pack in full'],
  'approval.use.bulk-export': ['証拠資料(全桁)の承認を使用', 'used the approval for a pack'],
  'approval.ask.source-block': ['発信元の遮断を申請', 'asked for a source block'],
  'approval.use.source-block': ['発信元の遮断を実行', 'carried out a source block'],
  'approval.ask.country-block': ['対地の遮断を申請', 'asked for a country block'],
  'approval.use.country-block': ['対地の遮断を実行', 'carried out a country block'],
  'claim.file': ['補償を申請', 'filed a claim'],
  'suspension.begin': ['利用休止が始まった', 'suspension began'],
  'suspension.renew': ['利用休止を延長', 'suspension extended'],
  'source-block.begin': ['発信元の遮断が始まった', 'source block began'],
  'country-block.begin': ['対地の遮断が始まった', 'country block began'],
  'barring.begin': ['発信規制が始まった', 'barring began'],
  'measure.end': ['措置が終わった', 'measure ended'],
  'measure.open-in-part': ['通常の対地へ再開', 'opened to usual destinations'],
  'contact.answer': ['契約者が回答', 'the subscriber answered'],
  'message.handle': ['連絡の依頼を処理', 'dealt with a message'],
  'evidence-pack.take.masked': ['証拠資料を作成', 'made an evidence pack'],
  'evidence-pack.take.in-full': ['証拠資料(全桁)を作成', 'made an evidence pack in full'],
  'case-audit.read': ['この監査記録を閲覧', 'looked at this audit'],
};

/** `act.suspend.refused` is the act with what became of it. */
export function auditAct(what: string, language: Language): string {
  const refused = what.endsWith('.refused');
  const known = acts[refused ? what.slice(0, -'.refused'.length) : what];
  if (known === undefined) return what;
  const [ja, en] = known;
  if (language === 'ja') return refused ? `${ja}(要件により不成立)` : ja;
  return refused ? `${en} (refused by the gates)` : en;
}
