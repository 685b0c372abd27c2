import { type Kysely, sql } from 'kysely';
import type { RestrictedEntry } from '../core/intelligence/restricted-list.ts';
import type { RateRow } from '../core/rating/rate-deck.ts';
import { nameKey } from '../core/subscriber/name-key.ts';
import type { Contact, Subscriber } from '../core/subscriber/subscriber.ts';
import type { ReferenceStore } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const batchRows = 5_000;

/** What an import replaces; a list that is absent stays as it is. */
export interface ReferenceLists {
  readonly subscribers?: readonly Subscriber[];
  readonly rateRows?: readonly RateRow[];
  readonly restrictedEntries?: readonly RestrictedEntry[];
}

/** Subscribers, rate deck and restricted destinations in PostgreSQL, in the order of import. */
export class SqlReferenceStore implements ReferenceStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  subscribers(): Promise<readonly Subscriber[]> {
    return this.#database.transaction('reading subscribers', async db => {
      // Both queries see the same moment, also while an import runs.
      await sql`set transaction isolation level repeatable read, read only`.execute(db);
      const rows = await db.selectFrom('subscribers').selectAll().orderBy('position').execute();
      const contacts = await db.selectFrom('contacts').selectAll().orderBy('position').execute();
      const bySubscriber = Map.groupBy(contacts, contact => contact.subscriber);
      return rows.map(row => toSubscriber(row, bySubscriber.get(row.subscriber) ?? []));
    });
  }

  rateRows(): Promise<readonly RateRow[]> {
    return this.#database.run('reading the rate deck', async db => {
      const rows = await db.selectFrom('rate_deck').selectAll().orderBy('position').execute();
      return rows.map(toRateRow);
    });
  }

  restrictedEntries(): Promise<readonly RestrictedEntry[]> {
    return this.#database.run('reading restricted destinations', async db => {
      const query = db.selectFrom('restricted_destinations').selectAll().orderBy('position');
      return (await query.execute()).map(toRestrictedEntry);
    });
  }

  replaceSubscribers(rows: readonly Subscriber[]): Promise<void> {
    return this.replaceReference({ subscribers: rows });
  }

  replaceRateRows(rows: readonly RateRow[]): Promise<void> {
    return this.replaceReference({ rateRows: rows });
  }

  replaceRestrictedEntries(rows: readonly RestrictedEntry[]): Promise<void> {
    return this.replaceReference({ restrictedEntries: rows });
  }

  /** Replaces the lists that are given, all of them in one transaction; `also` is part of it. */
  replaceReference(
    lists: ReferenceLists,
    also?: (db: Kysely<Tables>) => Promise<void>,
  ): Promise<void> {
    return this.#database.transaction('replacing reference data', async db => {
      if (lists.subscribers) await replaceSubscribers(db, lists.subscribers);
      if (lists.rateRows) await replaceRateRows(db, lists.rateRows);
      if (lists.restrictedEntries) await replaceRestricted(db, lists.restrictedEntries);
      await also?.(db);
    });
  }
}

/** One line as the list has it. */
export async function subscriberNamed(
  db: Kysely<Tables>,
  subscriber: string,
): Promise<Subscriber | undefined> {
  const rows = db.selectFrom('subscribers').selectAll().where('subscriber', '=', subscriber);
  const row = await rows.executeTakeFirst();
  return row && (await withContacts(db, [row]))[0];
}

/** The lines of an account, in the order of import. */
export async function accountSubscribers(
  db: Kysely<Tables>,
  account: string,
): Promise<Subscriber[]> {
  const rows = db.selectFrom('subscribers').selectAll().where('account', '=', account);
  return withContacts(db, await rows.orderBy('position').execute());
}

export async function withContacts(
  db: Kysely<Tables>,
  rows: readonly Tables['subscribers'][],
): Promise<Subscriber[]> {
  const named = rows.map(row => row.subscriber);
  const contacts = await db
    .selectFrom('contacts')
    .selectAll()
    .where('subscriber', '=', sql<string>`any(${named}::text[])`)
    .orderBy('position')
    .execute();
  const bySubscriber = Map.groupBy(contacts, contact => contact.subscriber);
  return rows.map(row => toSubscriber(row, bySubscriber.get(row.subscriber) ?? []));
}

