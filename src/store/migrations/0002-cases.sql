-- What people read of cases: made from decisions, in the transaction that stores them.
create table cases (
  case_id text primary key,
  state text not null,
  outcome text,
  cause text,
  -- '' where none is known.
  account text not null,
  subscriber text not null,
  source_ip text,
  country text,
  opened timestamptz(3) not null,
  closed timestamptz(3),
  changed timestamptz(3) not null,
  loss_per_hour_yen bigint not null,
  exposure_yen bigint not null,
  next_step text,
  next_due timestamptz(3),
  -- These two belong to people, not to decisions.
  assignee text,
  version integer not null default 1
);
create index cases_by_loss on cases (loss_per_hour_yen desc, opened desc, case_id desc);
create index cases_by_opened on cases (opened desc, case_id desc);
create index open_cases_by_loss on cases (loss_per_hour_yen desc, opened desc, case_id desc)
  where state <> 'closed';
create index open_cases_by_opened on cases (opened desc, case_id desc) where state <> 'closed';
create index cases_by_assignee on cases (assignee, opened desc) where assignee is not null;
create index cases_by_account on cases (account text_pattern_ops, opened desc);
create index cases_by_line on cases (subscriber text_pattern_ops);
create index cases_by_name on cases (case_id text_pattern_ops);
create index cases_by_source on cases (source_ip) where source_ip is not null;
create index cases_by_country on cases (country) where country is not null;
create index cases_by_closed on cases (closed) where closed is not null;

create table case_lines (
  case_id text not null references cases on delete cascade,
  subscriber text not null,
  primary key (case_id, subscriber)
);
create index case_lines_by_subscriber on case_lines (subscriber, case_id);

create table contact_attempts (
  case_id text not null references cases on delete cascade,
  attempt integer not null,
  subscriber text not null,
  channel text not null,
  sent timestamptz(3) not null,
  result text not null,
  result_at timestamptz(3) not null,
  -- Who recorded it; null: the channel.
  recorded_by text,
  primary key (case_id, attempt)
);

create table measures (
  -- Key of the decision with which it began.
  id text primary key,
  kind text not null,
  ground text not null,
  subject_kind text not null check (subject_kind in ('line', 'source', 'country')),
  subject text not null,
  case_id text not null,
  begun timestamptz(3) not null,
  -- When it ends by itself; null: no end of its own.
  until timestamptz(3),
  ended timestamptz(3),
  ended_by text,
  reopened text,
  decided_by text not null,
  gates jsonb not null,
  reasons jsonb not null,
  renewals integer not null default 0
);
create index measures_by_begin on measures (begun desc, id desc);
create index measures_in_force on measures (begun desc, id desc) where ended is null;
create index measures_by_case on measures (case_id);
create index measures_by_subject on measures (subject, begun desc);

-- International calls, one partition a day (UTC) of set-up.
create table calls (
  setup timestamptz(3) not null,
  call_id text not null,
  subscriber text not null,
  account text not null,
  called text not null,
  country text not null,
  -- Index into the numbering table; -1 where the calling code is unknown.
  destination smallint not null,
  service text not null,
  source_ip text,
  answer timestamptz(3),
  ended timestamptz(3) not null,
  -- Thousandths of a yen.
  milli_yen bigint not null,
  verdict text not null,
  case_id text,
  primary key (setup, call_id)
) partition by range (setup);
create index calls_by_subscriber on calls (subscriber, setup);
create index calls_by_account on calls (account, setup);

-- Of domestic calls nothing is kept but how many there were on a day (UTC).
create table domestic_calls (
  day date primary key,
  calls bigint not null
);

-- What retention must leave: a case with all that belongs to it, or a line.
create table legal_holds (
  kind text not null check (kind in ('case', 'subscriber')),
  subject text not null,
  why text not null,
  placed timestamptz(3) not null,
  placed_by text not null,
  primary key (kind, subject)
);
