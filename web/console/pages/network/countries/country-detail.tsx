import type { Schemas } from '../../../../api/client.ts';
import { count } from '../../../../ui/figures/format-yen.ts';
import { useWords } from '../../../../ui/language/words.ts';
import { Figure } from '../../../../ui/parts/figure.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { Loaded } from '../../../../ui/parts/problem.tsx';
import { Yen } from '../../../../ui/parts/yen.tsx';
import { BlockButtons } from '../blocks/block-buttons.tsx';
import { BlockPanel, type BlockShown } from '../blocks/block-panel.tsx';
import { nameOf, useCountry, usePeriod } from '../network-data.ts';
import { AttackedPanel } from '../parts/attacked-panel.tsx';
import { BesidePanels } from '../parts/beside-panels.tsx';
import { CaseTable } from '../parts/case-table.tsx';
import { DetailFrame } from '../parts/network-frame.tsx';
import { SumFigures } from '../parts/sum-figures.tsx';
import { DayBars } from '../pictures/day-bars.tsx';
import { WeekHeat } from '../pictures/week-heat.tsx';
import { countryWords } from './country-words.ts';
import { EntryTable } from './entry-table.tsx';

type Country = Schemas['NetworkCountryPage'];

/** One country: what is normal, what goes on, whether calls to it may be stopped. */
export function CountryDetail({ country }: { readonly country: string }) {
  const [days] = usePeriod('countries');
  const query = useCountry(country, days);
  const page = query.data;
  const shown = page === undefined ? undefined : shownOf(page);
  return (
    <DetailFrame
      part="countries"
      title={page === undefined ? country : nameOf(page.row)}
      actions={shown === undefined ? null : <BlockButtons shown={shown} />}
    >
      <Loaded query={query}>
        {data => (
          <>
            <CountryFigures page={data} />
            <div className="network-columns">
              <BlockPanel {...shownOf(data)} />
              <div className="network-stack">
                <DaysPanel page={data} />
                <AttackedPanel rows={data.attacked} />
              </div>
            </div>
            <EntryTable entries={data.entries} />
            <SumFigures sum={data.episodes.sum} days={days} />
            <div className="network-columns">
              <WeekHeat cells={data.episodes.hours} />
              <BesidePanels episodes={data.episodes} of={['ranges', 'sources']} />
            </div>
            <CaseTable rows={data.episodes.cases} />
          </>
        )}
      </Loaded>
    </DetailFrame>
  );
}

function shownOf({ row, rules, block }: Country): BlockShown {
  return {
    kind: 'country',
    name: nameOf(row),
    subject: { kind: 'country', country: row.country },
    block,
    callsPerDay: row.callsPerDay,
    historyDays: rules.historyDays,
    historyDaysNeeded: rules.historyDaysNeeded,
  };
}

function CountryFigures({ page }: { readonly page: Country }) {
  const say = useWords(countryWords);
  const { row, rules } = page;
  const { historyDays: days, historyDaysNeeded: needed, accounts } = rules;
  const history = say('historyHave', { days, needed });
  return (
    <Panel>
      <div className="network-figures">
        <Figure
          label={say('minutes')}
          value={say('minutesValue', { minutes: count(row.minutesPerMonth) })}
          below={say(days < needed ? 'history' : 'historyEnough', { days, needed })}
          origin={{
            definition: say('minutesAbout'),
            inputs: [say('minutesLimit', { max: count(rules.minutesPerMonthMax) }), history],
          }}
        />
        <Figure
          label={say('callsDay')}
          value={say('callsDayValue', { calls: count(row.callsPerDay) })}
          origin={{
            definition: say('callsDayAbout'),
            inputs: [say('callsLimit', { max: rules.callsPerDayMax }), history],
          }}
        />
        <Figure
          label={say('attackedLabel')}
          value={count(row.attackedAccounts)}
          origin={{
            definition: say('attackedAbout', { minutes: rules.withinMs / 60_000, accounts }),
          }}
        />
        <Figure
          label={say('todayCalls')}
          value={count(row.today.calls)}
          origin={{ definition: say('todayCallsAbout'), sure: 'confirmed' }}
        />
        <Figure
          label={say('todayRefusedLabel')}
          value={count(row.today.refused)}
          origin={{ definition: say('todayRefusedAbout'), sure: 'confirmed' }}
        />
        <Figure
          label={say('todayYen')}
          value={<Yen yen={row.today.milliYen / 1_000} />}
          origin={{ definition: say('todayYenAbout'), sure: 'estimate' }}
        />
      </div>
    </Panel>
  );
}

function DaysPanel({ page }: { readonly page: Country }) {
  const say = useWords(countryWords);
  const { days, rules } = page;
  const perDay = Math.round(rules.minutesPerMonthMax / 30);
  const bars = days.map(({ day, minutes }, at) => {
    return { day, value: minutes, uncounted: at >= days.length - 2 };
  });
  const max = count(rules.minutesPerMonthMax);
  return (
    <Panel title={say('days')}>
      {bars.length === 0 ? (
        <Empty>{say('daysNone')}</Empty>
      ) : (
        <>
          <DayBars
            bars={bars}
            about={say('daysBar')}
            dayHead={say('day')}
            threshold={{ value: perDay, about: say('daysThreshold', { minutes: perDay, max }) }}
          />
          <p className="label">{say('daysNote')}</p>
        </>
      )}
    </Panel>
  );
}
