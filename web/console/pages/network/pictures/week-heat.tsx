import type { Schemas } from '../../../../api/client.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { networkWords } from '../network-words.ts';
import { heatOf } from './heat-of.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Attack hours: a table in which the cell's shade tells how many calls there were. */
export function WeekHeat({ cells }: { readonly cells: Schemas['Episodes']['hours'] }) {
  const say = useWords(networkWords);
  const heat = heatOf(cells);
  return (
    <Panel title={say('hours')}>
      {cells.length === 0 ? (
        <Empty>{say('hoursNone')}</Empty>
      ) : (
        <>
          <p className="label">{say('hoursAbout')}</p>
          <table className="network-heat">
            <thead>
              <tr>
                <th>
                  <span className="hidden-text">{say('weekday')}</span>
                </th>
                {hours.map(hour => (
                  <th key={hour}>{hour % 6 === 0 ? hour : ''}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weekdays.map(weekday => (
                <tr key={weekday}>
                  <th>{say(`weekday.${weekday}`)}</th>
                  {hours.map(hour => {
                    const { calls, level } = heat(weekday, hour);
                    const day = say(`weekday.${weekday}`);
                    const text = say('hourCell', { weekday: day, hour, calls });
                    return (
                      <td key={hour} className={`network-heat-${level}`} title={text}>
                        <span className="hidden-text">{calls}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
