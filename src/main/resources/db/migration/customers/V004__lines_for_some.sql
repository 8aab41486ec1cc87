-- A line may be about an account alone, and for some colleagues only.
alter table timeline_entry alter column person_id drop not null;
alter table timeline_entry add column only_user_id bigint;
alter table timeline_entry add column only_team_id bigint;
comment on column timeline_entry.only_user_id is 'who alone sees this line; with only_team_id: they and that team';
