-- A merge marks one of two people as the other and moves nobody's rows: what belongs to a person is read through
-- person_ids(). merged_into always names whoever is left, never somebody who is merged themselves.
alter table person
    add column merged_into bigint references person,
    add column merged_at   timestamptz,
    add constraint person_merged_into_another check (merged_into <> id);
create index person_merged on person (merged_into) where merged_into is not null;

create function person_ids(survivor bigint) returns bigint[]
    language sql stable parallel safe as $$
    select array(select p.id from person p where p.merged_into = survivor union all select survivor)
$$;
comment on function person_ids is 'the ids under which rows of this person stand';

create function survivor_of(human bigint) returns bigint
    language sql stable parallel safe as $$
    select coalesce(p.merged_into, p.id) from person p where p.id = human
$$;

create function same_people(humans bigint[]) returns bigint[]
    language sql stable parallel safe as $$
    select array(select distinct m.id
                   from person q
                  cross join lateral (
                        select coalesce(q.merged_into, q.id) as id
                         union all
                        select x.id from person x where x.merged_into = coalesce(q.merged_into, q.id)) m
                  where q.id = any(humans))
$$;
comment on function same_people is 'everybody who is one person with one of these';

-- Whom a mail address alone stands for: somebody who is left rather than merged, by the primary address rather than
-- by a further one.
create function person_by_mail(mail citext) returns bigint
    language sql stable parallel safe as $$
    select coalesce(
        (select p.id from person p where p.email = mail order by p.merged_into is not null, p.id limit 1),
        (select min(c.person_id) from contact_point c
          where c.normal = lower(mail::text) and c.means = 'mail' and c.person_id is not null))
$$;

-- Two contacts with the same key are the same contact.
create function contact_key(means text, value text, normal text, street text, postcode text, city text, country text)
    returns text language sql immutable parallel safe as $$
    select means || ' ' || case means when 'address'
                                then lower(concat_ws('|', street, postcode, city, country))
                                else coalesce(normal, lower(value)) end
$$;

create table person_merge (
    id          bigint generated always as identity primary key,
    survivor_id bigint      not null references person on delete cascade,
    merged_id   bigint      not null unique references person on delete cascade,
    moved       bigint[]    not null default '{}',
    taken       text[]      not null default '{}',
    before      jsonb       not null,
    after       jsonb       not null,
    owner       jsonb       not null,
    rule        text,
    merged_by   bigint,
    merged_at   timestamptz not null
);
comment on table person_merge is 'the merges in force; one that is undone is gone';
comment on column person_merge.moved is 'who had been merged into merged_id before';
comment on column person_merge.before is 'the survivor as they were, their row and what stands beside it';
comment on column person_merge.owner is 'whose merged_id was';
comment on column person_merge.rule is 'the key by which it was merged without being asked';
create index person_merge_survivor on person_merge (survivor_id, id desc);

alter table customer_settings add column identifiers text[] not null default '{}';
comment on column customer_settings.identifiers is
    'what tells people apart: number, or f and the id of a field; two who differ in it are never merged';
