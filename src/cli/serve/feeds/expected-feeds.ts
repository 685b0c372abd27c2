// The feeds that the settings name: whichever of them is never heard has not been connected.
import type { ExpectedFeed } from '../../../workflow/administration-ports.ts';
import type { Settings } from '../../settings.ts';

/** In the order of the settings, each name once; at most 500. */
export function expectedFeeds({ sip, records, http }: FeedSettings): readonly ExpectedFeed[] {
  const all: ExpectedFeed[] = [
    ...sip.trunks.map(({ name }) => ({ name: `sip:${name}`, tells: 'calls' as const })),
    ...records.map(({ name }) => ({ name, tells: 'records' as const })),
    ...http.keys.flatMap(({ feeds = [] }) =>
      feeds.map(name => ({ name, tells: 'calls' as const })),
    ),
  ];
  return [...new Map(all.toReversed().map(feed => [feed.name, feed])).values()]
    .toReversed()
    .slice(0, feedsMax);
}

const feedsMax = 500;

interface FeedSettings {
  readonly sip: { readonly trunks: readonly { readonly name: string }[] };
  readonly records: Settings['records'] | readonly { readonly name: string }[];
  readonly http: { readonly keys: readonly { readonly feeds?: readonly string[] }[] };
}
