// Hours of a week as a small picture: seven rows of twenty-four, darker where there is more.
import { useState } from 'react';
import { useWords } from '../language/words.ts';
import { chartWords } from './chart-words.ts';
import './week-grid.css';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Which of five shades a value has; 0 for none. */
export function shadeOf(value: number, largest: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (value <= 0 || largest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((5 * value) / largest))) as 1 | 2 | 3 | 4 | 5;
}

/** `values`: 168 from Monday 00:00 on. `told` says one of them in words. */
export function WeekGrid({
  title,
  values,
  told,
}: {
  readonly title: string;
  readonly values: readonly number[];
  readonly told: (value: number) => string;
}) {
  const say = useWords(chartWords);
  const [at, setAt] = useState<number>();
  const largest = Math.max(0, ...values);
  const name = (index: number) =>
    say('hourOf', { day: say(days[Math.floor(index / 24)]!), hour: index % 24 });
  return (
    <figure className="week">
      <figcaption className="label">
        {at === undefined ? title : `${name(at)}: ${told(values[at] ?? 0)}`}
      </figcaption>
      <table className="week-table" aria-label={title} onMouseLeave={() => setAt(undefined)}>
        <thead>
          <tr>
            <td />
            {hours.map(hour => (
              <th key={hour} scope="col">
                {hour % 6 === 0 ? hour : <span className="hidden-text">{hour}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, row) => (
            <tr key={day}>
              <th scope="row">{say(day)}</th>
              {hours.map(hour => {
                const index = row * 24 + hour;
                const value = values[index] ?? 0;
                return (
                  <td
                    key={hour}
                    className={`week-cell week-${shadeOf(value, largest)}`}
                    onPointerEnter={() => setAt(index)}
                  >
                    <span className="hidden-text">{told(value)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
