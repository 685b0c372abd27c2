// A firm that has called abroad for weeks, as the store has it: something to look at on pages.
import { sql } from 'kysely';
import type { Subscriber } from '../../src/core/subscriber/subscriber.ts';
import type { DeskHouse } from '../support/desk-house.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The first (second …) firm's line that was in no attack, with its history stored (once). */
export async function firmWithHistory(house: DeskHouse, place = 0): Promise<Subscriber> {
  const { database, live } = house;
  const attacked = await database.run('reading', db =>
    db
      .selectFrom('case_lines')
      .innerJoin('case_facts', 'case_facts.case_id', 'case_lines.case_id')
      .select('subscriber')
      .execute(),
  );
  const inCase = new Set(attacked.map(row => row.subscriber));
  const firm = live.traffic.lists.subscribers.filter(
    one => one.type === 'corporate' && one.service === 'ip' && !inCase.has(one.subscriber),
  )[place]!;
  const nowMs = live.traffic.clock.nowMs();
  const today = Math.floor((nowMs + 9 * hourMs) / dayMs) * dayMs - 9 * hourMs;
  await database.run('storing a history', async db => {
    await sql`create table if not exists calls_of_history partition of calls default`.execute(db);
    const rows = [];
    for (let back = 58; back >= 0; back -= 1) {
      const weekday = new Date(today - back * dayMs + 9 * hourMs).getUTCDay();
      const calls = weekday === 0 || weekday === 6 ? 0 : 1 + ((back * 7) % 5);
      for (let at = 0; at < calls; at += 1) {
        const setup = today - back * dayMs + (9 + ((at * 3 + back) % 9)) * hourMs + at * 60_000;
        const refused = back === 12 && at === 0;
        const seconds = 60 + ((back * 37 + at * 101) % 600);
        if (setup > nowMs) continue;
        rows.push({
          setup: new Date(setup),
          call_id: `history-${place}-${back}-${at}`,
          subscriber: firm.subscriber,
          account: firm.account,
          called: at % 3 === 0 ? '12125550100' : '886225550100',
          country: at % 3 === 0 ? 'US' : 'TW',
          destination: 1,
          service: 'ip' as const,
          source_ip: '198.51.100.7',
          answer: refused ? null : new Date(setup + 5_000),
          ended: new Date(setup + 5_000 + seconds * 1_000),
          milli_yen: refused ? 0 : Math.ceil(seconds / 60) * 30_000,
          verdict: refused ? ('block' as const) : ('allow' as const),
          case_id: null,
        });
      }
    }
    await db
      .insertInto('calls')
      .values(rows)
      .onConflict(of => of.doNothing())
      .execute();
  });
  return firm;
}
