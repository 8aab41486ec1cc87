-- Folding is what search compares: accents and case do not matter. unaccent() itself is only stable,
-- an index needs immutable; the dictionary is named so that the search path cannot change the meaning.
create function fold(value text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, value));

create table account (
    id          bigint generated always as identity primary key,
    external_id text unique,
    name        text        not null check (length(name) between 1 and 300),
    city        text,
    country     text,
    owner_id    bigint,
    team_id     bigint,
    run_id      bigint,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);

create index account_by_name on account (name, id);

create table person (
    id             bigint generated always as identity primary key,
    external_id    text unique,
    name           text        not null check (length(name) between 1 and 300),
    email          citext,
    phone          text,
    street         text,
    postcode       text,
    city           text,
    country        text,
    language       text,
    source         text,
    customer_since date,
    owner_id       bigint,
    team_id        bigint,
    run_id         bigint,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now()
);
comment on column person.external_id is 'the number under which the company knows this person';
comment on column person.source is 'how this person was won: a campaign, a shop, a fair';

create index person_email on person (email) where email is not null;
create index person_search on person using gin (
    fold(name || ' ' || coalesce(email::text, '') || ' ' || coalesce(external_id, '')) gin_trgm_ops);
create index person_recent on person (updated_at desc, id desc);
create index person_by_name on person (name, id);

create table membership (
    person_id  bigint not null references person on delete cascade,
    account_id bigint not null references account on delete cascade,
    role       text,
    primary key (person_id, account_id)
);
create index membership_account on membership (account_id);

-- One line per thing that happened to a person, written by the modules that know of it: a projection
-- that can be rebuilt. Partitioned by year so that old years stay out of the way.
create table timeline_entry (
    source     text        not null,
    source_id  bigint      not null,
    person_id  bigint      not null,
    account_id bigint,
    at         timestamptz not null,
    kind       text        not null,
    text       text        not null,
    amount     numeric(19, 4),
    currency   text,
    link       text,
    labels     text[]      not null default '{}',
    owner_id   bigint,
    team_id    bigint,
    primary key (source, source_id, at)
) partition by range (at);
create index timeline_entry_person on timeline_entry (person_id, at desc, source, source_id);

do $$
begin
    execute 'create table timeline_entry_before partition of timeline_entry for values from (minvalue) to (''2015-01-01 00:00+00'')';
    for y in 2015..2040 loop
        execute format('create table timeline_entry_%s partition of timeline_entry for values from (%L) to (%L)',
                       y, y || '-01-01 00:00+00', (y + 1) || '-01-01 00:00+00');
    end loop;
    execute 'create table timeline_entry_after partition of timeline_entry for values from (''2041-01-01 00:00+00'') to (maxvalue)';
end $$;
