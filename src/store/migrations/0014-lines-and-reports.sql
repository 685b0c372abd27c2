-- Whose line it is: for people, who look for it by how it begins. The keys are those of name-key.ts.
alter table subscribers
  add column name text,
  add column name_kana text,
  add column name_key text,
  add column kana_key text;
create index subscribers_by_name on subscribers (name_key text_pattern_ops)
  where name_key is not null;
create index subscribers_by_kana on subscribers (kana_key text_pattern_ops)
  where kana_key is not null;

-- What people did to a line.
create index if not exists audit_by_subject on audit (subject, seq);

-- Calls that a measure met, by case: for reports and for the history of a line.
create index calls_by_case on calls (case_id, setup) where case_id is not null;
create index calls_challenged on calls (subscriber, setup) where verdict = 'challenge';

-- What reports need of a case beside its row. A case that an alert, a person or a subscriber opened
-- has a row here; barring that somebody asked for, without suspicion, has none.
create table case_facts (
  case_id text primary key references cases on delete cascade,
  -- Set-up of the first call of its episode; null where no message told it.
  first_call timestamptz(3),
  -- Where its calls went, as the messages about it told.
  countries text[] not null default '{}',
  -- Highest expected loss per hour that was told before a measure.
  pace_yen bigint not null default 0,
  -- Of calls that its measures met, as of sums_at.
  refused integer not null default 0,
  challenged integer not null default 0,
  released integer not null default 0,
  -- Set-up of the first of them, and in how many intervals of ten minutes there were any.
  first_met timestamptz(3),
  spans integer not null default 0,
  sums_at timestamptz(3)
);

insert into case_facts (case_id, pace_yen)
  select d.case_id, coalesce(max((d.body->>'lossPerHourYen')::numeric), 0)::bigint
  from decisions d join cases c using (case_id)
  where d.type in ('alert', 'case')
  group by 1;
-- Barring that belongs to no case is done, and nobody has to work on it.
update cases c set state = 'closed', closed = coalesce(c.closed, c.opened)
  where c.state = 'open'
    and not exists (select from case_facts f where f.case_id = c.case_id)
    and exists (select from requested_barrings r where r.case_id = c.case_id);
update case_facts f set first_call = t.first_call, countries = t.countries
  from (
    select m.case_id, to_timestamp(min((m.facts->>'firstCallMs')::numeric) / 1000.0) as first_call,
      coalesce(array_agg(distinct c.country) filter (where c.country is not null), '{}')
        as countries
    from messages m left join lateral
      jsonb_array_elements_text(coalesce(m.facts->'countries', '[]'::jsonb)) as c (country) on true
    where m.case_id <> ''
    group by 1
  ) as t
  where f.case_id = t.case_id;

-- International traffic by hour (UTC of set-up), summed from calls: it outlives them.
create table traffic_hours (
  hour timestamptz(0) not null,
  country text not null,
  service text not null,
  verdict text not null,
  calls bigint not null,
  answered bigint not null,
  seconds bigint not null,
  milli_yen bigint not null,
  primary key (hour, country, service, verdict)
);
-- Up to when each day (UTC) was summed.
create table traffic_days (
  day date primary key,
  summed timestamptz(3) not null
);
