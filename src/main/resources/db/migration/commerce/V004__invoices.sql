-- The last number given out. The row stays locked until the document is committed, so no number is ever missing.
create table number_series (
    kind text   not null,
    year int    not null,
    last bigint not null check (last > 0),
    primary key (kind, year)
);

create table invoice (
    id              bigint generated always as identity primary key,
    number          text unique,
    person_id       bigint,
    account_id      bigint,
    order_id        bigint references customer_order,
    addressee       text           not null check (btrim(addressee) <> '' and length(addressee) <= 300),
    address         text check (length(address) <= 500),
    currency        text           not null check (currency ~ '^[A-Z]{3}$'),
    tax_included    boolean        not null,
    state           text           not null default 'draft' check (state in ('draft', 'issued', 'cancelled')),
    term_days       int            not null check (term_days between 0 and 365),
    issued_on       date,
    due_on          date check (due_on >= issued_on),
    total           numeric(19, 4) not null default 0 check (total >= 0),
    tax             numeric(19, 4) not null default 0 check (tax between 0 and total),
    settled         numeric(19, 4) not null default 0 check (settled >= 0),
    settled_on      date,
    credited        numeric(19, 4) not null default 0 check (credited between 0 and total),
    written_off     numeric(19, 4) not null default 0 check (written_off >= 0),
    written_off_on  date,
    written_off_why text,
    open_amount     numeric(19, 4) generated always as
        (case when state = 'issued' then total - settled - written_off else 0 end) stored,
    overdue_told    boolean        not null default false,
    note            text check (length(note) <= 1000),
    owner_id        bigint,
    team_id         bigint,
    created_by      bigint,
    created_at      timestamptz    not null default now(),
    updated_at      timestamptz    not null default now(),
    version         int            not null default 0,
    constraint invoice_has_a_customer check (num_nonnulls(person_id, account_id) > 0),
    constraint invoice_number_once_issued check ((state = 'draft') = (number is null)),
    constraint invoice_days_once_issued check ((state = 'draft') = (issued_on is null) and (state = 'draft') = (due_on is null)),
    constraint invoice_never_oversettled check (settled + written_off <= total)
);
create unique index invoice_once_per_order on invoice (order_id) where state <> 'cancelled' and order_id is not null;
create index invoice_person on invoice (person_id, id) where person_id is not null;
create index invoice_account on invoice (account_id, id) where account_id is not null;
create index invoice_open on invoice (due_on, id) where open_amount > 0;
create index invoice_untold on invoice (due_on) where open_amount > 0 and not overdue_told;

create table invoice_line (
    id         bigint generated always as identity primary key,
    invoice_id bigint         not null references invoice on delete cascade,
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
    unique (invoice_id, position)
);

create table payment (
    id           bigint generated always as identity primary key,
    person_id    bigint,
    account_id   bigint,
    currency     text           not null check (currency ~ '^[A-Z]{3}$'),
    amount       numeric(19, 4) not null check (amount > 0),
    allocated    numeric(19, 4) not null default 0,
    received_on  date           not null,
    method       text           not null check (method in ('transfer', 'card', 'cash', 'debit', 'other')),
    reference    text check (length(reference) <= 200),
    reversed_on  date,
    reversed_why text,
    owner_id     bigint,
    team_id      bigint,
    created_by   bigint,
    created_at   timestamptz    not null default now(),
    constraint payment_has_a_customer check (num_nonnulls(person_id, account_id) > 0),
    constraint payment_never_overallocated check (allocated between 0 and amount),
    constraint payment_reversed_settles_nothing check (reversed_on is null or allocated = 0)
);
create index payment_person on payment (person_id, id) where person_id is not null;
create index payment_account on payment (account_id, id) where account_id is not null;

create table credit_note (
    id         bigint generated always as identity primary key,
    number     text           not null unique,
    invoice_id bigint         not null references invoice,
    person_id  bigint,
    account_id bigint,
    currency   text           not null,
    amount     numeric(19, 4) not null check (amount > 0),
    allocated  numeric(19, 4) not null default 0,
    reason     text           not null check (btrim(reason) <> '' and length(reason) <= 500),
    issued_on  date           not null,
    owner_id   bigint,
    team_id    bigint,
    created_by bigint,
    created_at timestamptz    not null default now(),
    constraint credit_note_never_overallocated check (allocated between 0 and amount)
);
create index credit_note_invoice on credit_note (invoice_id);
create index credit_note_person on credit_note (person_id, id) where person_id is not null;
create index credit_note_account on credit_note (account_id, id) where account_id is not null;

