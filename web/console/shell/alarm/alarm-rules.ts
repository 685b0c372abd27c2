// When something is said aloud: a new urgent case at once, then every two minutes until somebody
// takes it; a near deadline that nobody has; at most six sounds an hour.
export interface AlarmCase {
  readonly case: string;
  readonly lossPerHourYen: number;
  /** When it was first seen to be urgent, or its deadline. */
  readonly atMs: number;
}

export type Sound = 'urgent' | 'deadline';

export interface Alarms {
  readonly urgent: ReadonlyMap<string, AlarmCase>;
  /** Deadlines that come soon and that nobody has. */
  readonly due: ReadonlyMap<string, AlarmCase>;
  /** Cases that were urgent before the page was opened. */
  readonly before: ReadonlySet<string>;
  /** When each case was last said aloud. */
  readonly said: ReadonlyMap<string, number>;
  /** When a sound was made, the newest last. */
  readonly sounds: readonly number[];
}

export const silence: Alarms = {
  urgent: new Map(),
  due: new Map(),
  before: new Set(),
  said: new Map(),
  sounds: [],
};

export const againMs = 120_000;
export const soundsAnHour = 6;
const hourMs = 3_600_000;

/** What the server says of these cases now: those in `found` are urgent and belong to nobody. */
export function takeUrgent(
  alarms: Alarms,
  asked: readonly string[],
  found: readonly AlarmCase[],
): Alarms {
  const urgent = new Map(alarms.urgent);
  const news = new Map(found.map(one => [one.case, one]));
  for (const name of asked) {
    const now = news.get(name);
    const before = urgent.get(name);
    if (now === undefined) urgent.delete(name);
    else urgent.set(name, before === undefined ? now : { ...now, atMs: before.atMs });
  }
  return { ...alarms, urgent };
}

export function takeDue(alarms: Alarms, found: readonly AlarmCase[]): Alarms {
  return { ...alarms, due: new Map(found.map(one => [one.case, one])) };
}

/** What stood there before the page was opened is not new: it is said again, not at once. */
export function alreadySaid(alarms: Alarms, nowMs: number): Alarms {
  const said = new Map(alarms.said);
  for (const name of alarms.urgent.keys()) said.set(name, said.get(name) ?? nowMs);
  return { ...alarms, said, before: new Set(alarms.urgent.keys()) };
}

/** The sound that is due now, and the cases that it is about. */
export function nextSound(
  alarms: Alarms,
  nowMs: number,
):
  | { readonly sound: Sound; readonly cases: readonly AlarmCase[]; readonly next: Alarms }
  | undefined {
  const sounds = alarms.sounds.filter(atMs => nowMs - atMs < hourMs);
  if (sounds.length >= soundsAnHour) return undefined;
  const waiting = (cases: ReadonlyMap<string, AlarmCase>) =>
    [...cases.values()].filter(({ case: name }) => {
      return nowMs - (alarms.said.get(name) ?? Number.NEGATIVE_INFINITY) >= againMs;
    });
  const urgent = waiting(alarms.urgent);
  const sound = urgent.length > 0 ? 'urgent' : 'deadline';
  const cases = urgent.length > 0 ? urgent : waiting(alarms.due);
  if (cases.length === 0) return undefined;
  const said = new Map(
    [...alarms.said].filter(([name]) => alarms.urgent.has(name) || alarms.due.has(name)),
  );
  for (const one of cases) said.set(one.case, nowMs);
  // Whatever else is urgent is heard with it.
  for (const name of sound === 'urgent' ? alarms.urgent.keys() : []) said.set(name, nowMs);
  return { sound, cases, next: { ...alarms, said, sounds: [...sounds, nowMs] } };
}

/** Cases that came while the page was open and wait for somebody, the costliest first. */
export function unanswered(alarms: Alarms, put: ReadonlySet<string>): AlarmCase[] {
  return [...alarms.urgent.values()]
    .filter(one => !put.has(one.case) && !alarms.before.has(one.case))
    .sort((a, b) => b.lossPerHourYen - a.lossPerHourYen);
}
