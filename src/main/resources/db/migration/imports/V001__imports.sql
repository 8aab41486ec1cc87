create table upload (
    id         bigint generated always as identity primary key,
    name       text        not null,
    size       bigint      not null default 0,
    complete   boolean     not null default false,
    charset    text        not null default 'UTF-8',
    certain    boolean     not null default true,
    created_by bigint      not null,
    created_at timestamptz not null default now()
);

-- In the database, in pieces, so that any node may run the import and memory stays constant.
create table upload_piece (
    upload_id bigint  not null references upload on delete cascade,
    place     integer not null,
    bytes     bytea   not null,
    primary key (upload_id, place)
);
alter table upload_piece alter column bytes set storage external;

-- Where a run stands is its job's to say; the counts are written in the transaction that brings the rows.
create table import_run (
    id         bigint generated always as identity primary key,
    upload_id  bigint      not null references upload,
    target     text        not null check (target in ('people', 'orders', 'posts')),
    mapping    jsonb,
    job_id     bigint,
    finished   boolean     not null default false,
    rows       bigint      not null default 0,
    created    bigint      not null default 0,
    updated    bigint      not null default 0,
    unchanged  bigint      not null default 0,
    repeated   bigint      not null default 0,
    refused    bigint      not null default 0,
    columns    text[]      not null default '{}',
    created_by bigint      not null,
    created_at timestamptz not null default now(),
    finished_at timestamptz
);
create index import_run_recent on import_run (id desc);

create table import_error (
    run_id  bigint not null references import_run on delete cascade,
    line    bigint not null,
    "column" text,
    message text   not null,
    cells   text[] not null,
    primary key (run_id, line)
);
