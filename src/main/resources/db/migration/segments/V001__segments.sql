create table segment (
    id           bigint generated always as identity primary key,
    name         text        not null check (length(name) between 1 and 80),
    about        text check (length(about) <= 500),
    rule         jsonb       not null,
    ready_made   text unique,
    version      int         not null default 1,
    created_by   bigint,
    created_at   timestamptz not null,
    updated_by   bigint,
    updated_at   timestamptz not null,
    wanted       boolean     not null default true,
    evaluated_at timestamptz,
    took_ms      int,
    members      int         not null default 0,
    due_at       timestamptz,
    failure      text,
    tries        int         not null default 0,
    retry_at     timestamptz
);
create unique index segment_name on segment (lower(name));
comment on column segment.ready_made is 'which of those that come with Attune it was, so that it is offered once';
comment on column segment.wanted is 'what it rests on changed for many, so everybody is judged again';
comment on column segment.due_at is 'when the clock alone may change who belongs to it';
comment on column segment.retry_at is 'it failed, and is tried again then';

-- Those that a rule speaks of: they are evaluated first, and are not deleted before it.
create table segment_use (
    segment_id bigint not null references segment on delete cascade,
    uses_id    bigint not null references segment,
    primary key (segment_id, uses_id)
);
create index segment_use_of on segment_use (uses_id);

-- Written a million at a time, so nothing is checked row by row.
create table segment_member (
    segment_id bigint      not null,
    person_id  bigint      not null,
    since      timestamptz not null,
    until      timestamptz
);
create unique index segment_member_now on segment_member (segment_id, person_id) where until is null;
create index segment_member_person on segment_member (person_id);

-- How many there were at the end of a day, and who came and went on it.
create table segment_day (
    segment_id bigint not null references segment on delete cascade,
    day        date   not null,
    members    int    not null,
    entered    int    not null,
    gone       int    not null,
    primary key (segment_id, day)
);

-- People of whom something changed: they wait for being judged. Somebody may wait twice, so that two who tell it at the
-- same moment do not wait for each other.
create table segment_turn (
    id        bigint generated always as identity primary key,
    person_id bigint not null
);