async function replaceSubscribers(db: Kysely<Tables>, rows: readonly Subscriber[]) {
  await sql`lock table accounts, subscribers, contacts in share row exclusive mode`.execute(db);
  await sql`delete from subscribers`.execute(db);
  await sql`delete from accounts`.execute(db);
  for (const [batch, first] of batches(rows)) await insertSubscribers(db, batch, first);
}

async function replaceRateRows(db: Kysely<Tables>, rows: readonly RateRow[]) {
  await sql`lock table rate_deck in share row exclusive mode`.execute(db);
  await sql`delete from rate_deck`.execute(db);
  for (const [batch, first] of batches(rows)) await insertRateRows(db, batch, first);
}

async function replaceRestricted(db: Kysely<Tables>, rows: readonly RestrictedEntry[]) {
  await sql`lock table restricted_destinations in share row exclusive mode`.execute(db);
  await sql`delete from restricted_destinations`.execute(db);
  for (const [batch, first] of batches(rows)) await insertRestricted(db, batch, first);
}

async function insertSubscribers(
  db: Kysely<Tables>,
  rows: readonly Subscriber[],
  first: number,
): Promise<void> {
  await sql`insert into accounts
    select distinct unnest(${rows.map(row => row.account)}::text[])
    on conflict do nothing`.execute(db);
  await sql`insert into subscribers select subscriber, account, ${first} + n, type, service,
      channels, device_model, challenge, to_timestamp(since / 1000.0),
      to_timestamp(until / 1000.0), last_month_yen, time_zone, billing_day, access_carrier,
      name, name_kana, nullif(name_key, ''), nullif(kana_key, '')
    from unnest(
      ${rows.map(row => row.subscriber)}::text[],
      ${rows.map(row => row.account)}::text[],
      ${rows.map(row => row.type)}::text[],
      ${rows.map(row => row.service)}::text[],
      ${rows.map(row => row.channels ?? null)}::integer[],
      ${rows.map(row => row.deviceModel ?? null)}::text[],
      ${rows.map(row => row.challenge)}::boolean[],
      ${rows.map(row => row.sinceMs ?? null)}::bigint[],
      ${rows.map(row => row.untilMs ?? null)}::bigint[],
      ${rows.map(row => row.lastMonthYen ?? null)}::bigint[],
      ${rows.map(row => row.timeZone ?? null)}::text[],
      ${rows.map(row => row.billingDay ?? null)}::smallint[],
      ${rows.map(row => row.accessCarrier ?? null)}::text[],
      ${rows.map(row => row.name ?? null)}::text[],
      ${rows.map(row => row.nameKana ?? null)}::text[],
      ${rows.map(row => nameKey(row.name ?? ''))}::text[],
      ${rows.map(row => nameKey(row.nameKana ?? ''))}::text[]
    ) with ordinality as t (subscriber, account, type, service, channels, device_model, challenge,
      since, until, last_month_yen, time_zone, billing_day, access_carrier,
      name, name_kana, name_key, kana_key, n)`.execute(db);
  const contacts = rows.flatMap(row =>
    row.contacts.map((contact, position) => ({ ...contact, subscriber: row.subscriber, position })),
  );
  await sql`insert into contacts
    select subscriber, position, channel, address, to_timestamp(changed / 1000.0)
    from unnest(
      ${contacts.map(contact => contact.subscriber)}::text[],
      ${contacts.map(contact => contact.position)}::integer[],
      ${contacts.map(contact => contact.channel)}::text[],
      ${contacts.map(contact => contact.address)}::text[],
      ${contacts.map(contact => contact.changedMs ?? null)}::bigint[]
    ) as t (subscriber, position, channel, address, changed)`.execute(db);
}

