alter table import_run
    drop constraint import_run_target_check,
    add constraint import_run_target_check check (target in ('people', 'accounts', 'orders', 'posts')),
    add column trying      boolean not null default false,
    add column tried_at    timestamptz,
    add column skipped     bigint  not null default 0,
    add column taking_back boolean not null default false,
    add column taken_back_at timestamptz,
    add column removed     bigint  not null default 0,
    add column restored    bigint  not null default 0,
    add column kept        bigint  not null default 0;
comment on column import_run.trying is 'its job only looks what would happen; the counts are then what would be';

-- The reason as the key of a message with its arguments, so that everybody reads it in their own language; rows of
-- before have their English sentence.
alter table import_error
    alter column message drop not null,
    add column reason    text,
    add column arguments text[] not null default '{}';

-- What would become of some of the rows, from the last try.
create table import_sample (
    run_id    bigint not null references import_run on delete cascade,
    place     int    not null,
    line      bigint not null,
    record_id bigint,
    title     text   not null,
    changes   jsonb  not null,
    primary key (run_id, place)
);

-- What could not be taken back, and why; the first thousand.
create table import_kept (
    run_id    bigint not null references import_run on delete cascade,
    kind      text   not null,
    record_id bigint not null,
    reason    text   not null,
    primary key (run_id, kind, record_id, reason)
);
