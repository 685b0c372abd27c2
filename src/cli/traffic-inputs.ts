// The files that replay and backtest read, with the options that name them.

/** Options of a command that reads recorded traffic and the carrier's lists. */
export interface TrafficOptions {
  readonly files: readonly string[];
  readonly subscribers: string;
  readonly rates: string;
  readonly restricted: string;
  readonly contacts?: string;
  readonly labels?: string;
  readonly columns?: string;
}

/** Option and path of each input that was given. */
export function trafficInputs(options: TrafficOptions): (readonly [string, string])[] {
  const named = [
    ['--subscribers', options.subscribers],
    ['--rates', options.rates],
    ['--restricted', options.restricted],
    ['--contacts', options.contacts],
    ['--labels', options.labels],
    ['--columns', options.columns],
  ] as const;
  const given = named.flatMap(([option, path]) =>
    path === undefined ? [] : [[option, path] as const],
  );
  return [...given, ...options.files.map(file => ['FILE', file] as const)];
}
