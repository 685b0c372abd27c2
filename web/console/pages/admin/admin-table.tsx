import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly show: (row: Row) => ReactNode;
  /** Digits stand under each other. */
  readonly number?: boolean;
}

/** A table that becomes a list of cards on a phone. */
export function AdminTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  isGone = () => false,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Grey: it is history. */
  readonly isGone?: (row: Row) => boolean;
}) {
  return (
    <div className="admin-wide">
      <table className="admin-table admin-cards" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ name, number }) => (
              <th key={name} className={number === true ? 'admin-number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)} className={isGone(row) ? 'admin-gone' : undefined}>
              {columns.map(({ name, show, number }) => (
                <td
                  key={name}
                  data-label={name}
                  className={number === true ? 'admin-number' : undefined}
                >
                  <div>{show(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
