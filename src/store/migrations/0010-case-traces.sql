-- What a case is drawn from beside its decisions, noted beside the engine as inputs are applied:
-- the evidence over time, the calls that counted as the episode's, refused registrations before.
create table case_traces (
  case_id text not null,
  -- Journal record, and place within it: the same again is the same.
  seq bigint not null,
  ordinal integer not null,
  kind text not null check (kind in ('evidence', 'call', 'registrations')),
  at timestamptz(3) not null,
  subscriber text not null,
  call_id text,
  body jsonb not null,
  primary key (case_id, seq, ordinal)
);
create index case_traces_by_call on case_traces (call_id) where call_id is not null;
