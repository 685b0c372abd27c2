// Destinations as dots on a grey world. Loaded when a page shows it: land, projection and places.
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import landTopology from 'world-atlas/land-110m.json';
import { destinationPlaces } from './destination-places.ts';
import { dotRadius } from './dot-size.ts';
import type { NowView } from './now-data.ts';

export const mapSize = { width: 900, height: 420 };

const topology = landTopology as unknown as Topology<{ land: GeometryCollection }>;
const land = feature(topology, topology.objects.land);
// The Pacific in the middle; the Antarctic is left out.
const northSouth = {
  type: 'MultiPoint' as const,
  coordinates: [
    [-30.1, -56],
    [-29.9, 0],
    [150, 80],
    [150, -56],
  ],
};
const projection = geoEqualEarth()
  .rotate([-150, 0])
  .fitExtent(
    [
      [4, 4],
      [mapSize.width - 4, mapSize.height - 4],
    ],
    northSouth,
  )
  .clipExtent([
    [0, 0],
    [mapSize.width, mapSize.height],
  ]);
const landPath = geoPath(projection).digits(1)(land) ?? '';

export interface MapProps {
  readonly label: string;
  readonly destinations: NowView['destinations'];
  readonly blocked: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly textOf: (destination: NowView['destinations'][number]) => string;
  readonly onChoose: (country: string | undefined) => void;
}

export default function WorldMap(props: MapProps) {
  const { label, destinations, blocked, chosen, textOf, onChoose } = props;
  // Small dots over large ones, and what loses money over all.
  const drawn = destinations
    .filter(one => destinationPlaces.has(one.country))
    .toSorted((a, b) => a.lossYenPerMinute - b.lossYenPerMinute || b.yenPerMinute - a.yenPerMinute);
  return (
    <svg
      className="now-map"
      viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
      role="img"
      aria-label={label}
    >
      <path d={landPath} className="now-land" />
      {drawn.map(one => {
        const [x, y] = projection([...destinationPlaces.get(one.country)!]) ?? [0, 0];
        const losing = one.lossYenPerMinute > 0;
        const kind = losing ? 'now-dot-loss' : 'now-dot';
        return (
          <g
            key={one.country}
            transform={`translate(${Math.round(x)} ${Math.round(y)})`}
            onPointerEnter={() => onChoose(one.country)}
            onPointerLeave={() => onChoose(undefined)}
          >
            <title>{textOf(one)}</title>
            <circle r={Math.max(10, dotRadius(one))} className="now-dot-reach" />
            <circle
              r={dotRadius(one)}
              className={one.country === chosen ? `${kind} now-dot-chosen` : kind}
            />
            {blocked.has(one.country) ? (
              <path d="M-6 -6L6 6M6 -6L-6 6" className="now-cross" />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
