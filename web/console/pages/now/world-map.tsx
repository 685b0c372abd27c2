// Destinations as dots on a grey world. Loaded when a page shows it: land, projection and places.
import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import { useEffect, useMemo, useRef, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import landTopology from 'world-atlas/land-110m.json';
import { destinationPlaces } from './destination-places.ts';
import { dotRadius, dotYen, ringRadius } from './dot-size.ts';
import type { NowView } from './now-data.ts';

/** Height for each pixel of width. */
const shape = 0.455;

const topology = landTopology as unknown as Topology<{ land: GeometryCollection }>;
const land = feature(topology, topology.objects.land);
/** The Pacific in the middle, the Antarctic left out. */
const shownPart = {
  type: 'MultiPoint' as const,
  coordinates: [
    [-29.9, 0],
    [-30.1, 0],
    [150, 78],
    [150, -56],
  ],
};

export interface MapProps {
  readonly label: string;
  readonly destinations: NowView['destinations'];
  readonly blocked: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly textOf: (destination: NowView['destinations'][number]) => string;
  readonly onChoose: (country: string | undefined) => void;
}

export default function WorldMap(props: MapProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const drawn = useMemo(() => drawnAt(width), [width]);
  return (
    <div ref={place} className="now-map">
      {drawn === undefined ? null : (
        <svg
          width={width}
          height={Math.round(width * shape)}
          role="img"
          aria-label={props.label}
          className="now-map-drawing"
        >
          <path d={drawn.land} className="now-land" />
          <Dots {...props} projection={drawn.projection} />
        </svg>
      )}
    </div>
  );
}

/** Small dots over large ones, and what loses money over all. In pixels of the screen. */
function Dots(props: MapProps & { readonly projection: GeoProjection }) {
  const { destinations, blocked, chosen, textOf, onChoose, projection } = props;
  const sorted = destinations
    .filter(one => destinationPlaces.has(one.country))
    .toSorted((a, b) => a.lossYenPerMinute - b.lossYenPerMinute || b.yenPerMinute - a.yenPerMinute);
  const most = Math.max(0, ...sorted.map(dotYen));
  const mostToday = Math.max(0, ...sorted.map(one => one.lossYenToday));
  return sorted.map(one => {
    const radius = dotRadius(dotYen(one), most);
    const [x, y] = projection([...destinationPlaces.get(one.country)!]) ?? [0, 0];
    const kind = one.lossYenPerMinute > 0 ? 'now-dot-loss' : 'now-dot';
    return (
      <g
        key={one.country}
        transform={`translate(${Math.round(x)} ${Math.round(y)})`}
        onPointerEnter={() => onChoose(one.country)}
        onPointerLeave={() => onChoose(undefined)}
      >
        <title>{textOf(one)}</title>
        <circle r={Math.max(10, radius)} className="now-dot-reach" />
        {one.lossYenToday > 0 ? (
          <circle r={ringRadius(one.lossYenToday, mostToday)} className="now-ring" />
        ) : null}
        <circle r={radius} className={one.country === chosen ? `${kind} now-dot-chosen` : kind} />
        {blocked.has(one.country) ? <path d="M-6 -6L6 6M6 -6L-6 6" className="now-cross" /> : null}
      </g>
    );
  });
}

function drawnAt(width: number): { projection: GeoProjection; land: string } | undefined {
  if (width === 0) return undefined;
  const height = width * shape;
  const projection = geoEqualEarth()
    .rotate([-150, 0])
    .fitExtent(
      [
        [6, 6],
        [width - 6, height - 6],
      ],
      shownPart,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  return { projection, land: geoPath(projection).digits(1)(land) ?? '' };
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width));
    });
    if (place.current !== null) watch.observe(place.current);
    return () => watch.disconnect();
  }, [place]);
  return width;
}
