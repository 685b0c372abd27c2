// What is normal here: hours, destinations, networks. What is not open says what opens it.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../../api/client.ts';
import { WeekGrid } from '../../../ui/charts/week-grid.tsx';
import { countryName } from '../../../ui/figures/country-name.ts';
import { yenInCell } from '../../../ui/figures/format-yen.ts';
import { languageNow } from '../../../ui/language/language.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { useMe } from '../../shell/use-me.ts';
import { useNormal } from './line-charges.tsx';
import type { Line } from './line-page.tsx';
import { StageSheet } from './stage-sheet.tsx';
import { lineWords } from './words.ts';

type Normal = Schemas['LineNormal'];
const shown = 8;

export function LineNormal({ line }: { readonly line: Line }) {
  const say = useWords(lineWords);
  const query = useNormal(line);
  return (
    <Panel title={say('normal')}>
      <Loaded query={query}>
        {normal =>
          normal.calls === 0 ? (
            <Empty>{say('normalNone')}</Empty>
          ) : (
            <div className="line-normal">
              <WeekGrid
                title={say('normalHours', { weeks: normal.weeks })}
                values={normal.callsByHour}
                told={count => say('normalCalls', { count })}
              />
              <Countries line={line} normal={normal} />
              <Networks line={line} normal={normal} />
              <Mosts normal={normal} />
            </div>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface Part {
  readonly line: Line;
  readonly normal: Normal;
}

function Countries({ line, normal: { countries, countryCount } }: Part) {
  const say = useWords(lineWords);
  const language = languageNow();
  return (
    <div>
      <h3 className="label">{say('countries')}</h3>
      {countries === null ? (
        <Closed line={line} stage={2} text={say('closedCountries', { count: countryCount })} />
      ) : (
        <Counted
          rows={countries.map(({ country, calls }) => [countryName(country, language), calls])}
        />
      )}
    </div>
  );
}

function Networks({ line, normal: { networks, networkCount } }: Part) {
  const say = useWords(lineWords);
  return (
    <div>
      <h3 className="label">{say('networks')}</h3>
      {networks === null ? (
        <Closed line={line} stage={3} text={say('closedNetworks', { count: networkCount })} />
      ) : (
        <Counted rows={networks.map(({ network, calls }) => [network, calls])} />
      )}
    </div>
  );
}

function Counted({ rows }: { readonly rows: readonly (readonly [name: string, calls: number])[] }) {
  const say = useWords(lineWords);
  return (
    <ul className="line-counted">
      {rows.slice(0, shown).map(([name, count]) => (
        <li key={name}>
          <span>{name}</span> <span className="label">{say('normalCalls', { count })}</span>
        </li>
      ))}
    </ul>
  );
}

function Mosts({ normal: { mostAtOnce, mostDayYen } }: { readonly normal: Normal }) {
  const say = useWords(lineWords);
  return (
    <dl className="line-times">
      <div>
        <dt>{say('atOnce')}</dt>
        <dd>{mostAtOnce}</dd>
      </div>
      <div>
        <dt>{say('mostDay')}</dt>
        <dd>{yenInCell(mostDayYen)}</dd>
      </div>
    </dl>
  );
}

/** Closed, what opens it, and for whoever may, the way. */
function Closed({
  line,
  stage,
  text,
}: {
  readonly line: Line;
  readonly stage: 2 | 3;
  readonly text: string;
}) {
  const say = useWords(lineWords);
  const { may } = useMe();
  const [open, setOpen] = useState(false);
  const allowed = may(stage === 2 ? 'disclose.stage2' : 'disclose.stage3');
  return (
    <>
      <p className="history">{text}</p>
      <Button
        variant="default"
        size="xs"
        disabled={!allowed}
        title={allowed ? undefined : say('noRight')}
        onClick={() => setOpen(true)}
      >
        {say(stage === 2 ? 'openCountries' : 'openNetworks')}
      </Button>
      <StageSheet line={line} stage={stage} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
