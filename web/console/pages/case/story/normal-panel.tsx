import type { ReactNode } from 'react';
import type { Schemas } from '../../../../api/client.ts';
import { countryName } from '../../../../ui/figures/country-name.ts';
import { calendarDay } from '../../../../ui/figures/format-time.ts';
import { count, yenInCell } from '../../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../../ui/language/language.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Explained } from '../../../../ui/parts/figure.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { useLineNormal } from '../case-data.ts';
import { detailWords } from './detail-words.ts';
import './details.css';
import { Fold } from './fold.tsx';
import { shadeOf, weekRows } from './week-grid.ts';
import { useLineId } from './who-it-is.tsx';

type Normal = Schemas['LineNormal'];

/** What the line normally does, in small pictures. */
export function NormalPanel({ subscriber }: { readonly subscriber: string }) {
  const say = useWords(detailWords);
  const query = useLineNormal(useLineId(subscriber));
  return (
    <Fold title={say('normal')}>
      <Loaded query={query}>{normal => <NormalShown normal={normal} />}</Loaded>
    </Fold>
  );
}

function NormalShown({ normal }: { readonly normal: Normal }) {
  const say = useWords(detailWords);
  const { weeks, calls, firstMs, timeZone, learnt, deviceModel } = normal;
  const language = languageNow();
  const since =
    firstMs === null
      ? say('normal.never')
      : say('normal.since', { day: calendarDay(firstMs, timeZone, language, true) });
  return (
    <div className="normal">
      <div>
        <div className="label">{say('normal.hours', { weeks })}</div>
        {calls === 0 ? <p>{say('normal.none', { weeks })}</p> : <WeekGrid normal={normal} />}
        <p className="label">{since}</p>
      </div>
      <dl className="normal-figures">
        <Fact name={say('normal.atOnce')} origin={say('normal.atOnce.origin', { weeks })}>
          {count(normal.mostAtOnce)}
        </Fact>
        <Fact name={say('normal.day')} origin={say('normal.day.origin', { weeks })}>
          {yenInCell(normal.mostDayYen)}
        </Fact>
        <Fact name={say('normal.hourMost')} origin={say('normal.hourMost.origin', { weeks })}>
          {yenInCell(Math.max(0, ...normal.mostYenByHour))}
        </Fact>
        {learnt === null ? null : (
          <Fact
            name={say('normal.learnt')}
            origin={say('normal.learnt.origin', { days: learnt.teachAfterDays })}
          >
            {count(learnt.calls)}
          </Fact>
        )}
        {deviceModel === null ? null : (
          <div>
            <dt className="label">{say('normal.device')}</dt>
            <dd>{deviceModel}</dd>
          </div>
        )}
      </dl>
      <Places normal={normal} />
    </div>
  );
}

function Fact({
  name,
  origin,
  children,
}: {
  readonly name: string;
  readonly origin: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd>
        <Explained origin={{ definition: origin }}>{children}</Explained>
      </dd>
    </div>
  );
}

const days = ['day0', 'day1', 'day2', 'day3', 'day4', 'day5', 'day6'] as const;

function WeekGrid({ normal }: { readonly normal: Normal }) {
  const say = useWords(detailWords);
  const most = Math.max(...normal.callsByHour);
  const rows = weekRows(normal.callsByHour);
  const title = say('normal.hours', { weeks: normal.weeks });
  return (
    <svg className="week-grid" viewBox="0 0 292 108" role="img" aria-label={title}>
      {rows.map((hours, day) => (
        <g key={days[day]} transform={`translate(0 ${day * 13})`}>
          <text x={0} y={10}>
            {say(days[day]!)}
          </text>
          {hours.map((calls, hour) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
              key={hour}
              x={28 + hour * 11}
              y={0}
              width={10}
              height={12}
              className={`week-shade-${shadeOf(calls, most)}`}
            >
              <title>{say('normal.hours.cell', { day: say(days[day]!), hour, calls })}</title>
            </rect>
          ))}
        </g>
      ))}
      {[0, 6, 12, 18].map(hour => (
        <text key={hour} x={28 + hour * 11} y={105}>
          {hour}
        </text>
      ))}
    </svg>
  );
}

const placesShown = 6;

function Places({ normal }: { readonly normal: Normal }) {
  const say = useWords(detailWords);
  const language = languageNow();
  const { countries, networks, countryCount, networkCount, learnt } = normal;
  return (
    <div className="normal-places">
      <div>
        <div className="label">{say('normal.countries')}</div>
        {countries === null ? (
          <p>{say('normal.countries.closed', { count: countryCount })}</p>
        ) : (
          <Bars
            rows={countries.map(one => [countryName(one.country, language), one.calls] as const)}
          />
        )}
      </div>
      <div>
        <div className="label">{say('normal.networks')}</div>
        {networks === null ? (
          <p>{say('normal.networks.closed', { count: networkCount || (learnt?.networks ?? 0) })}</p>
        ) : networks.length === 0 ? (
          <p>{say('normal.networks.none')}</p>
        ) : (
          <Bars rows={networks.map(one => [one.network, one.calls] as const)} />
        )}
      </div>
      {countries === null || networks === null ? (
        <p className="label">{say('normal.openStage')}</p>
      ) : null}
    </div>
  );
}

function Bars({ rows }: { readonly rows: readonly (readonly [name: string, calls: number])[] }) {
  const say = useWords(detailWords);
  const most = Math.max(1, ...rows.map(([, calls]) => calls));
  return (
    <ul className="normal-bars">
      {rows.slice(0, placesShown).map(([name, calls]) => (
        <li key={name}>
          <span>{name}</span>
          <span className="normal-bar" style={{ width: `${(calls / most) * 60}px` }} />
          <span className="label">{say('normal.calls', { count: calls })}</span>
        </li>
      ))}
    </ul>
  );
}
