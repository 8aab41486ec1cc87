-- What one unit of a currency was worth in the company's currency. Rates of another company currency stay, unused.
create table exchange_rate (
    base       text            not null check (base ~ '^[A-Z]{3}$'),
    currency   text            not null check (currency ~ '^[A-Z]{3}$' and currency <> base),
    day        date            not null,
    rate       numeric(24, 12) not null check (rate > 0),
    changed_by bigint,
    changed_at timestamptz     not null default now(),
    primary key (base, currency, day)
);

-- Null without a rate of that day or the thirty days before it: nobody guesses. io.attune.commerce.ExchangeRates is its twin.
create function in_company_currency(amount numeric, unit text, on_day date) returns numeric
    language sql stable strict parallel safe as $$
    select case when s.currency::text = unit then amount
                else (select round(amount * r.rate, 4)
                        from exchange_rate r
                       where r.base = s.currency::text and r.currency = unit and r.day between on_day - 30 and on_day
                       order by r.day desc
                       limit 1)
           end
      from company_settings s
$$;

create table product_category (
    id        bigint generated always as identity primary key,
    parent_id bigint references product_category,
    name      text not null check (btrim(name) <> '' and length(name) <= 120),
    check (parent_id <> id),
    unique nulls not distinct (parent_id, name)
);

create table product (
    id              bigint generated always as identity primary key,
    sku             text          not null unique check (btrim(sku) <> '' and length(sku) <= 60),
    name            text          not null check (btrim(name) <> '' and length(name) <= 200),
    category_id     bigint references product_category,
    unit            text          not null default 'piece' check (btrim(unit) <> '' and length(unit) <= 20),
    tax_rate        numeric(5, 2) not null default 0 check (tax_rate between 0 and 100),
    warranty_months int check (warranty_months between 1 and 600),
    active          boolean       not null default true,
    version         int           not null default 0,
    created_by      bigint,
    created_at      timestamptz   not null default now(),
    updated_at      timestamptz   not null default now()
);
create index product_by_name on product (name, id);
create index product_category_of on product (category_id) where category_id is not null;

create table price_list (
    id           bigint generated always as identity primary key,
    name         text    not null check (btrim(name) <> '' and length(name) <= 80),
    tax_included boolean not null,
    standard     boolean not null default false
);
create unique index price_list_name on price_list (lower(name));
create unique index price_list_standard on price_list (standard) where standard;
insert into price_list (name, tax_included, standard) values ('Standard', true, true);

-- On a day the price that began last counts, as long as it has not ended.
create table product_price (
    id          bigint generated always as identity primary key,
    product_id  bigint         not null references product on delete cascade,
    list_id     bigint         not null references price_list,
    currency    text           not null check (currency ~ '^[A-Z]{3}$'),
    amount      numeric(19, 4) not null check (amount >= 0),
    valid_from  date           not null,
    valid_until date check (valid_until >= valid_from),
    unique (product_id, list_id, currency, valid_from)
);
