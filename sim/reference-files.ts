// The reference data of the contract: who the lines are, what calls cost, what is restricted.
import { formatTime } from '../src/core/call/format-time.ts';
import { destinationOf, restrictedCountries, simDestinations } from './destination-table.ts';
import type { LawfulCase } from './lawful-case.ts';
import { Random } from './random.ts';
import type { Line, World } from './world.ts';

const columns =
  'subscriber,account,type,service,channels,deviceModel,challenge,since,lastMonthYen,billingDay,' +
  'accessCarrier,email,mobile';

/** `subscribers.csv`, a header and one row a line. */
export function subscribersCsv(world: World): string {
  const rows = world.lines.map(line => {
    const name = line.account.id.toLowerCase();
    return [
      line.number,
      line.account.id,
      line.type,
      line.service,
      line.channels,
      line.deviceModel,
      line.challenge ? 'yes' : 'no',
      formatTime(line.sinceMs, '+09:00').slice(0, 10),
      line.lastMonthYen,
      line.billingDay,
      line.accessCarrier,
      `keeper@${name}.example`,
      mobileOf(world, line),
    ].join(',');
  });
  return `${[columns, ...rows].join('\n')}\n`;
}

function mobileOf(world: World, line: Line): string {
  return `0901${new Random(world.seed, 'mobile', line.account.id).digits(7)}`;
}

/** `rates.csv`. */
export function ratesCsv(): string {
  const rows = simDestinations.flatMap(({ prefixes, name, country, yenPerMinute }) =>
    prefixes.map(prefix => `${prefix},${name},${country},${yenPerMinute},60`),
  );
  return `${['prefix,destination,country,yenPerMinute,incrementSeconds', ...rows].join('\n')}\n`;
}

/** `restricted.csv`, its three checks filled; the traffic is what the lines' habits make a month. */
export function restrictedCsv(world: World): string {
  const minutes = monthlyMinutes(world);
  const review = formatTime(world.startMs + 180 * 86_400_000, '+09:00').slice(0, 10);
  const rows = restrictedCountries.flatMap(country => {
    const { prefixes, name } = destinationOf(country);
    const traffic = Math.round(minutes.get(country) ?? 0);
    return prefixes.map(prefix => `${prefix},${name},${country},yes,yes,${traffic},${review}`);
  });
  const header = 'prefix,destination,country,government,lifeCritical,trafficMinutes,reviewDate';
  return `${[header, ...rows].join('\n')}\n`;
}

function monthlyMinutes(world: World): Map<string, number> {
  const minutes = new Map<string, number>();
  for (const { habit } of world.lines) {
    const total = habit.favouriteWeights.reduce((sum, weight) => sum + weight, 0);
    const perMonth = (habit.abroadPerDay * 25 * 0.78 * habit.meanHoldSeconds) / 60;
    for (const [index, { destination }] of habit.favourites.entries()) {
      const share = (habit.favouriteWeights[index] as number) / total;
      const before = minutes.get(destination.country) ?? 0;
      minutes.set(destination.country, before + perMonth * share);
    }
  }
  return minutes;
}

/** `contacts.ndjson`: when the keeper of each line can be reached; no row for those who never are. */
export function contactLines(world: World): string {
  const rows = world.lines.flatMap(({ number, reachable }) =>
    reachable === undefined ? [] : [JSON.stringify({ subscriber: number, reachable })],
  );
  return `${rows.join('\n')}\n`;
}

/** `lawful-cases.ndjson`: who behaves unusually and lawfully, from when to when; for reports only. */
export function lawfulCaseLines(cases: readonly LawfulCase[]): string {
  const rows = cases.map(({ line, kind, fromMs, toMs }) => {
    const [from, to] = [formatTime(fromMs, '+09:00'), formatTime(toMs, '+09:00')];
    return `${JSON.stringify({ subscriber: line.number, kind, from, to })}\n`;
  });
  return rows.join('');
}
