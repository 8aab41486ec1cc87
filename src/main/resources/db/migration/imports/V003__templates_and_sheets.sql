-- How somebody took a file in whose first row said the same, for the next file like it.
create table import_template (
    id          bigint generated always as identity primary key,
    user_id     bigint      not null,
    team_ids    bigint[]    not null default '{}',
    target      text        not null,
    fingerprint text        not null,
    mapping     jsonb       not null,
    file        text        not null,
    used_at     timestamptz not null default now(),
    unique (fingerprint, target, user_id)
);
comment on column import_template.fingerprint is 'of the names of the columns in their order';
comment on column import_template.team_ids is 'the teams of the user at that time; their members profit, too';

-- The sheets of a spreadsheet, each kept as text.
alter table upload
    add column sheet_names text[]   not null default '{}',
    add column sheet_sizes bigint[] not null default '{}';
alter table upload_piece
    add column sheet integer not null default 0,
    drop constraint upload_piece_pkey,
    add primary key (upload_id, sheet, place);

-- What became of a row that was taken in, or would of one that was tried.
alter table import_sample add column outcome text not null default 'CREATED';
update import_sample set outcome = 'UPDATED' where record_id is not null;
alter table import_run add column forgotten boolean not null default false;
comment on column import_run.forgotten is 'what it changed is no longer known, so it cannot be taken back';
