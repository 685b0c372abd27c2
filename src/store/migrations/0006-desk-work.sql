-- What people write beside cases, approvals, disclosures, and answers kept for repeated requests.

create table case_notes (
  id text primary key,
  case_id text not null,
  by_whom text not null,
  at timestamptz(3) not null,
  text text not null check (length(text) <= 10000)
);
create index case_notes_by_case on case_notes (case_id, at, id);

create table case_attachments (
  id text primary key,
  case_id text not null,
  by_whom text not null,
  at timestamptz(3) not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes between 1 and 5242880),
  sha256 text not null,
  content bytea not null
);
create index case_attachments_by_case on case_attachments (case_id, at, id);

create table approvals (
  id text primary key,
  kind text not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'expired', 'used')),
  asked_by text not null,
  asked timestamptz(3) not null,
  expires timestamptz(3) not null,
  decided_by text check (decided_by <> asked_by or state = 'refused'),
  body jsonb not null
);
create index approvals_by_time on approvals (asked desc, id desc);
create index approvals_waiting on approvals (expires) where state = 'asked';

create table disclosures (
  id text primary key,
  by_whom text not null,
  subject_kind text not null check (subject_kind in ('case', 'subscriber')),
  subject text not null,
  opened timestamptz(3) not null,
  ends timestamptz(3) not null,
  body jsonb not null
);
create index disclosures_of on disclosures (by_whom, subject_kind, subject, ends);

-- Who put a row on the restricted list, and who approved it; imported rows have none.
create table restricted_authors (
  prefix text primary key,
  author text not null,
  approver text not null check (approver <> author)
);

create table request_keys (
  who text not null,
  key text not null,
  digest text not null,
  claimed timestamptz(3) not null,
  status integer,
  body text,
  primary key (who, key)
);
create index request_keys_by_time on request_keys (claimed);
