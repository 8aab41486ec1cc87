-- From which seed and moment the demo company was made, so that the network that goes on talking has the same people.
create table demo_company (
    id          smallint    not null primary key default 1 check (id = 1),
    seed        bigint      not null,
    founded     timestamptz not null,
    finished_at timestamptz
);
comment on column demo_company.finished_at is 'null while it is being loaded; a load that was cut off starts over';