async function insertRateRows(
  db: Kysely<Tables>,
  rows: readonly RateRow[],
  first: number,
): Promise<void> {
  await sql`insert into rate_deck select ${first} + n, prefix, destination, country,
      per_minute, connect_fee, initial_seconds, increment_seconds,
      to_timestamp(valid_from / 1000.0), to_timestamp(valid_to / 1000.0)
    from unnest(
      ${rows.map(row => row.prefix)}::text[],
      ${rows.map(row => row.destination)}::text[],
      ${rows.map(row => row.country)}::text[],
      ${rows.map(row => row.milliYenPerMinute)}::bigint[],
      ${rows.map(row => row.connectFeeMilliYen)}::bigint[],
      ${rows.map(row => row.initialSeconds)}::integer[],
      ${rows.map(row => row.incrementSeconds)}::integer[],
      ${rows.map(row => row.validFromMs ?? null)}::bigint[],
      ${rows.map(row => row.validToMs ?? null)}::bigint[]
    ) with ordinality as t (prefix, destination, country, per_minute, connect_fee,
      initial_seconds, increment_seconds, valid_from, valid_to, n)`.execute(db);
}

async function insertRestricted(
  db: Kysely<Tables>,
  rows: readonly RestrictedEntry[],
  first: number,
): Promise<void> {
  await sql`insert into restricted_destinations select ${first} + n, prefix, destination, country,
      government, life_critical, traffic_minutes, to_timestamp(review / 1000.0)
    from unnest(
      ${rows.map(row => row.prefix)}::text[],
      ${rows.map(row => row.destination)}::text[],
      ${rows.map(row => row.country)}::text[],
      ${rows.map(row => row.governmentChecked ?? null)}::boolean[],
      ${rows.map(row => row.lifeCriticalChecked ?? null)}::boolean[],
      ${rows.map(row => row.trafficMinutes ?? null)}::double precision[],
      ${rows.map(row => row.reviewMs ?? null)}::bigint[]
    ) with ordinality as t (prefix, destination, country, government, life_critical,
      traffic_minutes, review, n)`.execute(db);
}

function toSubscriber(
  row: Tables['subscribers'],
  contacts: readonly Tables['contacts'][],
): Subscriber {
  return {
    subscriber: row.subscriber,
    ...(row.name !== null && { name: row.name }),
    ...(row.name_kana !== null && { nameKana: row.name_kana }),
    account: row.account,
    type: row.type,
    service: row.service,
    ...(row.channels !== null && { channels: row.channels }),
    ...(row.device_model !== null && { deviceModel: row.device_model }),
    challenge: row.challenge,
    ...(row.since && { sinceMs: row.since.getTime() }),
    ...(row.until && { untilMs: row.until.getTime() }),
    ...(row.last_month_yen !== null && { lastMonthYen: row.last_month_yen }),
    ...(row.time_zone !== null && { timeZone: row.time_zone }),
    ...(row.billing_day !== null && { billingDay: row.billing_day }),
    ...(row.access_carrier !== null && { accessCarrier: row.access_carrier }),
    contacts: contacts.map(toContact),
  };
}

function toContact(row: Tables['contacts']): Contact {
  const { channel, address, changed } = row;
  return { channel, address, ...(changed && { changedMs: changed.getTime() }) };
}

export function toRateRow(row: Tables['rate_deck']): RateRow {
  return {
    prefix: row.prefix,
    destination: row.destination,
    country: row.country,
    milliYenPerMinute: row.milli_yen_per_minute,
    connectFeeMilliYen: row.connect_fee_milli_yen,
    initialSeconds: row.initial_seconds,
    incrementSeconds: row.increment_seconds,
    ...(row.valid_from && { validFromMs: row.valid_from.getTime() }),
    ...(row.valid_to && { validToMs: row.valid_to.getTime() }),
  };
}

function toRestrictedEntry(row: Tables['restricted_destinations']): RestrictedEntry {
  return {
    prefix: row.prefix,
    destination: row.destination,
    country: row.country,
    ...(row.government_checked !== null && { governmentChecked: row.government_checked }),
    ...(row.life_critical_checked !== null && { lifeCriticalChecked: row.life_critical_checked }),
    ...(row.traffic_minutes !== null && { trafficMinutes: row.traffic_minutes }),
    ...(row.review && { reviewMs: row.review.getTime() }),
  };
}

function* batches<T>(rows: readonly T[]): Generator<[readonly T[], number]> {
  for (let at = 0; at < rows.length; at += batchRows) yield [rows.slice(at, at + batchRows), at];
}
