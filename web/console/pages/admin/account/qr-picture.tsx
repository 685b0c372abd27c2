/** Light around a code, in modules, so that cameras find it. */
const quiet = 4;

/** A QR code from its rows of 1 (dark) and 0; dark on white in any colours of the page. */
export function QrPicture({
  rows,
  label,
}: {
  readonly rows: readonly string[];
  readonly label: string;
}) {
  const size = rows.length + 2 * quiet;
  const runs = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ index, 0: run }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
    ),
  );
  return (
    <div className="admin-qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <path d={runs.join('')} fill="#000" />
      </svg>
    </div>
  );
}
