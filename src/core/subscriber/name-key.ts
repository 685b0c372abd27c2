// Names as people look for them: written forms that mean the same give the same key.

const legalForms = new RegExp(
  [
    ...['株式会社', '有限会社', '合同会社', '合資会社', '合名会社'],
    ...['一般社団法人', '一般財団法人', '公益社団法人', '公益財団法人', '社会福祉法人'],
    ...['医療法人', '学校法人', '宗教法人', '特定非営利活動法人', 'npo法人'],
    '[(（](株|有|合|社|財|医|学|福|宗)[)）]',
  ].join('|'),
  'g',
);
const foreignForms = /\b(co\.?,? ?ltd|k\.? ?k|inc|corp|ltd|llc|gk)\.?(?=\s|$)/g;
const hiragana = /[\u3041-\u3096]/g;

/**
 * The key by which a name is kept and sought: width, case, spaces, points, kana and the legal form
 * of a firm make no difference. '' where nothing is left.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(legalForms, ' ')
    .replace(foreignForms, ' ')
    .replace(/[\s・･.,'’&＆-]+/g, '')
    .replace(hiragana, one => String.fromCodePoint(one.codePointAt(0)! + 0x60));
}
