// What pages were shown outlives a restart, whichever version wrote the snapshot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BusyHour } from '../../../../bench/busy-hour.ts';
import { LiveHouse } from '../../../../test/support/live-house.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { PageViews } from './page-views.ts';

const gone = () => Promise.reject(new Error('no store here'));
const away = new Proxy({}, { get: () => gone }) as OpenStore['now'] & OpenStore['episodes'];

function viewsOf(house: LiveHouse): PageViews {
  return new PageViews({
    demo: false,
    speed: () => 1,
    timeZone: 'Asia/Tokyo',
    homeCountry: 'JP',
    state: () => house.driver.engine.state,
    intake: () => house.intake,
    expected: [],
    enforcers: () => [],
    store: { now: away, episodes: away },
    clock: house.traffic.clock,
    report: () => {},
  });
}

test('attacks, the hours before and what feeds usually do come back with the snapshot', () => {
  const world = new BusyHour({ running: 50, attacked: 3 });
  for (let second = 0; second < 90; second += 1) {
    world.pass(200);
    world.source.tick();
  }
  const before = world.view();
  const after = viewsOf(new LiveHouse());
  after.now.restore(structuredClone(world.source.save()));
  const view = after.now.view('all');
  assert.ok(before.attacks.length >= 3);
  assert.deepEqual(
    view.attacks.map(one => one.case).toSorted(),
    before.attacks.map(one => one.case).toSorted(),
  );
  assert.deepEqual(
    view.feeds.map(feed => feed.name),
    before.feeds.map(feed => feed.name),
  );
  const saved = after.told.save() as { now: { minutes: unknown[] } };
  assert.ok(saved.now.minutes.length >= 2);
});

test('a snapshot of before there was such a page is taken too', () => {
  const views = viewsOf(new LiveHouse());
  views.told.restore({ cases: new Map(), minutes: [], suspended: new Set() });
  assert.deepEqual(views.now.view('all').attacks, []);
});
