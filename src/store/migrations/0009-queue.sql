-- The queue of the case desk: its orders among many open cases, kept searches, and what one shift
-- leaves to the next.
create index open_cases_by_due on cases (coalesce(next_due, 'infinity'::timestamptz), case_id)
  where state <> 'closed';
create index open_cases_of_nobody on cases (loss_per_hour_yen desc, opened desc, case_id desc)
  where state <> 'closed' and assignee is null;
create index open_cases_of_person on cases
  (assignee, loss_per_hour_yen desc, opened desc, case_id desc)
  where state <> 'closed' and assignee is not null;
create index measures_ending on measures (until) where ended is null and until is not null;

create table case_views (
  id text primary key,
  name text not null,
  by_whom text not null,
  shared boolean not null,
  filter jsonb not null,
  sort text not null check (sort in ('loss', 'opened', 'due')),
  created timestamptz(3) not null,
  changed timestamptz(3) not null,
  version integer not null default 1
);
create index case_views_by_person on case_views (by_whom, created);
create index case_views_shared on case_views (created) where shared;

create table handover_notes (
  id text primary key,
  by_whom text not null,
  at timestamptz(3) not null,
  text text not null check (length(text) <= 10000),
  -- How the desk stood when it was written.
  figures jsonb not null
);
create index handover_notes_by_time on handover_notes (at desc, id desc);

create table handover_acknowledgements (
  note text not null references handover_notes on delete cascade,
  by_whom text not null,
  at timestamptz(3) not null,
  primary key (note, by_whom)
);
