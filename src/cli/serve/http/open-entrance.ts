// How people and machines get in: sign-in, set-up links, keys of the database.
import type { Entrance } from '../../../api/people/entrance.ts';
import { KeyRing } from '../../../api/people/key-ring.ts';
import { OidcClient } from '../../../api/people/oidc-client.ts';
import type { AuditHead } from '../../../core/access/audit-chain.ts';
import { AuditLog } from '../../../store/audit-log.ts';
import type { Database } from '../../../store/database.ts';
import { SqlKeyStore } from '../../../store/sql-key-store.ts';
import { SqlPeopleStore } from '../../../store/sql-people-store.ts';
import { SqlSignInStore } from '../../../store/sql-sign-in-store.ts';
import { AuthenticatorDesk } from '../../../workflow/people/authenticator-desk.ts';
import { PeopleDesk } from '../../../workflow/people/people-desk.ts';
import { SecretBox } from '../../../workflow/people/secret-box.ts';
import { SignIn } from '../../../workflow/people/sign-in.ts';
import { SignInList } from '../../../workflow/people/sign-in-list.ts';
import type { Clock } from '../../../workflow/ports.ts';
import { dataKey } from '../../data-key.ts';
import { auditHeadsIn } from '../../data-places.ts';
import type { Settings } from '../../settings.ts';
import { keepAuditHeads, lastAuditHead } from '../storage/audit-heads.ts';

export interface OpenEntrance {
  readonly entrance: Entrance;
  readonly keys: KeyRing;
  stop(): Promise<void>;
}

const sweepEveryMs = 3_600_000;
const minuteMs = 60_000;

export async function openEntrance(
  database: Database,
  settings: Pick<Settings, 'dataDir' | 'signIn'>,
  clock: Clock,
  log: { note(head: AuditHead): void; report(error: unknown): void },
): Promise<OpenEntrance> {
  const { authenticatorRoles, idleMinutes, longestHours, oidc } = settings.signIn;
  const people = new SqlPeopleStore(database);
  const signIns = new SqlSignInStore(database);
  const audit = new AuditLog(database);
  const box = new SecretBox(dataKey(settings.dataDir, 'people'));
  const idleMs = idleMinutes * minuteMs;
  const signInSettings = { authenticatorRoles, idleMs, longestMs: longestHours * 60 * minuteMs };
  const signIn = new SignIn({ people, signIns, audit, box, clock, settings: signInSettings });
  const desk = new PeopleDesk({ people, box, clock, authenticatorRoles });
  const authenticators = new AuthenticatorDesk({ people, box, clock });
  const signInList = new SignInList({ signIns, clock, idleMs });
  const keyStore = new SqlKeyStore(database);
  const keys = new KeyRing(keyStore, clock, log.report);
  await keys.start();
  const nowMs = (): number => clock.nowMs();
  const path = auditHeadsIn(settings.dataDir);
  const heads = await keepAuditHeads({ path, audit, nowMs, ...log });
  const sweep = setInterval(() => void signIn.sweep().catch(log.report), sweepEveryMs);
  sweep.unref();
  return {
    entrance: {
      signIn,
      signInList,
      desk,
      authenticators,
      keys: { store: keyStore, refresh: () => keys.refresh(), clock },
      audit,
      knownHead: () => lastAuditHead(path),
      clock,
      ...(oidc === undefined ? {} : { oidc: new OidcClient(oidc, box, clock) }),
    },
    keys,
    async stop() {
      keys.stop();
      clearInterval(sweep);
      await heads.stop();
    },
  };
}
