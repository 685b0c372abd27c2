// Where calls go now and what they cost: a map where there is room, the list everywhere.
import { type ComponentType, useEffect, useState } from 'react';
import { count, yenInCell } from '../../../ui/figures/format-yen.ts';
import { useWords } from '../../../ui/language/words.ts';
import { Explained } from '../../../ui/parts/figure.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import { destinationPlaces } from './destination-places.ts';
import type { NowData, NowView } from './now-data.ts';
import { nowWords } from './words.ts';
import type { MapProps } from './world-map.tsx';

type Destination = NowView['destinations'][number];

const listed = 6;
const listedOnPhone = 12;
/** Shown beside the map also without traffic: satellites are where attacks go. */
const satellites = ['+870', '+881'];

export function Destinations({ view, nameOf }: Pick<NowData, 'view' | 'nameOf'>) {
  const say = useWords(nowWords);
  const [chosen, setChosen] = useState<string>();
  const wide = useWide();
  const blocked = new Set(view.measures.flatMap(one => (one.country === null ? [] : one.country)));
  const named = (country: string): string => (country === '' ? say('unknown') : nameOf(country));
  const textOf = (one: Destination): string => {
    const yen = yenInCell(one.yenPerMinute);
    const parts = [say('mapDetail', { name: named(one.country), calls: one.calls, yen })];
    if (one.lossYenPerMinute > 0) {
      parts.push(say('mapDetailLoss', { yen: yenInCell(one.lossYenPerMinute) }));
    }
    const { refused, challenged, lossYenToday, stoppedToday } = one;
    if (refused !== null && challenged !== null && refused + challenged > 0) {
      parts.push(say('mapDetailStopped', { refused, challenged }));
    }
    if (lossYenToday > 0) parts.push(say('mapDetailToday', { yen: yenInCell(lossYenToday) }));
    if (stoppedToday !== null && stoppedToday > 0) {
      parts.push(say('mapDetailTodayStopped', { stopped: stoppedToday }));
    }
    return parts.join('');
  };
  const sorted = costliestFirst(view.destinations);
  const shown = view.destinations.find(one => one.country === chosen);
  return (
    <Panel title={say('map')}>
      {wide ? (
        <LateMap
          label={say('mapLabel')}
          destinations={view.destinations}
          blocked={blocked}
          chosen={chosen}
          textOf={textOf}
          onChoose={setChosen}
        />
      ) : null}
      {wide ? (
        <p className="label now-map-note">{shown === undefined ? say('mapNote') : textOf(shown)}</p>
      ) : null}
      <List
        rows={sorted.slice(0, wide ? listed : listedOnPhone)}
        blocked={blocked}
        named={named}
        onChoose={setChosen}
      />
      <OffMap view={view} named={named} />
    </Panel>
  );
}

/** What is lost now, then what it costs, then how many calls there are; then what today brought. */
export function costliestFirst(destinations: readonly Destination[]): readonly Destination[] {
  return destinations.toSorted(
    (a, b) =>
      b.lossYenPerMinute - a.lossYenPerMinute ||
      b.yenPerMinute - a.yenPerMinute ||
      b.calls - a.calls ||
      b.lossYenToday - a.lossYenToday ||
      (b.stoppedToday ?? 0) - (a.stoppedToday ?? 0),
  );
}

interface ListProps {
  readonly rows: readonly Destination[];
  readonly blocked: ReadonlySet<string>;
  readonly named: (country: string) => string;
  readonly onChoose: (country: string | undefined) => void;
}

function List({ rows, blocked, named, onChoose }: ListProps) {
  const say = useWords(nowWords);
  if (rows.length === 0) return <p className="label">{say('noTraffic')}</p>;
  const stopped = rows.some(one => one.stoppedToday !== null);
  return (
    <table className="now-table now-destinations">
      <thead>
        <tr>
          <th scope="col">{say('destination')}</th>
          <th scope="col">{say('callsLane')}</th>
          <th scope="col">
            <Explained origin={{ definition: say('rateWhat'), sure: 'estimate' }}>
              {say('rate')}
            </Explained>
          </th>
          <th scope="col">
            <Explained origin={{ definition: say('lostTodayWhat'), sure: 'estimate' }}>
              {say('lostToday')}
            </Explained>
          </th>
          {stopped ? (
            <th scope="col">
              <Explained origin={{ definition: say('stoppedWhat') }}>
                {say('stoppedToday')}
              </Explained>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(one => (
          <tr
            key={one.country}
            onPointerEnter={() => onChoose(one.country)}
            onPointerLeave={() => onChoose(undefined)}
          >
            <th scope="row">
              {named(one.country)}
              {blocked.has(one.country) ? <span className="now-tag">{say('blocked')}</span> : null}
            </th>
            <td>{count(one.calls)}</td>
            <td>
              {one.lossYenPerMinute > 0 ? (
                <strong className="loss">{yenInCell(one.lossYenPerMinute)}</strong>
              ) : (
                yenInCell(one.yenPerMinute)
              )}
            </td>
            <td>{yenInCell(one.lossYenToday)}</td>
            {stopped ? <td>{count(one.stoppedToday ?? 0)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OffMap({
  view,
  named,
}: {
  readonly view: NowView;
  readonly named: (country: string) => string;
}) {
  const say = useWords(nowWords);
  const off = view.destinations.filter(one => !destinationPlaces.has(one.country));
  const quiet = satellites.filter(country => !off.some(one => one.country === country));
  return (
    <p className="label now-off-map">
      <span>{say('offMap')}:</span>
      {off.map(one => (
        <span key={one.country} className="nowrap">
          {named(one.country)}{' '}
          <span className={one.lossYenPerMinute > 0 ? 'loss' : ''}>
            {say('perMinute', { yen: yenInCell(one.lossYenPerMinute || one.yenPerMinute) })}
          </span>
        </span>
      ))}
      {quiet.map(country => (
        <span key={country} className="nowrap">
          {named(country)} 0
        </span>
      ))}
    </p>
  );
}

/** The map's parts are fetched after the figures are there. */
export function LateMap(props: MapProps) {
  const say = useWords(nowWords);
  const [Drawn, setDrawn] = useState<ComponentType<MapProps>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./world-map.tsx').then(
      found => setDrawn(() => found.default),
      () => setFailed(true),
    );
  }, []);
  if (Drawn !== undefined) return <Drawn {...props} />;
  return <p className="label now-map-wait">{say(failed ? 'mapFailed' : 'mapLoading')}</p>;
}

const roomy = '(min-width: 701px)';

function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(roomy).matches);
  useEffect(() => {
    const list = matchMedia(roomy);
    const look = (): void => setWide(list.matches);
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, []);
  return wide;
}
