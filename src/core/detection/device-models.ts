// Device models under attack (R15): cases of unrelated accounts whose lines have the same model. A
// cluster raises the priority of a case and tells the desk; it weighs nothing and meets no gate,
// since a model is no conduct. Alarms are taken in per one-second epoch and read one epoch late.

const dayMs = 86_400_000;
const windowMs = 7 * dayMs;
const accountsAtLeast = 3;
/** So many times as many accounts as the model's share of lines would bring. */
const timesItsShare = 3;
const alarmsMax = 512;
const modelsMax = 4_000;

interface ModelAlarm {
  readonly model: string;
  readonly account: string;
  readonly ms: number;
}

export interface DeviceModels {
  /** Listed lines of each model, and of any. */
  readonly lines: Map<string, number>;
  allLines: number;
  /** Cases of the last days, oldest first; at the limit the oldest is forgotten. */
  readonly alarms: ModelAlarm[];
  readonly pending: ModelAlarm[];
  epoch: number;
}

export function newDeviceModels(): DeviceModels {
  return { lines: new Map(), allLines: 0, alarms: [], pending: [], epoch: 0 };
}

/** A line of the list has another model now; '' where none is told. */
export function moveModel(models: DeviceModels, from: string, to: string): void {
  if (from === to) return;
  count(models, from, -1);
  count(models, to, 1);
}

function count(models: DeviceModels, model: string, by: 1 | -1): void {
  const known = models.lines.get(model);
  if (model === '' || (known === undefined && (by < 0 || models.lines.size >= modelsMax))) return;
  const lines = (known ?? 0) + by;
  if (lines === 0) models.lines.delete(model);
  else models.lines.set(model, lines);
  models.allLines += by;
}

/** A case opened on a line of that model. */
export function noteModelAlarm(models: DeviceModels, alarm: ModelAlarm): void {
  if (alarm.model !== '') models.pending.push(alarm);
}

export function closeModelEpoch(models: DeviceModels, nowMs: number): void {
  const epoch = Math.floor(nowMs / 1_000);
  if (epoch === models.epoch) return;
  models.epoch = epoch;
  for (const alarm of models.pending) {
    if (models.alarms.length >= alarmsMax) models.alarms.shift();
    models.alarms.push(alarm);
  }
  models.pending.length = 0;
}

/**
 * How many accounts, that of the call included, had a case on a line of this model within a week;
 * 0 where there are too few, or no more than a model that so many lines have would bring.
 */
export function modelCluster(
  models: DeviceModels,
  call: { readonly model: string; readonly account: string },
  nowMs: number,
): number {
  const lines = models.lines.get(call.model);
  if (lines === undefined) return 0;
  const alike = new Set([call.account]);
  const all = new Set([call.account]);
  for (const { model, account, ms } of models.alarms) {
    if (nowMs - ms > windowMs) continue;
    all.add(account);
    if (model === call.model) alike.add(account);
  }
  const isMore = alike.size * models.allLines >= timesItsShare * all.size * lines;
  return alike.size >= accountsAtLeast && isMore ? alike.size : 0;
}
