// Traffic that once failed, kept as a file by itself: it stays what it was when the simulation
// changes. One JSON object a line: the case, the lines, the calls behind the callIds, the arrivals.
import type { Attack } from '../attacks.ts';
import { type SimDestination, simDestinations } from '../destination-table.ts';
import type { ParameterSet, Parameters } from '../parameters.ts';
import type { AttackLabel, SimCall } from '../sim-call.ts';
import type { Account, Line, LineKind, World } from '../world.ts';
import type { Arrival, Traffic } from './traffic.ts';

export interface KeptCase {
  readonly oracle: string;
  /** Name of the policy that it failed under. */
  readonly policy: string;
  readonly seed: number;
  /** What the oracle found. */
  readonly problem: string;
}

interface Head extends KeptCase {
  readonly startMs: number;
  readonly parameterSet: ParameterSet;
  readonly parameters: Parameters;
  /** By first prefix of the destination. */
  readonly yenPerMinute: Readonly<Record<string, number>>;
}

type KeptLine = Omit<Line, 'account'> & { readonly accountId: string };
type KeptCall = Omit<SimCall, 'line'> & { readonly callId: string; readonly number: string };
type Row =
  | { readonly case: Head }
  | { readonly line: KeptLine }
  | { readonly call: KeptCall }
  | { readonly arrival: Arrival };

/** The file's text; only lines of accounts with arrivals are kept. */
export function writeCase(about: KeptCase, traffic: Traffic): string {
  const { world, arrivals } = traffic;
  const ids = new Set(arrivals.flatMap(({ event }) => ('callId' in event ? [event.callId] : [])));
  const numbers = new Set(
    arrivals.flatMap(({ event }) => ('subscriber' in event ? [event.subscriber] : [])),
  );
  const accounts = new Set(
    world.lines.filter(line => numbers.has(line.number)).map(line => line.account),
  );
  const { startMs, parameterSet, parameters, rates } = world;
  const prices = [...rates.yenPerMinute].map(([place, yen]) => [place.prefixes[0], yen]);
  const head = { ...about, startMs, parameterSet, parameters };
  const rows: Row[] = [{ case: { ...head, yenPerMinute: Object.fromEntries(prices) } }];
  for (const { account, ...line } of world.lines.filter(one => accounts.has(one.account))) {
    rows.push({ line: { ...line, accountId: account.id } });
  }
  for (const [callId, { line, ...call }] of traffic.calls) {
    if (ids.has(callId)) rows.push({ call: { ...call, callId, number: line.number } });
  }
  for (const arrival of arrivals) rows.push({ arrival });
  return rows.map(row => `${JSON.stringify(row)}\n`).join('');
}

export function readCase(text: string): { readonly about: KeptCase; readonly traffic: Traffic } {
  const rows = text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Row);
  const first = rows[0];
  if (first === undefined || !('case' in first)) throw new Error('a kept case begins with "case"');
  const { oracle, policy, seed, problem } = first.case;
  const world = worldOf(
    first.case,
    rows.flatMap(row => ('line' in row ? [row.line] : [])),
  );
  const byNumber = new Map(world.lines.map(line => [line.number, line]));
  const calls = new Map<string, SimCall>();
  const attackOf = new Map<string, string>();
  const labels = new Map<string, { label: AttackLabel; lines: Set<Line> }>();
  for (const row of rows) {
    if (!('call' in row)) continue;
    const { callId, number, ...kept } = row.call;
    const call: SimCall = { ...kept, line: byNumber.get(number)! };
    calls.set(callId, call);
    if (call.label === undefined) continue;
    attackOf.set(callId, call.label.attack);
    const known = labels.get(call.label.attack) ?? { label: call.label, lines: new Set<Line>() };
    labels.set(call.label.attack, known);
    known.lines.add(call.line);
  }
  const attacks = [...labels.values()].map(({ label, lines }): Attack => {
    const { attack, shape } = label;
    const beginMs = world.startMs;
    const plan = () => ({ calls: [], registrations: [] });
    return { attack, shape, lines: [...lines], beginMs, attackMs: beginMs, plan };
  });
  const attacked = new Set([...attackOf.keys()].map(id => calls.get(id)!.line.account.id));
  const accountOf = new Map(world.lines.map(line => [line.number, line.account.id]));
  const arrivals = rows.flatMap(row => ('arrival' in row ? [row.arrival] : []));
  const traffic = {
    world,
    arrivals,
    calls,
    attackOf,
    attacked,
    accountOf,
    attacks,
    lawfulCases: [],
  };
  return { about: { oracle, policy, seed, problem }, traffic };
}

function worldOf(head: Head, kept: readonly KeptLine[]): World {
  const accounts = new Map<string, Account>();
  const lines = kept.map(({ accountId, ...line }): Line => {
    const account = accounts.get(accountId) ?? newAccount(accountId, line.kind);
    accounts.set(accountId, account);
    const whole: Line = { ...line, account };
    account.lines.push(whole);
    return whole;
  });
  const { seed, startMs, parameterSet, parameters } = head;
  const yenPerMinute = new Map<SimDestination, number>();
  const byPrefix = new Map<string, number>();
  for (const place of simDestinations) {
    const yen = head.yenPerMinute[place.prefixes[0]!] ?? place.yenPerMinute;
    yenPerMinute.set(place, yen);
    for (const prefix of place.prefixes) byPrefix.set(prefix, yen);
  }
  const rates = { yenPerMinute, byPrefix };
  return {
    seed,
    startMs,
    parameterSet,
    parameters,
    rates,
    lines,
    accounts: [...accounts.values()],
  };
}

function newAccount(id: string, kind: LineKind): Account {
  return { id, kind, lines: [] };
}
