// The same reference data as the files, for those who read no files (the demo).
import type { RestrictedEntry } from '../src/core/intelligence/restricted-list.ts';
import type { RateRow } from '../src/core/rating/rate-deck.ts';
import type { Subscriber } from '../src/core/subscriber/subscriber.ts';
import { dayMs, jstDayStart } from './calendar.ts';
import { destinationOf, restrictedCountries, simDestinations } from './destination-table.ts';
import { nameOf } from './line-names.ts';
import { Random } from './random.ts';
import { type Rates, tableRates } from './rates.ts';
import type { Line, World } from './world.ts';

/** The simulated lines as the product knows them. */
export function subscribersOf(world: World): Subscriber[] {
  return world.lines.map(line => ({
    subscriber: line.number,
    account: line.account.id,
    type: line.type,
    service: line.service,
    channels: line.channels,
    ...(line.deviceModel === '' ? {} : { deviceModel: line.deviceModel }),
    challenge: line.challenge,
    sinceMs: jstDayStart(line.sinceMs),
    lastMonthYen: line.lastMonthYen,
    billingDay: line.billingDay,
    accessCarrier: line.accessCarrier,
    contacts: [
      { channel: 'mail', address: mailOf(line) },
      { channel: 'sms', address: mobileOf(world, line) },
    ],
  }));
}

/** The same with the names of their owners, for pages. */
export function namedSubscribersOf(world: World): Subscriber[] {
  return subscribersOf(world).map((row, at) => ({ ...row, ...nameOf(world.lines[at]!) }));
}

/** An address under `.example`, which nobody can own. */
export function mailOf(line: Line): string {
  return `keeper@${line.account.id.toLowerCase()}.example`;
}

/** One mobile number an account. */
export function mobileOf(world: World, line: Line): string {
  return `0901${new Random(world.seed, 'mobile', line.account.id).digits(7)}`;
}

/** The simulated rate deck: each begun minute charged, no connect fee. */
export function rateRows(rates: Rates = tableRates): RateRow[] {
  return simDestinations.flatMap(destination =>
    destination.prefixes.map(prefix => ({
      prefix,
      destination: destination.name,
      country: destination.country,
      milliYenPerMinute: rates.yenPerMinute.get(destination)! * 1_000,
      connectFeeMilliYen: 0,
      initialSeconds: 60,
      incrementSeconds: 60,
    })),
  );
}

/** The restricted list; its traffic is what the lines' habits make in a month. */
export function restrictedEntries(world: World): RestrictedEntry[] {
  const minutes = monthlyMinutes(world);
  return restrictedCountries.flatMap(country => {
    const { prefixes, name } = destinationOf(country);
    return prefixes.map(prefix => ({
      prefix,
      destination: name,
      country,
      governmentChecked: true,
      lifeCriticalChecked: true,
      trafficMinutes: Math.round(minutes.get(country) ?? 0),
      reviewMs: world.startMs + 180 * dayMs,
    }));
  });
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
