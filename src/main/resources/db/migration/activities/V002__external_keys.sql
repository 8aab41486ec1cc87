alter table interaction add column external_id text check (length(external_id) between 1 and 200);
alter table task add column external_id text check (length(external_id) between 1 and 200);
comment on column interaction.external_id is 'the key under which another program knows it; goes when it is deleted';
comment on column task.external_id is 'the key under which another program knows it; goes when it is deleted';
create unique index interaction_external on interaction (external_id);
create unique index task_external on task (external_id);

alter table task add column changed_at timestamptz not null default now();
update task set changed_at = greatest(created_at, done_at, deleted_at);
create index task_changed on task (changed_at);
create index interaction_changed on interaction (changed_at);
