-- What should be in force in the network, what each enforcer made of it, and where they differed.

-- Network elements that carry measures out, as configured at the last start.
create table enforcers (
  enforcer text primary key
);

-- One row a line, source or country: what the newest decision says. One that has ended stays until
-- every enforcer has confirmed the removal.
create table wanted_measures (
  -- line:…, source:… or country:…
  subject text primary key,
  measure text not null
    check (measure in ('suspension', 'barring', 'source-block', 'country-block')),
  scope text not null check (scope in ('international', 'but-usual')),
  case_id text not null,
  begin_at timestamptz(3) not null,
  -- Null: no end of its own, which only barring on request or consent may have.
  end_at timestamptz(3) check (end_at is not null or measure = 'barring'),
  -- Of the decision: an older one never overrides a newer one.
  seq bigint not null,
  ordinal integer not null,
  requested_at timestamptz(3) not null,
  ended boolean not null default false,
  -- Barring that is open to the usual destinations and comes back when the suspension over it ends.
  barred_case text,
  barred_at timestamptz(3)
);
create index wanted_measures_ended on wanted_measures (requested_at) where ended;

create table enforcement_orders (
  enforcer text not null references enforcers on delete cascade,
  subject text not null references wanted_measures on delete cascade,
  -- Of the decision that is to be carried out.
  seq bigint not null,
  ordinal integer not null,
  state text not null default 'pending' check (state in ('pending', 'applied', 'failed')),
  tries integer not null default 0,
  next_try timestamptz(3) not null default '-infinity',
  error text,
  -- When it was decided.
  requested_at timestamptz(3) not null,
  sent_at timestamptz(3),
  -- When it was first read back.
  confirmed_at timestamptz(3),
  -- The newest decision that was read back.
  applied_seq bigint,
  applied_ordinal integer,
  primary key (enforcer, subject)
);
create index enforcement_orders_due on enforcement_orders (enforcer, next_try)
  where state <> 'applied';
create index enforcement_orders_by_subject on enforcement_orders (subject);

create table enforcement_drift (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  enforcer text not null,
  subject text not null,
  kind text not null check (kind in ('missing', 'foreign', 'expired', 'different')),
  -- As it should stand and as it stood; null: not at all.
  wanted jsonb,
  found jsonb
);
create index enforcement_drift_by_at on enforcement_drift (at);

-- Barring on request or consent: from when it was asked for to when it stood on every enforcer.
create table requested_barrings (
  -- Key of the decision.
  key text primary key,
  seq bigint not null,
  ordinal integer not null,
  subscriber text not null,
  case_id text not null,
  asked text not null check (asked in ('request', 'consent')),
  received_at timestamptz(3) not null,
  completed_at timestamptz(3),
  -- When the case desk was told of the completion.
  told_at timestamptz(3),
  -- When the line was open again in full.
  ended_at timestamptz(3)
);
create index requested_barrings_by_subscriber on requested_barrings (subscriber, received_at);
create index requested_barrings_waiting on requested_barrings (seq)
  where told_at is null and ended_at is null;
