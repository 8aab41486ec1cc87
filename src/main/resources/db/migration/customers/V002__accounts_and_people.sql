-- The primary mail, phone and address of somebody stand in the row itself, where imports write them and lists read
-- them; further ones are contact points. So nothing is kept twice.
create table contact_point (
    id         bigint generated always as identity primary key,
    person_id  bigint references person on delete cascade,
    account_id bigint references account on delete cascade,
    means      text        not null check (means in ('mail', 'phone', 'address')),
    kind       text        not null default 'other',
    value      text,
    normal     text,
    street     text,
    postcode   text,
    city       text,
    country    text,
    place      int         not null default 0,
    origin     text        not null default 'system',
    origin_id  bigint,
    created_at timestamptz not null default now(),
    check (num_nonnulls(person_id, account_id) = 1),
    check ((means = 'address') = (value is null))
);
comment on column contact_point.normal is 'what search compares: the mail in small letters, the phone as E.164';
create index contact_point_person on contact_point (person_id) where person_id is not null;
create index contact_point_account on contact_point (account_id) where account_id is not null;
create index contact_point_normal on contact_point (normal) where normal is not null;

-- origin and origin_id say who or what made the row: user 7, import 12, API token 3, channel 4.
alter table account
    add column parent_id    bigint references account on delete set null,
    add column website      text,
    add column email        citext,
    add column email_kind   text,
    add column phone        text,
    add column phone_number text,
    add column phone_kind   text,
    add column street       text,
    add column postcode     text,
    add column address_kind text,
    add column origin       text not null default 'system',
    add column origin_id    bigint,
    add column version      int  not null default 1,
    add column updated_by   bigint;
create index account_folded on account (fold(name));
create index account_trigrams on account using gin (fold(name) gin_trgm_ops);
create index account_parent on account (parent_id) where parent_id is not null;

alter table person
    add column email_kind   text,
    add column phone_number text,
    add column phone_kind   text,
    add column address_kind text,
    add column origin       text not null default 'system',
    add column origin_id    bigint,
    add column version      int  not null default 1,
    add column updated_by   bigint;
comment on column person.phone_number is 'the phone as E.164, null where it cannot be read as a number';

update account set origin = 'import', origin_id = run_id where run_id is not null;
update person set origin = 'import', origin_id = run_id where run_id is not null;

alter table membership
    add column since date,
    add column until date,
    add constraint membership_period check (until >= since);

-- An account and all that stand below it. `union` ends even where a cycle got in some other way.
create function account_tree(root bigint) returns setof bigint
    language sql stable parallel safe as $$
    with recursive tree(id) as (
        select root
         union
        select a.id from account a join tree t on a.parent_id = t.id)
    select id from tree
$$;

-- Two edits at the same time could close a cycle that neither sees, so changes of the hierarchy queue up.
create function refuse_account_cycle() returns trigger
    language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('account.hierarchy'));
    if exists (with recursive above(id) as (
                   select new.parent_id
                    union
                   select a.parent_id from account a join above b on a.id = b.id where a.parent_id is not null)
               select from above where id = new.id) then
        raise exception 'account % would stand above itself', new.id
            using errcode = 'check_violation', constraint = 'account_hierarchy';
    end if;
    return new;
end $$;
create trigger account_hierarchy before insert or update of parent_id on account
    for each row when (new.parent_id is not null) execute function refuse_account_cycle();

create table tag (
    id   bigint generated always as identity primary key,
    name citext not null unique check (length(name) between 1 and 60)
);
create table person_tag (
    person_id bigint not null references person on delete cascade,
    tag_id    bigint not null references tag on delete cascade,
    primary key (person_id, tag_id)
);
create index person_tag_tag on person_tag (tag_id, person_id);
create table account_tag (
    account_id bigint not null references account on delete cascade,
    tag_id     bigint not null references tag on delete cascade,
    primary key (account_id, tag_id)
);
create index account_tag_tag on account_tag (tag_id, account_id);

create table custom_field (
    id          bigint generated always as identity primary key,
    subject     text        not null check (subject in ('PERSON', 'ACCOUNT', 'DEAL')),
    label       text        not null check (length(label) between 1 and 80),
    type        text        not null check (type in
                    ('TEXT', 'NUMBER', 'MONEY', 'DATE', 'CHOICE', 'CHOICES', 'BOOLEAN', 'LINK')),
    choices     text[]      not null default '{}',
    place       int         not null default 0,
    archived_at timestamptz,
    created_at  timestamptz not null default now()
);
create unique index custom_field_label on custom_field (subject, lower(label)) where archived_at is null;

-- One column per type, so that each is compared and sorted as what it is, with an index each.
create table custom_value (
    field_id  bigint      not null references custom_field on delete cascade,
    record_id bigint      not null,
    text      text,
    number    numeric(19, 4),
    currency  text,
    day       date,
    choices   text[],
    flag      boolean,
    origin    text        not null default 'system',
    origin_id bigint,
    set_at    timestamptz not null default now(),
    primary key (field_id, record_id),
    check (num_nonnulls(text, number, day, choices, flag) = 1),
    check (currency is null or number is not null)
);
comment on table custom_value is 'record_id is a person, account or deal, as the field''s subject says';
create index custom_value_text on custom_value (field_id, lower(left(text, 200)) text_pattern_ops, record_id)
    where text is not null;
create index custom_value_number on custom_value (field_id, number, record_id) where number is not null;
create index custom_value_day on custom_value (field_id, day, record_id) where day is not null;
create index custom_value_flag on custom_value (field_id, flag, record_id) where flag is not null;
create index custom_value_choices on custom_value using gin (field_id, choices) where choices is not null;

create function forget_custom_values() returns trigger
    language plpgsql as $$
begin
    delete from custom_value v using custom_field f, gone g
     where f.id = v.field_id and f.subject = tg_argv[0] and v.record_id = g.id;
    return null;
end $$;
create trigger person_custom_values after delete on person referencing old table as gone
    for each statement execute function forget_custom_values('PERSON');
create trigger account_custom_values after delete on account referencing old table as gone
    for each statement execute function forget_custom_values('ACCOUNT');

-- What the module's own settings page sets; one row.
create table customer_settings (
    id      int  primary key default 1 check (id = 1),
    country text check (length(country) = 2)
);
comment on column customer_settings.country is 'whose phone numbers those without a country code are';

create index timeline_entry_account on timeline_entry (account_id, at desc, source, source_id)
    where account_id is not null;
