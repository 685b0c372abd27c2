interface Cell {
  readonly weekday: number;
  readonly hour: number;
  readonly calls: number;
}

/** Calls of an hour of the week and its shade: 0 for none, 1 to 5 in fifths of the fullest hour. */
export function heatOf(
  cells: readonly Cell[],
): (weekday: number, hour: number) => { readonly calls: number; readonly level: number } {
  const most = Math.max(1, ...cells.map(one => one.calls));
  const found = new Map(cells.map(one => [one.weekday * 24 + one.hour, one.calls]));
  return (weekday, hour) => {
    const calls = found.get(weekday * 24 + hour) ?? 0;
    return { calls, level: Math.ceil((calls * 5) / most) };
  };
}
