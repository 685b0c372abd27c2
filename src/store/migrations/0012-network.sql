-- What spans lines: the calls of each case's episode in sums by hour, the names under which pages
-- know addresses and ranges, and what was reported to makers of devices.
create table episode_calls (
  case_id text not null references cases on delete cascade,
  -- Hour (UTC) of set-up.
  hour timestamptz(0) not null,
  subscriber text not null,
  account text not null,
  country text not null,
  -- Index into the numbering table; -1 where the calling code is unknown.
  destination smallint not null,
  -- Called number without its last four digits.
  number_range text not null,
  -- '' where no feed told it.
  source_ip text not null,
  calls integer not null,
  refused integer not null,
  seconds bigint not null,
  -- Thousandths of a yen.
  milli_yen bigint not null,
  first timestamptz(3) not null,
  last timestamptz(3) not null
);
create index episode_calls_by_case on episode_calls (case_id);
create index episode_calls_by_hour on episode_calls (hour);
create index episode_calls_by_source on episode_calls (source_ip, hour) where source_ip <> '';
create index episode_calls_by_range on episode_calls (number_range, hour);
create index episode_calls_by_country on episode_calls (country, hour);

-- Pages name these by a number of no meaning, so that no address or range stands in a URL.
create table network_names (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('source', 'range')),
  name text not null,
  unique (kind, name)
);

create table device_reports (
  id text primary key,
  model text not null,
  sent timestamptz(3) not null,
  by_whom text not null,
  recipient text not null,
  language text not null,
  body text not null,
  cases integer not null,
  accounts integer not null
);
create index device_reports_of on device_reports (model, sent desc);

-- Who uses an address. A partition is a day: the address alone packs well.
create index calls_by_source on calls (source_ip) where source_ip is not null;

-- An address that cases share is opened as a case or a line is, by its name above.
alter table disclosures drop constraint disclosures_subject_kind_check;
alter table disclosures add constraint disclosures_subject_kind_check
  check (subject_kind in ('case', 'subscriber', 'source'));
