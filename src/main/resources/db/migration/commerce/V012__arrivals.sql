alter table customer_order add column promised_on date, add column delivered_on date;
comment on column customer_order.promised_on is 'the day by which it was to arrive, as the customer was told';
comment on column customer_order.delivered_on is 'the day on which it arrived; null while that is not known';
