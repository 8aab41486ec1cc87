-- What a run changed of somebody who was known, one row per record, so that it can be taken back: by column, own
-- field (field:7), account (account:3) or way to reach them (contact:12), what was there and what came.
create table person_change (
    run_id    bigint not null,
    person_id bigint not null references person on delete cascade,
    changes   jsonb  not null,
    primary key (run_id, person_id)
);
create index person_change_person on person_change (person_id);
create table account_change (
    run_id     bigint not null,
    account_id bigint not null references account on delete cascade,
    changes    jsonb  not null,
    primary key (run_id, account_id)
);
create index account_change_account on account_change (account_id);
comment on column person_change.changes is '{"city": ["Porto", "Lisboa"]}';
