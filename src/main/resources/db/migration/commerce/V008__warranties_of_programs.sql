alter table warranty add column external_id text check (length(external_id) between 1 and 200);
alter table warranty add column version integer not null default 0;
comment on column warranty.external_id is 'the key under which another program knows it';
create unique index warranty_external on warranty (external_id);
