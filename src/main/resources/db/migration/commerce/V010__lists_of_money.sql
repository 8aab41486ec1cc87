-- The lists of invoices, payments and warranties begin with the newest; invoices are looked for by whom they are addressed to.
create index invoice_newest on invoice (created_at desc, id desc);
create index invoice_addressee on invoice using gin (fold(addressee) gin_trgm_ops);
create index payment_newest on payment (received_on desc, id desc);
create index warranty_newest on warranty (registered_at desc, id desc);

-- Few of many orders are in a state that somebody waits for, or asks about.
create index customer_order_unusual on customer_order (status, ordered_on, id)
    where status in ('open', 'placed', 'shipped', 'returned', 'cancelled');
