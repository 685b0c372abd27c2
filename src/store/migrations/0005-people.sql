-- Who may sign in, machines' keys, and what stands for a sign-in. Secrets are hashed; the shared
-- secret of an authenticator is encrypted with a key that is not in the database.

create table people (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  role text not null,
  created timestamptz(3) not null,
  created_by text not null,
  disabled timestamptz(3),
  -- PHC string (argon2id); null until the set-up link was used, or with OIDC alone.
  password text,
  totp_secret bytea,
  -- The newest time step whose code was used: no code is taken twice (RFC 6238 §5.2).
  totp_step bigint not null default 0,
  oidc_issuer text,
  oidc_subject text,
  -- Wrong passwords and codes since the last right one.
  failures integer not null default 0,
  blocked_until timestamptz(3),
  last_sign_in timestamptz(3),
  unique (oidc_issuer, oidc_subject)
);

create table person_backup_codes (
  person text not null references people on delete cascade,
  sha256 bytea not null,
  used timestamptz(3),
  primary key (person, sha256)
);

-- A new person's, or one who lost password or authenticator. One at a time for each person.
create table person_setups (
  person text primary key references people on delete cascade,
  sha256 bytea not null unique,
  -- Shown to the person while they set up their authenticator.
  totp_secret bytea not null,
  ends timestamptz(3) not null
);

create table person_sessions (
  sha256 bytea primary key,
  person text not null references people on delete cascade,
  begun timestamptz(3) not null,
  seen timestamptz(3) not null,
  ends timestamptz(3) not null,
  -- The last confirmation with the authenticator.
  step_up timestamptz(3),
  address text not null
);
create index person_sessions_by_person on person_sessions (person);

create table api_keys (
  name text primary key,
  sha256 bytea not null unique,
  scopes text[] not null,
  feeds text[],
  -- The one account it is bound to.
  account text,
  created timestamptz(3) not null,
  created_by text not null,
  expires timestamptz(3),
  revoked timestamptz(3),
  revoked_by text
);

-- Search of the audit log by who, what, subject and time; pages by seq.
create index audit_by_at on audit (at, seq);
create index audit_by_who on audit (who, seq);

create index audit_by_what on audit (what, seq);
