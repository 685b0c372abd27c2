import type { Judging } from '../judging.ts';
import type { Running } from '../running.ts';
import { type OpenStore, readLists } from '../storage/open-store.ts';
import { type CarrierFacts, type ReferenceLists, takeOver } from './reference-lists.ts';

/**
 * Brings subscribers, rates and lists into the engine; in the demo, the carrier's own. `fresh`:
 * the journal was empty.
 */
export async function takeLists(
  running: Running,
  { driver, live, intake, clock, shadow }: Judging,
  { store, fresh }: { readonly store: OpenStore; readonly fresh: boolean },
): Promise<ReferenceLists> {
  const { demo, candidate } = running;
  const lists = await firstLists(running, store, fresh);
  takeOver(driver, lists, factsOf(running), clock.nowMs());
  live.takeWaiting();
  if (demo !== undefined) {
    if (fresh) await store.reference.replaceReference(lists);
    await demo.start(intake, live, fresh);
    running.open.push(() => demo.stop());
  }
  // What waited for the start, or the demo's history, came in one rush; that is over now.
  if (candidate !== undefined) shadow.start(candidate);
  // After an import, SIGHUP takes the new lists over without a restart.
  const again = async (): Promise<void> => {
    await running.policy?.readSettings();
    takeOver(driver, await readLists(store.reference), factsOf(running), clock.nowMs());
  };
  const reload = (): void => void again().catch(running.report);
  running.reload = reload;
  process.on('SIGHUP', reload);
  running.open.push(() => void process.off('SIGHUP', reload));
  return lists;
}

/** A demonstration begins with its own; what was changed since then stays. */
async function firstLists(
  { demo }: Running,
  store: OpenStore,
  fresh: boolean,
): Promise<ReferenceLists> {
  const own = demo?.reference();
  if (own === undefined) return readLists(store.reference);
  const { rateRows, restrictedEntries } = fresh ? own : await readLists(store.reference);
  return { ...own, rateRows, restrictedEntries };
}

function factsOf({ settings, policy }: Running): CarrierFacts {
  const { homeCountry, timeZone } = settings;
  return { homeCountry, timeZone, policy: policy!.inForce, missingChecksValid: false };
}