-- What settles an invoice: a part of a payment or of a credit note.
create table allocation (
    id             bigint generated always as identity primary key,
    invoice_id     bigint         not null references invoice,
    payment_id     bigint references payment,
    credit_note_id bigint references credit_note,
    amount         numeric(19, 4) not null check (amount > 0),
    allocated_on   date           not null,
    created_by     bigint,
    created_at     timestamptz    not null default now(),
    check (num_nonnulls(payment_id, credit_note_id) = 1)
);
create index allocation_invoice on allocation (invoice_id);
create index allocation_payment on allocation (payment_id) where payment_id is not null;
create index allocation_credit_note on allocation (credit_note_id) where credit_note_id is not null;

-- In company currency; a customer without a row has no limit and the usual term.
create table credit_terms (
    id           bigint generated always as identity primary key,
    person_id    bigint unique,
    account_id   bigint unique,
    credit_limit numeric(19, 4) check (credit_limit >= 0),
    term_days    int check (term_days between 0 and 365),
    changed_by   bigint,
    changed_at   timestamptz not null default now(),
    check (num_nonnulls(person_id, account_id) = 1)
);

-- Both sides count what is allocated in the same statement, so their checks hold for two sessions at once: the second
-- waits for the row and is measured against what the first left.
create function allocation_counts() returns trigger language plpgsql as $$
declare
    sign int := case when tg_op = 'INSERT' then 1 else -1 end;
begin
    if tg_op = 'INSERT' and exists (
        select from changed a
          join invoice i on i.id = a.invoice_id
          left join payment p on p.id = a.payment_id
          left join credit_note c on c.id = a.credit_note_id
         where i.state <> 'issued' or i.currency <> coalesce(p.currency, c.currency) or p.reversed_on is not null) then
        raise exception 'only an issued invoice is settled, and in its own currency' using errcode = 'check_violation';
    end if;
    update invoice i
       set settled = i.settled + sign * a.amount,
           settled_on = case when i.settled + sign * a.amount + i.written_off = i.total then a.day end
      from (select invoice_id, sum(amount) as amount, max(allocated_on) as day from changed group by 1) a
     where i.id = a.invoice_id;
    update payment p set allocated = p.allocated + sign * a.amount
      from (select payment_id, sum(amount) as amount from changed where payment_id is not null group by 1) a
     where p.id = a.payment_id;
    update credit_note c set allocated = c.allocated + sign * a.amount
      from (select credit_note_id, sum(amount) as amount from changed where credit_note_id is not null group by 1) a
     where c.id = a.credit_note_id;
    return null;
end $$;
create trigger allocation_added after insert on allocation referencing new table as changed
    for each statement execute function allocation_counts();
create trigger allocation_removed after delete on allocation referencing old table as changed
    for each statement execute function allocation_counts();

create function allocation_is_not_changed() returns trigger language plpgsql as $$
begin
    raise exception 'an allocation is taken back and made anew, never changed';
end $$;
create trigger allocation_not_changed before update on allocation
    for each row execute function allocation_is_not_changed();

create function credit_note_counts() returns trigger language plpgsql as $$
begin
    update invoice i set credited = i.credited + n.amount
      from (select invoice_id, sum(amount) as amount from made group by 1) n
     where i.id = n.invoice_id;
    return null;
end $$;
create trigger credit_note_made after insert on credit_note referencing new table as made
    for each statement execute function credit_note_counts();

-- Whoever is erased is replaced in what the law keeps; only then does `attune.erasing` let an issued document change.
create function issued_is_kept() returns trigger language plpgsql as $$
begin
    if old.state = 'draft' or current_setting('attune.erasing', true) = 'on' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'DELETE' then raise exception 'invoice % was issued and is kept', old.number; end if;
    if (new.number, new.person_id, new.account_id, new.order_id, new.addressee, new.address, new.currency,
        new.tax_included, new.term_days, new.issued_on, new.due_on, new.total, new.tax, new.note)
       is distinct from
       (old.number, old.person_id, old.account_id, old.order_id, old.addressee, old.address, old.currency,
        old.tax_included, old.term_days, old.issued_on, old.due_on, old.total, old.tax, old.note)
       or (old.state = 'cancelled' and new.state <> 'cancelled') or new.state = 'draft' then
        raise exception 'invoice % was issued and does not change any more', old.number;
    end if;
    return new;
end $$;
create trigger invoice_issued_is_kept before update or delete on invoice
    for each row execute function issued_is_kept();

create function lines_of_issued_are_kept() returns trigger language plpgsql as $$
begin
    if current_setting('attune.erasing', true) is distinct from 'on' and exists (
        select from invoice
         where id = case when tg_op = 'INSERT' then new.invoice_id else old.invoice_id end and state <> 'draft') then
        raise exception 'the lines of an issued invoice do not change any more';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger invoice_line_issued_is_kept before insert or update or delete on invoice_line
    for each row execute function lines_of_issued_are_kept();
