alter table deal_line add column product_id bigint;
comment on column deal_line.product_id is 'the product of the catalog; null for a text';
