// What the console needs to change the policy and the carrier's lists, put together.
import type { DeskParts } from '../../../api/desk/desk-parts.ts';
import type { FileJournal } from '../../../bus/file-journal.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import type { LiveDriver } from '../../../workflow/live-driver.ts';
import type { Clock } from '../../../workflow/ports.ts';
import { ChildBacktests } from '../../history-backtest/backtest-runner.ts';
import { zoneNow } from '../../import/zone-now.ts';
import { readPolicy } from '../../read-policy.ts';
import type { Settings } from '../../settings.ts';
import { StoredListDesk } from '../lists/list-desk.ts';
import type { OpenStore } from '../storage/open-store.ts';
import { PolicyDesk, possiblePolicy } from './policy-desk.ts';
import { ShadowDesk, type ShadowDeskParts } from './shadow-desk.ts';

const dayMs = 86_400_000;

type PolicySettings = Pick<Settings, 'policy' | 'homeCountry' | 'timeZone' | 'http' | 'sip'>;

/** Whether there is an announcement to which a challenged call can be led. */
function challengesPossible({ http, sip }: PolicySettings, demo: boolean): boolean {
  const announced = sip.trunks.some(trunk => trunk.announcement !== undefined);
  return demo || announced || http.announcement !== undefined;
}

/** The candidate's place beside the policy in force; `began` is called at its first start. */
export function shadowBeside(
  settings: PolicySettings,
  from: Pick<ShadowDeskParts, 'driver' | 'report' | 'began'> & { readonly demo: boolean },
): ShadowDesk {
  const { driver, report, began, demo } = from;
  const announced = challengesPossible(settings, demo);
  const possible = (policy: Policy): Policy => possiblePolicy(policy, announced);
  return new ShadowDesk({ driver, report, began, possible, mendedAfterMs: demo ? dayMs : 0 });
}

/** The policy in force, and what the routes need to change it and the lists. */
export async function listsAndPolicy(from: {
  readonly settings: PolicySettings;
  readonly store: OpenStore;
  readonly journal: FileJournal;
  readonly folder: string;
  readonly driver: LiveDriver;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly shadow: ShadowDesk;
  readonly listChanged: () => void;
  readonly warn: (text: string) => void;
  readonly report: (error: unknown) => void;
  readonly onOpen: (close: () => Promise<void> | void) => void;
}): Promise<Pick<DeskParts, 'policy' | 'lists'> & { readonly inForce: PolicyDesk }> {
  const { settings, store, journal, folder, driver, clock, demo, shadow, warn, report } = from;
  const possible = challengesPossible(settings, demo);
  const inForce = await PolicyDesk.open(store.policies, {
    settings: () => readPolicy(settings.policy),
    possible: policy => possiblePolicy(policy, possible),
    clock,
    differs: version => {
      warn(`policy version ${version} of the console is in force, not that of the settings`);
    },
  });
  const { homeCountry, timeZone } = settings;
  const carrier = { homeCountry, timeZone, clock, report };
  const book = store.backtests;
  await book.endLeftOver(clock.nowMs());
  const runner = new ChildBacktests({ book, database: store.url, journal, folder, ...carrier });
  from.onOpen(() => runner.stop());
  from.onOpen(() => shadow.stop());
  return {
    inForce,
    policy: inForce.parts({ store, driver, runner, shadow, challengesPossible: possible }),
    lists: new StoredListDesk({
      reference: store.reference,
      book: store.listBook,
      clock,
      zone: () => zoneNow(timeZone),
      changed: from.listChanged,
    }),
  };
}
