alter table invoice add column external_id text check (length(external_id) between 1 and 200);
alter table payment add column external_id text check (length(external_id) between 1 and 200);
comment on column invoice.external_id is 'the key under which another program knows it';
comment on column payment.external_id is 'the key under which another program knows it';
create unique index invoice_external on invoice (external_id);
create unique index payment_external on payment (external_id);
