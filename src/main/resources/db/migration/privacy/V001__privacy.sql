-- What somebody agreed to or refused. Nothing is overwritten: a withdrawal is a row of its own, the latest one counts.
create table consent (
    id          bigint generated always as identity primary key,
    person_id   bigint      not null,
    purpose     text        not null check (purpose in ('MARKETING', 'RESEARCH', 'PROFILING')),
    channel     text        not null check (channel in ('ANY', 'MAIL', 'PHONE', 'MESSAGE', 'POST')),
    given       boolean     not null,
    source      text        not null check (source in ('WEBSITE', 'SHOP', 'PHONE', 'MAIL', 'PAPER', 'IMPORT', 'COLLEAGUE')),
    text_shown  text,
    at          timestamptz not null,
    expires_at  timestamptz,
    recorded_by bigint,
    recorded_at timestamptz not null,
    check (given or expires_at is null)
);
comment on column consent.text_shown is 'the words they agreed to; empty where nobody kept them';
create index consent_person on consent (person_id, purpose, channel, at desc, id desc);

-- Somebody asked what we know, or to be forgotten. Holds no name: the person is a number, even after an erasure.
create table subject_request (
    id          bigint generated always as identity primary key,
    person_id   bigint      not null,
    kind        text        not null check (kind in ('EXPORT', 'ERASURE')),
    reason      text        not null check (reason in ('ASKED', 'WITHDRAWN', 'UNNEEDED', 'UNLAWFUL')),
    asked_by    bigint      not null,
    asked_at    timestamptz not null,
    job_id      bigint,
    done_at     timestamptz,
    outcome     jsonb,
    archive     bytea,
    expires_at  timestamptz
);
comment on column subject_request.archive is 'a zip, until it expires or the person is erased';
alter table subject_request alter column archive set storage external;
create index subject_request_person on subject_request (person_id, id desc);
create index subject_request_expiry on subject_request (expires_at) where archive is not null;

-- How long a kind of data is kept, where somebody set it; 0 is for ever.
create table retention_rule (
    name text primary key,
    days int  not null check (days between 0 and 36500)
);

create table retention_run (
    id      bigint generated always as identity primary key,
    name    text        not null,
    at      timestamptz not null,
    removed bigint      not null
);
create index retention_run_name on retention_run (name, id desc);
