alter table consent add column run_id bigint;
comment on column consent.run_id is 'the import that said so; what it said goes when it is taken back';
create index consent_run on consent (run_id) where run_id is not null;
