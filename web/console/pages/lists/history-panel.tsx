import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty, Panel } from '../../../ui/parts/panel.tsx';
import { Loaded } from '../../../ui/parts/problem.tsx';
import { ScrollBox } from '../../../ui/parts/scroll-box.tsx';

/** What was done to a list, newest first; `cells` gives the cells of one row, `<td>` each. */
export function HistoryPanel<Row>({
  query,
  title,
  none,
  heads,
  keyOf,
  cells,
  className = '',
}: {
  readonly query: UseQueryResult<{ readonly rows: readonly Row[] }>;
  readonly title: string;
  readonly none: string;
  readonly heads: readonly string[];
  readonly keyOf: (row: Row) => string | number;
  readonly cells: (row: Row) => ReactNode;
  readonly className?: string;
}) {
  return (
    <Panel title={title}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{none}</Empty>
          ) : (
            <ScrollBox label={title} className={className}>
              <table className="lists-table">
                <thead>
                  <tr>
                    {heads.map(head => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(row => (
                    <tr key={keyOf(row)}>{cells(row)}</tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          )
        }
      </Loaded>
    </Panel>
  );
}
