-- Times are UTC to the millisecond. Money in reference data is thousandths of a yen.

create table accounts (
  account text primary key
);

create table subscribers (
  subscriber text primary key,
  account text not null references accounts,
  -- Order of the import.
  position integer not null,
  type text not null check (type in ('individual', 'corporate')),
  service text not null check (service in ('ip', 'pstn')),
  channels integer,
  device_model text,
  challenge boolean not null,
  since timestamptz(3),
  until timestamptz(3),
  last_month_yen bigint,
  time_zone text,
  billing_day smallint,
  access_carrier text
);
create index subscribers_by_account on subscribers (account);

create table contacts (
  subscriber text not null references subscribers on delete cascade,
  position integer not null,
  channel text not null check (channel in ('mail', 'sms', 'voice')),
  address text not null,
  changed timestamptz(3),
  primary key (subscriber, position)
);

create table rate_deck (
  position integer primary key,
  prefix text not null,
  destination text not null,
  country text not null,
  milli_yen_per_minute bigint not null,
  connect_fee_milli_yen bigint not null,
  initial_seconds integer not null,
  increment_seconds integer not null,
  valid_from timestamptz(3),
  valid_to timestamptz(3)
);
create index rate_deck_by_prefix on rate_deck (prefix);

create table restricted_destinations (
  position integer primary key,
  prefix text not null,
  destination text not null,
  country text not null,
  government_checked boolean,
  life_critical_checked boolean,
  traffic_minutes double precision,
  review timestamptz(3)
);

create table decisions (
  -- partition-sequence-ordinal
  key text primary key,
  seq bigint not null,
  ordinal integer not null,
  type text not null,
  case_id text,
  subscriber text,
  at timestamptz(3) not null,
  body jsonb not null
);
create index decisions_by_seq on decisions (seq, ordinal);
create index decisions_by_at on decisions (at);
create index decisions_by_case on decisions (case_id, seq, ordinal) where case_id is not null;
create index decisions_by_subscriber on decisions (subscriber, at) where subscriber is not null;

-- Journal sequence up to which all decisions are stored.
create table journal_offset (
  journal text primary key,
  seq bigint not null
);

create table outbox (
  key text primary key references decisions on delete cascade,
  seq bigint not null,
  ordinal integer not null,
  attempts integer not null default 0,
  next_try timestamptz(3) not null default '-infinity',
  last_error text,
  delivered timestamptz(3)
);
create index outbox_waiting on outbox (seq, ordinal) where delivered is null;

-- Append-only; each entry's hash covers the one before.
create table audit (
  seq bigint primary key,
  at timestamptz(3) not null,
  who text not null,
  what text not null,
  why text not null,
  subject text not null,
  called text[] not null,
  prev_hash bytea not null,
  hash bytea not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the table % is append-only', tg_table_name;
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
