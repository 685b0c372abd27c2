// Everything about signing in that the server needs, and its routes.
import type { FastifyInstance } from 'fastify';
import type { AuditHead } from '../../core/access/audit-chain.ts';
import type { AuthenticatorDesk } from '../../workflow/people/authenticator-desk.ts';
import type { PeopleDesk } from '../../workflow/people/people-desk.ts';
import type { SignIn } from '../../workflow/people/sign-in.ts';
import type { SignInList } from '../../workflow/people/sign-in-list.ts';
import type { AuditTrail } from '../../workflow/people-ports.ts';
import type { Clock } from '../../workflow/ports.ts';
import type { CompleteApiSettings } from '../api-settings.ts';
import type { Sessions } from '../sessions.ts';
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { type KeyParts, keyRoutes } from './key-routes.ts';
import type { OidcClient } from './oidc-client.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { meRoute, ownRoutes } from './own-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { setUpRoutes } from './set-up-routes.ts';
import { signInListRoutes } from './sign-in-list-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

export interface Entrance {
  readonly signIn: SignIn;
  readonly signInList: SignInList;
  readonly desk: PeopleDesk;
  readonly authenticators: AuthenticatorDesk;
  readonly keys: KeyParts;
  readonly audit: AuditTrail;
  /** The end of the audit chain that was last kept outside the database. */
  readonly knownHead?: () => AuditHead | undefined;
  /** Wall clock, also in the demo. */
  readonly clock: Clock;
  /** Another identity provider; absent: none. */
  readonly oidc?: OidcClient;
}

export interface EntranceParts {
  readonly settings: CompleteApiSettings;
  /** Browsers that signed in with a key. */
  readonly sessions: Sessions;
  /** Absent: only keys sign in. */
  readonly entrance: Entrance | undefined;
  readonly nowMs: () => number;
}

export function entranceRoutes(app: FastifyInstance, parts: EntranceParts): void {
  const { settings, entrance } = parts;
  signInRoutes(app, { ...parts, signIn: entrance?.signIn, oidc: entrance?.oidc !== undefined });
  meRoute(app, parts.nowMs);
  if (entrance === undefined) return;
  ownRoutes(app, settings, entrance);
  accountRoutes(app, settings, entrance);
  signInListRoutes(app, settings, entrance.signInList);
  setUpRoutes(app, entrance.desk, parts.nowMs);
  peopleRoutes(app, entrance.desk, entrance.oidc?.issuer);
  keyRoutes(app, entrance.keys);
  auditRoutes(app, entrance);
  const { signIn, oidc } = entrance;
  if (oidc !== undefined) oidcRoutes(app, settings, signIn, oidc);
}
