-- Who or what made it: user 7, import 12, API token 3, channel 4.
alter table product add column origin text not null default 'system', add column origin_id bigint;
alter table invoice add column origin text not null default 'system', add column origin_id bigint;
alter table payment add column origin text not null default 'system', add column origin_id bigint;
update product set origin = 'user', origin_id = created_by where created_by is not null;
update invoice set origin = 'user', origin_id = created_by where created_by is not null;
update payment set origin = 'user', origin_id = created_by where created_by is not null;

-- Orders are many: those of before say it by whom they were typed, or by the run that brought them.
alter table customer_order add column origin text, add column origin_id bigint;
create index product_origin on product (origin_id) where origin = 'import';
