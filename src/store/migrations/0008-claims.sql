-- What a subscriber is to have back, filed by one person and decided by another.
create table claims (
  id text primary key,
  case_id text not null,
  subscriber text not null,
  basis text not null check (basis in ('barring', 'episode')),
  opened_by text not null,
  opened timestamptz(3) not null,
  period_from timestamptz(3) not null,
  period_to timestamptz(3) not null check (period_to > period_from),
  -- Calls charged in the period, and their sum in thousandths of a yen.
  calls integer not null check (calls > 0),
  milli_yen bigint not null check (milli_yen > 0),
  why text not null,
  -- The request that a second person decides.
  approval text not null,
  state text not null check (state in ('filed', 'approved', 'refused')),
  decided_by text check (decided_by <> opened_by or state = 'refused'),
  decided timestamptz(3)
);
create index claims_by_time on claims (opened desc, id desc);
create index claims_by_case on claims (case_id);
create index claims_by_line on claims (subscriber, period_from);
create unique index claims_by_approval on claims (approval);
