// The lanes as a table: the most of each hour.
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { type TimeWindow, ticks } from './attack-spans.ts';
import type { MinuteColumns } from './minute-columns.ts';
import { nowWords } from './words.ts';

const hourMs = 3_600_000;

export function HoursTable({
  columns,
  within,
  offsetMinutes,
}: {
  readonly columns: MinuteColumns;
  readonly within: TimeWindow;
  readonly offsetMinutes: number;
}) {
  const say = useWords(nowWords);
  const hours = ticks(within, offsetMinutes, 24).toReversed();
  const part = (name: Parameters<MinuteColumns['column']>[0], fromMs: number) => {
    const first = Math.max(0, Math.floor((fromMs - columns.fromMs) / 60_000));
    const last = Math.max(0, Math.floor((fromMs + hourMs - columns.fromMs) / 60_000));
    return columns.column(name).slice(first, last);
  };
  const most = (name: Parameters<MinuteColumns['column']>[0], fromMs: number) => {
    const seen = part(name, fromMs).filter(value => value !== null);
    return seen.length === 0 ? null : Math.max(...seen);
  };
  const sum = (name: Parameters<MinuteColumns['column']>[0], fromMs: number) => {
    return part(name, fromMs).reduce<number>((all, value) => all + (value ?? 0), 0);
  };
  const yen = (value: number | null): string => (value === null ? '–' : yenInCell(value));
  return (
    <table className="now-table">
      <thead>
        <tr>
          <th scope="col">{say('hour')}</th>
          <th scope="col">{say('peakLoss')}</th>
          <th scope="col">{say('peakCalls')}</th>
          <th scope="col">{say('refused')}</th>
          <th scope="col">{say('challenged')}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map(at => (
          <tr key={at}>
            <th scope="row">{hourOf(at, offsetMinutes)}</th>
            <td>{yen(most('lossYenPerMinute', at))}</td>
            <td>{most('calls', at) === null ? '–' : count(most('calls', at) ?? 0)}</td>
            <td>{count(sum('refused', at))}</td>
            <td>{count(sum('challenged', at))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hourOf(atMs: number, offsetMinutes: number): string {
  const local = new Date(atMs + offsetMinutes * 60_000);
  return `${String(local.getUTCHours()).padStart(2, '0')}:00`;
}
