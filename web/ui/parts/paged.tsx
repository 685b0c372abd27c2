// Lists that the server gives a page at a time.
import { Button, type ButtonProps } from '@mantine/core';
import {
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useWords } from '../language/words.ts';
import { partWords } from './part-words.ts';

interface RowsPage {
  readonly rows: readonly unknown[];
  readonly next: string | null;
}

type From = string | null;
type Pages<Page> = { readonly pages: readonly Page[]; readonly pageParams: readonly From[] };

interface PagedOptions<Page>
  extends Pick<
    UseInfiniteQueryOptions<Page, Error, Pages<Page>, QueryKey, From>,
    | 'enabled'
    | 'gcTime'
    | 'placeholderData'
    | 'refetchInterval'
    | 'refetchOnWindowFocus'
    | 'staleTime'
  > {
  readonly queryKey: QueryKey;
  /** Asks for one page; of the first nothing is said, unless `begin` does. */
  readonly ask: (from: { readonly cursor?: string }) => Promise<Page>;
  readonly begin?: string;
}

/** Asks for the first page; `MoreButton` for each further one. */
export function usePaged<Page extends RowsPage>(options: PagedOptions<Page>) {
  const { ask, begin, ...rest } = options;
  const query = useInfiniteQuery<Page, Error, Pages<Page>, QueryKey, From>({
    ...rest,
    queryFn: ({ pageParam }) => ask(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: begin ?? null,
    getNextPageParam: page => page.next,
  });
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap(page => page.rows as Page['rows'][number][]);
  return { query, pages, rows };
}

/** The way to the next page; nothing when all is shown. */
export function MoreButton({
  query,
  label,
  ...looks
}: {
  readonly query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  readonly label?: string;
} & Pick<ButtonProps, 'mt' | 'size'>) {
  const say = useWords(partWords);
  if (!query.hasNextPage) return null;
  return (
    <Button
      variant="default"
      {...looks}
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {label ?? say('more')}
    </Button>
  );
}
