create table author (
    id         bigint generated always as identity primary key,
    network    text        not null,
    network_id text        not null,
    handle     text        not null,
    name       text,
    followers  bigint,
    verified   boolean     not null default false,
    person_id  bigint,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    unique (network, network_id)
);
comment on table author is 'a social identity: one author on one network, not a person until somebody or some proof links it';
comment on column author.person_id is 'the person of the link in force, kept beside it so that the inbox needs no join';
create index author_handle on author (network, lower(handle));
create index author_person on author (person_id) where person_id is not null;

create table author_link (
    id         bigint generated always as identity primary key,
    author_id  bigint        not null references author,
    person_id  bigint        not null,
    evidence   text          not null check (evidence in ('imported handle', 'same mail address', 'said by a colleague', 'demo')),
    detail     text,
    confidence numeric(4, 3) not null check (confidence between 0 and 1),
    linked_by  bigint,
    linked_at  timestamptz   not null,
    ended_by   bigint,
    ended_at   timestamptz
);
create unique index author_link_in_force on author_link (author_id) where ended_at is null;
create index author_link_person on author_link (person_id);

-- Handles that came with imported people: proof for a link as soon as that author is met.
create table person_handle (
    person_id bigint not null,
    network   text   not null,
    handle    text   not null,
    run_id    bigint,
    primary key (person_id, network, handle)
);
create index person_handle_handle on person_handle (network, lower(handle));
