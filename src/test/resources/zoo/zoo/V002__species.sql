-- Old rows get a value from a migration, so a backup from before must be migrated with its rows in place.
alter table animal add column species text;
update animal set species = 'cat' where name like '%cat%';
