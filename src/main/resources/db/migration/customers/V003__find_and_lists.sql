-- A number is typed with or without its country code, so what is compared is its end.
create index person_phone on person (reverse(phone_number) text_pattern_ops) where phone_number is not null;
create index account_phone on account (reverse(phone_number) text_pattern_ops) where phone_number is not null;
create index contact_point_phone on contact_point (reverse(normal) text_pattern_ops)
    where means = 'phone' and normal is not null;
create index contact_point_mail on contact_point using gin (normal gin_trgm_ops) where means = 'mail';

-- What lists are filtered and sorted by most.
create index person_city on person (fold(city), name, id) where city is not null;
create index person_owner on person (owner_id, name, id) where owner_id is not null;
create index person_team on person (team_id, name, id) where team_id is not null;
create index person_customer_since on person (customer_since desc nulls last, id desc);
create index account_owner on account (owner_id, name, id) where owner_id is not null;
create index account_team on account (team_id, name, id) where team_id is not null;
create index account_recent on account (updated_at desc, id desc);

-- A list as somebody wants to find it again: what is filtered, shown and sorted, as the address has it.
create table saved_view (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind in ('PERSON', 'ACCOUNT', 'DEAL')),
    name       text        not null check (length(name) between 1 and 80),
    query      text        not null check (length(query) <= 4000),
    user_id    bigint      not null,
    team_id    bigint,
    shared     text        not null check (shared in ('PRIVATE', 'TEAM', 'ALL')),
    created_at timestamptz not null default now(),
    check ((shared = 'TEAM') = (team_id is not null))
);
create index saved_view_user on saved_view (user_id, kind);
create index saved_view_shared on saved_view (kind) where shared <> 'PRIVATE';

-- One change of many records, with what each had before, so that it can be taken back.
create table bulk_edit (
    id        bigint generated always as identity primary key,
    kind      text        not null check (kind in ('PERSON', 'ACCOUNT', 'DEAL')),
    change    text        not null,
    argument  text        not null,
    user_id   bigint      not null,
    at        timestamptz not null default now(),
    undone_at timestamptz
);
create table bulk_edit_row (
    edit_id   bigint not null references bulk_edit on delete cascade,
    record_id bigint not null,
    version   int    not null,
    before    jsonb,
    primary key (edit_id, record_id)
);
comment on column bulk_edit_row.version is 'the version that the edit gave the record; another one by now means it was changed since';

-- An export waits for whoever asked for it, in pieces so that nobody holds it whole.
create table list_export (
    id         bigint generated always as identity primary key,
    name       text        not null,
    format     text        not null check (format in ('csv', 'xlsx')),
    user_id    bigint      not null,
    rows       bigint      not null default 0,
    bytes      bigint      not null default 0,
    ready_at   timestamptz,
    created_at timestamptz not null default now()
);
create table list_export_piece (
    export_id bigint not null references list_export on delete cascade,
    place     int    not null,
    bytes     bytea  not null,
    primary key (export_id, place)
);
