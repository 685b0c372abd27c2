import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DayPressure } from './day-pressure.ts';

const gambia = { country: 'GM', lossYenPerMinute: 600 };

test('what is lost adds up by destination, what was stopped too', () => {
  const pressure = new DayPressure();
  pressure.look(7, [gambia, { country: 'FR', lossYenPerMinute: 0 }], 30_000);
  pressure.look(7, [gambia], 60_000);
  pressure.stopped(7, 'CU');
  assert.deepEqual(
    [...pressure.today(7)],
    [
      ['GM', { milliYen: 900_000, stopped: 0 }],
      ['CU', { milliYen: 0, stopped: 1 }],
    ],
  );
});

test('a day begins with nothing, and a restart does not', () => {
  const pressure = new DayPressure();
  pressure.look(7, [gambia], 60_000);
  assert.equal(pressure.today(8).size, 0);
  const again = new DayPressure();
  again.restore(structuredClone(pressure.save()));
  again.stopped(7, 'GM');
  assert.deepEqual(again.today(7).get('GM'), { milliYen: 600_000, stopped: 1 });
  again.stopped(8, 'GM');
  assert.deepEqual(again.today(8).get('GM'), { milliYen: 0, stopped: 1 });
});
