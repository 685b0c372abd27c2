// The reference data as the contract's files: who the lines are, what calls cost, what is listed.
import { formatTime } from '../src/core/call/format-time.ts';
import type { LawfulCase } from './lawful-case.ts';
import { mailOf, mobileOf, rateRows, restrictedEntries } from './reference-data.ts';
import type { World } from './world.ts';

const zone = '+09:00';
const subscriberColumns =
  'subscriber,account,type,service,channels,deviceModel,challenge,since,lastMonthYen,billingDay,' +
  'accessCarrier,email,mobile';

/** `subscribers.csv`, a header and one row a line. */
export function subscribersCsv(world: World): string {
  const rows = world.lines.map(line =>
    [
      line.number,
      line.account.id,
      line.type,
      line.service,
      line.channels,
      line.deviceModel,
      line.challenge ? 'yes' : 'no',
      formatTime(line.sinceMs, zone).slice(0, 10),
      line.lastMonthYen,
      line.billingDay,
      line.accessCarrier,
      mailOf(line),
      mobileOf(world, line),
    ].join(','),
  );
  return table(subscriberColumns, rows);
}

/** `rates.csv`. */
export function ratesCsv(world: World): string {
  const rows = rateRows(world.rates).map(
    ({ prefix, destination, country, milliYenPerMinute, incrementSeconds }) =>
      [prefix, destination, country, milliYenPerMinute / 1_000, incrementSeconds].join(','),
  );
  return table('prefix,destination,country,yenPerMinute,incrementSeconds', rows);
}

/** `restricted.csv`, its three checks filled. */
export function restrictedCsv(world: World): string {
  const rows = restrictedEntries(world).map(entry => {
    const review = formatTime(entry.reviewMs as number, zone).slice(0, 10);
    const { prefix, destination, country, trafficMinutes } = entry;
    return [prefix, destination, country, 'yes', 'yes', trafficMinutes, review].join(',');
  });
  const header = 'prefix,destination,country,government,lifeCritical,trafficMinutes,reviewDate';
  return table(header, rows);
}

/** `contacts.ndjson`: when each line's keeper can be reached; no row for those who never are. */
export function contactLines(world: World): string {
  return objects(
    world.lines
      .filter(line => line.reachable !== undefined)
      .map(({ number, reachable }) => ({ subscriber: number, reachable })),
  );
}

/** `lawful-cases.ndjson`: who behaves unusually and lawfully, and when; for reports only. */
export function lawfulCaseLines(cases: readonly LawfulCase[]): string {
  return objects(
    cases.map(({ line, kind, fromMs, toMs }) => ({
      subscriber: line.number,
      kind,
      from: formatTime(fromMs, zone),
      to: formatTime(toMs, zone),
    })),
  );
}

function table(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

function objects(values: readonly object[]): string {
  return values.map(value => `${JSON.stringify(value)}\n`).join('');
}
