import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  closeModelEpoch,
  type DeviceModels,
  modelCluster,
  moveModel,
  newDeviceModels,
  noteModelAlarm,
} from './device-models.ts';

const dayMs = 86_400_000;
const startMs = 20_000 * dayMs;

function carrier(): DeviceModels {
  const models = newDeviceModels();
  for (let i = 0; i < 5; i += 1) moveModel(models, '', 'rare');
  for (let i = 0; i < 95; i += 1) moveModel(models, '', 'common');
  return models;
}

/** One alarm a second, so that each is taken in. */
function alarm(models: DeviceModels, model: string, account: string): void {
  noteModelAlarm(models, { model, account, ms: startMs });
  closeModelEpoch(models, 1_000 * (models.epoch + 1));
}

test('cases of three accounts with a rare model are a cluster', () => {
  const models = carrier();
  const clusterOf = (account: string, nowMs = startMs + 2_000): number =>
    modelCluster(models, { model: 'rare', account }, nowMs);
  alarm(models, 'rare', 'a');
  assert.equal(clusterOf('b'), 0);
  alarm(models, 'rare', 'b');
  assert.equal(clusterOf('b'), 0, 'the same account is counted once');
  assert.equal(clusterOf('c'), 3);
  assert.equal(clusterOf('c', startMs + 8 * dayMs), 0, 'a week later no more');
});

test('a model that most lines have is no cluster, and one that nobody told neither', () => {
  const models = carrier();
  for (const account of ['a', 'b', 'c', 'd']) alarm(models, 'common', account);
  alarm(models, '', 'e');
  assert.equal(modelCluster(models, { model: 'common', account: 'f' }, startMs + 2_000), 0);
  assert.equal(modelCluster(models, { model: '', account: 'f' }, startMs + 2_000), 0);
});

test('an alarm is read one epoch late; lists are bounded; a line that changes model is counted once', () => {
  const models = carrier();
  closeModelEpoch(models, startMs);
  for (const account of ['a', 'b', 'c']) {
    noteModelAlarm(models, { model: 'rare', account, ms: startMs });
  }
  closeModelEpoch(models, startMs + 999);
  assert.equal(modelCluster(models, { model: 'rare', account: 'd' }, startMs + 999), 0);
  closeModelEpoch(models, startMs + 1_000);
  assert.equal(modelCluster(models, { model: 'rare', account: 'd' }, startMs + 1_000), 4);
  for (let i = 0; i < 2_000; i += 1) alarm(models, 'rare', `account-${i}`);
  assert.ok(models.alarms.length <= 512);
  for (let i = 0; i < 5; i += 1) moveModel(models, 'rare', 'common');
  assert.deepEqual([...models.lines], [['common', 100]]);
  assert.equal(models.allLines, 100);
});
