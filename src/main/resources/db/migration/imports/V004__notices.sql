-- What a run met that did not keep a row out, such as an owner whom nobody knows: one row per reason and what it says.
create table import_notice (
    run_id bigint not null references import_run on delete cascade,
    place  int    not null,
    reason text   not null,
    what   text   not null,
    rows   bigint not null,
    line   bigint not null,
    primary key (run_id, place)
);
comment on column import_notice.line is 'the first row of which it holds';

alter table import_run
    drop constraint import_run_target_check,
    add constraint import_run_target_check check (target in ('people', 'accounts', 'orders', 'deals', 'posts'));
