-- Orders of one amount stay as they are: they have no lines.
alter table customer_order
    add column refunded     numeric(19, 4) not null default 0 check (refunded >= 0),
    add column tax_included boolean        not null default true,
    add column by_invoice   boolean        not null default false,
    add column created_by   bigint,
    add column version      int            not null default 0;
comment on column customer_order.by_invoice is 'paid by invoice; all others were paid when they were placed';
comment on column customer_order.refunded is 'of its returns; a purchase counts for what was kept';

-- Scoring reads the whole index and never the table, so what it needs of an order stands in it.
drop index customer_order_person;
create index customer_order_person on customer_order (person_id, ordered_on, id)
    include (amount, status, currency, refunded);
create index customer_order_newest on customer_order (ordered_on, id);
create index customer_order_to_invoice on customer_order (person_id) where by_invoice;

create table order_line (
    id         bigint generated always as identity primary key,
    order_id   bigint         not null references customer_order on delete cascade,
    position   int            not null check (position > 0),
    product_id bigint references product,
    sku        text,
    text       text           not null check (btrim(text) <> '' and length(text) <= 500),
    quantity   numeric(14, 3) not null check (quantity > 0),
    unit       text           not null,
    unit_price numeric(19, 4) not null check (unit_price >= 0),
    discount   numeric(5, 2)  not null check (discount between 0 and 100),
    tax_rate   numeric(5, 2)  not null check (tax_rate between 0 and 100),
    amount     numeric(19, 4) not null check (amount >= 0),
    tax        numeric(19, 4) not null check (tax between 0 and amount),
    returned   numeric(14, 3) not null default 0 check (returned between 0 and quantity),
    unique (order_id, position)
);
comment on column order_line.amount is 'what is paid for the line, tax included';
create index order_line_product on order_line (product_id) where product_id is not null;

create table order_return (
    id          bigint generated always as identity primary key,
    line_id     bigint         not null references order_line on delete cascade,
    quantity    numeric(14, 3) not null check (quantity > 0),
    reason      text           not null check (btrim(reason) <> '' and length(reason) <= 500),
    returned_on date           not null,
    refund      numeric(19, 4) not null check (refund >= 0),
    created_by  bigint,
    created_at  timestamptz    not null default now()
);
create index order_return_line on order_return (line_id);

create table warranty (
    id            bigint generated always as identity primary key,
    line_id       bigint      not null references order_line on delete cascade,
    person_id     bigint      not null,
    account_id    bigint,
    serial        text        not null check (btrim(serial) <> '' and length(serial) <= 100),
    starts_on     date        not null,
    ends_on       date        not null check (ends_on > starts_on),
    owner_id      bigint,
    team_id       bigint,
    registered_by bigint,
    registered_at timestamptz not null default now(),
    unique (line_id, serial)
);
create index warranty_person on warranty (person_id);
create index warranty_account on warranty (account_id) where account_id is not null;

create table warranty_claim (
    id          bigint generated always as identity primary key,
    warranty_id bigint      not null references warranty on delete cascade,
    claimed_on  date        not null,
    problem     text        not null check (btrim(problem) <> '' and length(problem) <= 1000),
    state       text        not null default 'open' check (state in ('open', 'repaired', 'replaced', 'refunded', 'refused')),
    settled_on  date check (settled_on >= claimed_on),
    outcome     text check (length(outcome) <= 1000),
    created_by  bigint,
    created_at  timestamptz not null default now(),
    check ((state = 'open') = (settled_on is null))
);
create index warranty_claim_of on warranty_claim (warranty_id);
