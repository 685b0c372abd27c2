// The figures of both policies as rows, the same for tables and page.
import type { BacktestResult, SideResult } from './backtest-result.ts';

export interface ComparisonRow {
  readonly name: readonly [en: string, ja: string];
  readonly candidate: number;
  readonly inForce: number;
}

type Attacks = NonNullable<SideResult['attacks']>;

export function comparisonRows(result: BacktestResult): readonly ComparisonRow[] {
  const { candidate, inForce, labelled } = result;
  const row = (en: string, ja: string, of: (side: SideResult) => number): ComparisonRow => ({
    name: [en, ja],
    candidate: of(candidate),
    inForce: of(inForce),
  });
  const attack = (en: string, ja: string, of: (all: Attacks) => number): ComparisonRow =>
    row(en, ja, side => (side.attacks === undefined ? 0 : of(side.attacks)));
  const whose = labelled ? (['lawful lines', '正当な回線'] as const) : (['lines', '回線'] as const);
  const touched = (en: string, ja: string, of: (all: SideResult['touched']) => number) =>
    row(`${whose[0]} ${en}`, `${ja}${whose[1]}`, side => of(side.touched));
  return [
    row('question level, dB', '確認の水準 (dB)', side => side.levels.alert),
    row('challenge level, dB', '本人確認の水準 (dB)', side => side.levels.challenge),
    row('suspension level, dB', '利用停止の水準 (dB)', side => side.levels.suspension),
    row('questions to owners', '契約者への確認', side => side.questions),
    row('calls challenged', '本人確認した通話', side => side.challenged),
    row('calls refused', '接続拒否した通話', side => side.refused),
    row('calls released', '切断した通話', side => side.released),
    row('lines suspended', '利用停止した回線', side => side.suspendedLines),
    row('source blocks', '発信元規制', side => side.sourceBlocks),
    row('country blocks', '対地規制', side => side.countryBlocks),
    row('charges saved, ¥', '抑止した料金 (円)', side => side.savedYen),
    ...(labelled
      ? [
          attack('attacks', '攻撃', all => all.count),
          attack('attacks stopped', '止めた攻撃', all => all.stopped),
          attack('loss, median ¥', '被害額の中央値 (円)', all => all.lossMedianYen),
          attack('loss, p95 ¥', '被害額の95 % (円)', all => all.lossP95Yen),
          attack('loss, largest ¥', '被害額の最大 (円)', all => all.lossLargestYen),
        ]
      : []),
    touched('asked', '確認した', all => all.asked.count),
    touched(
      'asked per 1,000 a month',
      '月1,000回線あたり確認した',
      all => all.askedPerThousandMonth,
    ),
    touched('challenged', '本人確認した', all => all.challenged.count),
    touched('with refused calls', '接続拒否のあった', all => all.refused.count),
    touched('suspended', '利用停止した', all => all.suspended.count),
  ];
}
