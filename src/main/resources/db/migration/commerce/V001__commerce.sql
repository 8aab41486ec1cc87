create table customer_order (
    id          bigint generated always as identity primary key,
    order_key   text           not null unique,
    number      text,
    person_id   bigint         not null,
    account_id  bigint,
    ordered_on  date           not null,
    ordered_at  timestamptz    not null,
    amount      numeric(19, 4) not null,
    currency    text           not null check (length(currency) = 3),
    status      text           not null default 'paid',
    description text,
    run_id      bigint,
    owner_id    bigint,
    team_id     bigint,
    created_at  timestamptz    not null default now(),
    updated_at  timestamptz    not null default now()
);
comment on column customer_order.order_key is
    'the order number, or customer|date|ordinal within the day in file order where a log has no numbers';
comment on column customer_order.ordered_on is 'the day in the company''s zone; purchases of one day are one purchase to the models';

-- Scoring reads the whole index in this order and never touches the table; a person's list reads it backwards.
create index customer_order_person on customer_order (person_id, ordered_on, id) include (amount, status);
create index customer_order_run on customer_order (run_id) where run_id is not null;
