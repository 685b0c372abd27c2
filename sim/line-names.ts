// Whose lines the simulated ones are: names that follow from the account's number and nothing
// else, so that no draw of the traffic moves.
import type { Line } from './world.ts';

const heads = [
  ['青葉', 'アオバ'],
  ['桜井', 'サクライ'],
  ['北浜', 'キタハマ'],
  ['瑞穂', 'ミズホ'],
  ['朝日野', 'アサヒノ'],
  ['白川', 'シラカワ'],
  ['松葉', 'マツバ'],
  ['海老原', 'エビハラ'],
  ['常盤', 'トキワ'],
  ['若竹', 'ワカタケ'],
  ['泉', 'イズミ'],
] as const;
const trades = [
  ['商事株式会社', 'ショウジ'],
  ['精密株式会社', 'セイミツ'],
  ['運輸有限会社', 'ウンユ'],
  ['貿易株式会社', 'ボウエキ'],
  ['設計合同会社', 'セッケイ'],
  ['食品株式会社', 'ショクヒン'],
  ['印刷株式会社', 'インサツ'],
] as const;
const families = [
  ['佐藤', 'サトウ'],
  ['鈴木', 'スズキ'],
  ['高橋', 'タカハシ'],
  ['田中', 'タナカ'],
  ['伊藤', 'イトウ'],
  ['渡辺', 'ワタナベ'],
  ['山本', 'ヤマモト'],
  ['中村', 'ナカムラ'],
  ['小林', 'コバヤシ'],
  ['加藤', 'カトウ'],
  ['吉田', 'ヨシダ'],
  ['山田', 'ヤマダ'],
  ['松本', 'マツモト'],
] as const;
const given = [
  ['花子', 'ハナコ'],
  ['太郎', 'タロウ'],
  ['陽子', 'ヨウコ'],
  ['健一', 'ケンイチ'],
  ['恵', 'メグミ'],
  ['翔', 'ショウ'],
  ['直美', 'ナオミ'],
] as const;

/** All lines of an account have one name. */
export function nameOf({ account, type }: Pick<Line, 'account' | 'type'>): {
  readonly name: string;
  readonly nameKana: string;
} {
  const number = Number(account.id.slice(1));
  const [first, second] = type === 'corporate' ? [heads, trades] : [families, given];
  const [name, kana] = first[number % first.length]!;
  const [rest, restKana] = second[Math.floor(number / 3) % second.length]!;
  const between = type === 'corporate' ? '' : ' ';
  return { name: `${name}${between}${rest}`, nameKana: `${kana} ${restKana}` };
}
