-- Versions of the policy, what a change of it would have done, and the history of the lists.

create table policy_versions (
  version integer primary key,
  state text not null
    check (state in ('draft', 'submitted', 'in-force', 'archived', 'discarded')),
  -- Whether it is the policy of the settings, or made in the console.
  origin text not null check (origin in ('settings', 'console')),
  title text not null,
  body text not null check (length(body) <= 32768),
  -- With every figure, frozen when it is submitted; json keeps the order of its members.
  policy json,
  revision integer not null,
  author text not null,
  created timestamptz(3) not null,
  changed_by text not null,
  changed timestamptz(3) not null,
  why text,
  approval text,
  submitted_by text,
  submitted timestamptz(3),
  expires timestamptz(3),
  approved_by text check (approved_by <> submitted_by),
  in_force timestamptz(3),
  archived timestamptz(3),
  check (state in ('draft', 'discarded') or policy is not null)
);
create unique index policy_in_force on policy_versions (state) where state = 'in-force';

create table backtests (
  id text primary key,
  candidate integer not null references policy_versions,
  against integer not null references policy_versions,
  -- The draft's text may change later: this is the one that was run.
  candidate_policy json not null,
  against_policy json not null,
  days integer not null check (days between 1 and 400),
  asked_by text not null,
  asked timestamptz(3) not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  ended timestamptz(3),
  problem text,
  result json
);
create index backtests_by_time on backtests (asked desc, id desc);
create index backtests_by_candidate on backtests (candidate);

-- What became of each row of the restricted list that people changed.
create table restricted_history (
  seq bigint generated always as identity primary key,
  at timestamptz(3) not null,
  prefix text not null,
  change text not null check (change in ('added', 'changed', 'removed')),
  before json,
  after json,
  author text not null,
  approver text not null,
  why text not null
);
create index restricted_history_by_prefix on restricted_history (prefix, seq desc);

create table list_imports (
  id text primary key,
  list text not null check (list in ('rates', 'subscribers')),
  at timestamptz(3) not null,
  by_whom text not null,
  why text not null,
  before_rows integer not null,
  after_rows integer not null,
  added integer not null,
  changed integer not null,
  removed integer not null
);
create index list_imports_by_time on list_imports (at desc, id desc);
