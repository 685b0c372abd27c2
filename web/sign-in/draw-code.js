const ns = 'http://www.w3.org/2000/svg';
/** Light around a code, in modules, so that cameras find it. */
const quiet = 4;

/** A QR code from its rows of 1 (dark) and 0, always dark on white: cameras expect that. */
export function drawCode(rows, label) {
  const size = rows.length + 2 * quiet;
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  const path = document.createElementNS(ns, 'path');
  const runs = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ index, 0: run }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
    ),
  );
  path.setAttribute('d', runs.join(''));
  path.setAttribute('fill', '#000');
  svg.append(path);
  return svg;
}
