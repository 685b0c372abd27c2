import type { ReactNode } from 'react';
import { MoreButton, type usePaged } from '../../../../ui/parts/paged.tsx';
import { Empty, Panel } from '../../../../ui/parts/panel.tsx';
import { ProblemNote } from '../../../../ui/parts/problem.tsx';

/** A list of the network view that comes in pages, with a sentence on what stands in it. */
export function PagedList<Row>({
  paged,
  about,
  empty,
  children,
}: {
  readonly paged: Pick<ReturnType<typeof usePaged>, 'query'> & { readonly rows: readonly Row[] };
  readonly about: string;
  readonly empty: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}) {
  const { query, rows } = paged;
  if (query.isError) {
    return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return null;
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <Panel>
      <p className="label">{about}</p>
      {children(rows)}
      <MoreButton query={query} />
    </Panel>
  );
}
