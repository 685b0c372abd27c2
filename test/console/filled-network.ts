// What the pages of the network show: devices, a campaign, a country whose block is within reach.
import { standardPolicy } from '../../src/core/policy/policy.ts';
import type { ConsoleHouse } from './console-house.ts';

/** Episodes summed, models known, the gates of a country block within reach. */
export async function fillNetwork({ desk }: ConsoleHouse): Promise<void> {
  await desk.episodes.settle();
  const { driver, traffic } = desk.live;
  const { countryBlock } = standardPolicy;
  const eased = { ...countryBlock, accounts: 0, unstoppedAccounts: 0, historyMs: 0 };
  const policy = { ...standardPolicy, countryBlock: { ...eased, preapproved: false } };
  driver.submit({ kind: 'policy', atMs: driver.engine.state.nowMs, policy });
  const { subscribers } = traffic.lists;
  const four = [...new Map(subscribers.map(one => [one.account, one])).values()].slice(-4);
  const models = new Map(four.map(one => [one.subscriber, 'Acme PBX-9']));
  const rows = subscribers.map(one => {
    return { ...one, deviceModel: models.get(one.subscriber) ?? 'Other 1' };
  });
  await desk.database.run('giving models', async db => {
    for (const { subscriber, deviceModel } of rows) {
      await db
        .updateTable('subscribers')
        .set({ device_model: deviceModel })
        .where('subscriber', '=', subscriber)
        .execute();
    }
  });
  driver.submit({ kind: 'subscribers', atMs: driver.engine.state.nowMs, rows, digest: 'models' });
  for (const [at, { account, subscriber }] of four.entries()) {
    await desk.storeCases([`case-90${at}`], account, subscriber);
  }
  await storeCampaign(desk);
}

/** Three accounts from one address to one range. */
async function storeCampaign(desk: ConsoleHouse['desk']): Promise<void> {
  const at = new Date(desk.live.traffic.clock.nowMs() - 7_200_000);
  const lines = ['05010000001', '05010000002', '05010000003'];
  const names = lines.map((_, index) => `case-95${index}`);
  for (const [index, line] of lines.entries()) {
    await desk.storeCases([names[index]!], `campaign-${index}`, line);
  }
  await desk.database.run('storing a campaign', async db => {
    const ip = '198.51.100.9';
    await db
      .insertInto('network_names')
      .values([
        { kind: 'source', name: ip },
        { kind: 'range', name: '5731234' },
      ])
      .onConflict(one => one.doNothing())
      .execute();
    await db
      .insertInto('episode_calls')
      .values(
        lines.map((subscriber, index) => ({
          case_id: names[index]!,
          hour: at,
          subscriber,
          account: `campaign-${index}`,
          country: 'CO',
          destination: -1,
          number_range: '5731234',
          source_ip: ip,
          calls: 4 + index,
          refused: 1,
          seconds: 600,
          milli_yen: 840_000,
          first: at,
          last: at,
        })),
      )
      .execute();
  });
}
