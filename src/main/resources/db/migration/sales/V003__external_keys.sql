alter table lead add column external_id text check (length(external_id) between 1 and 200);
alter table deal add column external_id text check (length(external_id) between 1 and 200);
comment on column lead.external_id is 'the key under which another program knows it';
comment on column deal.external_id is 'the key under which another program knows it';
create unique index lead_external on lead (external_id);
create unique index deal_external on deal (external_id);
