-- Everything that makes a backup stumble, in one small schema.
create type mood as enum ('calm', 'wild');
create domain weight as numeric(10, 3) check (value > 0);

create table keeper (
    id bigint generated always as identity primary key,
    "Full Name" text not null,
    mail citext unique,
    deputy bigint references keeper,
    favourite bigint
);
create table animal (
    id bigserial primary key,
    name text not null,
    keeper_id bigint not null references keeper,
    mood mood not null default 'calm',
    weight weight,
    tags text[] not null default '{}',
    traits jsonb,
    picture bytea,
    born timestamptz,
    age interval,
    score double precision,
    shouted text generated always as (upper(name)) stored,
    words tsvector generated always as (to_tsvector('simple', name)) stored
);
-- keeper and animal refer to each other.
alter table keeper add constraint keeper_favourite foreign key (favourite) references animal deferrable initially deferred;

create table visit (
    at timestamptz not null,
    animal_id bigint not null references animal,
    note text,
    primary key (animal_id, at)
) partition by range (at);
create table visit_2025 partition of visit for values from ('2025-01-01') to ('2026-01-01');
create table visit_other partition of visit default;

create table log (line text not null);
create function log_animal() returns trigger language plpgsql as $$
begin
    insert into log values ('born ' || new.name);
    return new;
end $$;
create trigger log_animal after insert on animal for each row execute function log_animal();
create trigger log_silent after insert on keeper for each row execute function log_animal();
alter table keeper disable trigger log_silent;

create table setting (name text primary key, value text not null);
insert into setting values ('opening', '09:00'), ('closing', '18:00');

create materialized view heavy as select name, weight from animal where weight > 1000;
create view calm as select name from animal where mood = 'calm';
create table spring_session (primary_id char(36) primary key);
