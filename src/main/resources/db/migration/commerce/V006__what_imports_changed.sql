-- What a run changed of an order that was known, one row per order, so that it can be taken back.
create table order_change (
    run_id   bigint not null,
    order_id bigint not null references customer_order on delete cascade,
    changes  jsonb  not null,
    primary key (run_id, order_id)
);
create index order_change_order on order_change (order_id);
comment on column order_change.changes is 'by column, what was there and what came: {"amount": [12.5, 13.0]}';
