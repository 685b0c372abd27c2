-- What leaves to people. A message is written with the decisions that ask for it, and marked as
-- being sent before anything goes out.
create table messages (
  -- partition-sequence-m<ordinal>
  key text primary key,
  -- Order of writing, which is the order of the desk.
  position bigint generated always as identity,
  seq bigint not null,
  notice text not null,
  channel text not null check (channel in ('mail', 'sms', 'voice', 'task')),
  address text not null,
  -- '' where no case is behind it.
  case_id text not null,
  subscriber text not null,
  -- 0 for a notice that asks nothing.
  attempt integer not null,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  facts jsonb not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'expired')),
  tries integer not null default 0,
  next_try timestamptz(3) not null,
  -- When it came to the state it is in.
  changed timestamptz(3) not null,
  -- What the channel calls it; one for each part of a long SMS.
  channel_names text[] not null default '{}',
  error text,
  -- Digest of the templates it was rendered from.
  templates text,
  -- A receipt says that it arrived.
  arrived timestamptz(3),
  -- Whether the desk knows what became of it; a receipt may change that.
  desk_told boolean not null default false,
  -- A person took care of one whose fate is unknown, or made the call of a task.
  handled timestamptz(3),
  handled_by text
);
create index messages_pending on messages (case_id, channel, address, position)
  where state in ('waiting', 'sending');
create index messages_due on messages (next_try, position) where state = 'waiting';
create index messages_by_case on messages (case_id, attempt) where case_id <> '';
create index messages_by_subscriber on messages (subscriber, at);
create index messages_by_at on messages (at);
create index messages_by_channel_name on messages using gin (channel_names);
create index messages_to_tell on messages (position)
  where not desk_told and attempt > 0 and state in ('sent', 'failed', 'unknown', 'expired');
create index messages_for_people on messages (position)
  where handled is null and (state = 'unknown' or (channel = 'task' and state = 'waiting'));

-- An answer link serves once.
create table used_answer_links (
  case_id text not null,
  attempt integer not null,
  answer text not null check (answer in ('mine', 'not-mine', 'unsure')),
  at timestamptz(3) not null,
  primary key (case_id, attempt)
);
