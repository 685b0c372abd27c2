// The tables of people and keys as kysely sees them; migrations/ has the truth.
import type { Generated } from 'kysely';
import type { Role, Scope } from '../core/access/permissions.ts';

export interface PeopleTables {
  people: {
    name: string;
    role: Role;
    created: Date;
    created_by: string;
    disabled: Date | null;
    password: string | null;
    totp_secret: Buffer | null;
    totp_step: Generated<number>;
    oidc_issuer: string | null;
    oidc_subject: string | null;
    failures: Generated<number>;
    blocked_until: Date | null;
    last_sign_in: Date | null;
  };
  person_backup_codes: { person: string; sha256: Buffer; used: Date | null };
  person_setups: { person: string; sha256: Buffer; totp_secret: Buffer; ends: Date };
  person_sessions: {
    sha256: Buffer;
    person: string;
    begun: Date;
    seen: Date;
    ends: Date;
    step_up: Date | null;
    address: string;
  };
  api_keys: {
    name: string;
    sha256: Buffer;
    scopes: Scope[];
    feeds: string[] | null;
    account: string | null;
    created: Date;
    created_by: string;
    expires: Date | null;
    revoked: Date | null;
    revoked_by: string | null;
  };
}
