-- What was said with a customer (calls, meetings, e-mails, chats as records), and what we tell each other (notes).
create table interaction (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('note', 'call', 'meeting', 'mail', 'chat')),
    person_id    bigint,
    account_id   bigint,
    direction    text check (direction in ('in', 'out')),
    at           timestamptz not null,
    minutes      integer check (minutes between 1 and 6000),
    text         text        not null check (length(text) between 1 and 10000),
    outcome      text check (outcome in ('reached', 'voicemail', 'missed', 'agreed', 'declined')),
    only_user_id bigint,
    only_team_id bigint,
    owner_id     bigint,
    team_id      bigint,
    created_by   bigint      not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    version      integer     not null default 0,
    deleted_at   timestamptz,
    check (person_id is not null or account_id is not null),
    check (only_team_id is null or only_user_id is not null)
);
comment on column interaction.owner_id is 'of the person, else of the account; follows them';
comment on column interaction.only_user_id is 'who alone sees it, with their team where only_team_id is given';
create index interaction_of_person on interaction (person_id) where person_id is not null;
create index interaction_of_account on interaction (account_id) where account_id is not null;
create index interaction_text on interaction using gin (fold(text) gin_trgm_ops) where deleted_at is null;
create index interaction_deleted on interaction (deleted_at) where deleted_at is not null;

-- Who was there besides whom it is about.
create table interaction_person (
    interaction_id bigint   not null references interaction on delete cascade,
    place          smallint not null check (place between 1 and 60),
    person_id      bigint   not null,
    owner_id       bigint,
    team_id        bigint,
    primary key (interaction_id, place),
    unique (interaction_id, person_id)
);
comment on column interaction_person.place is 'with the interaction it makes the id of the line on their timeline';
create index interaction_person_person on interaction_person (person_id);

create table mention (
    interaction_id bigint not null references interaction on delete cascade,
    user_id        bigint not null,
    primary key (interaction_id, user_id)
);

create table task (
    id          bigint generated always as identity primary key,
    title       text        not null check (length(title) between 1 and 300),
    detail      text        not null default '' check (length(detail) <= 10000),
    person_id   bigint,
    account_id  bigint,
    link        text check (link like '/%' and length(link) <= 200),
    link_name   text,
    assignee_id bigint      not null,
    due_at      timestamptz not null,
    due_on      date,
    reminder    text        not null default 'none' check (reminder in ('none', 'due', 'quarter', 'hour', 'day')),
    remind_at   timestamptz,
    reminded_at timestamptz,
    done_at     timestamptz,
    done_by     bigint,
    owner_id    bigint,
    team_id     bigint,
    created_by  bigint      not null,
    created_at  timestamptz not null,
    version     integer     not null default 0,
    deleted_at  timestamptz,
    check ((link is null) = (link_name is null))
);
comment on column task.due_at is 'from when on it is late; of a whole day its end in the zone of who set it';
comment on column task.due_on is 'the day, where no time was given';
comment on column task.link is 'what else it is about, such as a deal: a path of ours';
create index task_open on task (due_at, id) where done_at is null and deleted_at is null;
create index task_mine on task (assignee_id, due_at, id) where done_at is null and deleted_at is null;
create index task_reminder on task (remind_at)
    where reminded_at is null and done_at is null and deleted_at is null and remind_at is not null;
create index task_person on task (person_id) where person_id is not null;
create index task_account on task (account_id) where account_id is not null;
create index task_title on task using gin (fold(title) gin_trgm_ops) where deleted_at is null;
create index task_deleted on task (deleted_at) where deleted_at is not null;

create table customer_file (
    id         bigint generated always as identity primary key,
    name       text        not null check (length(name) between 1 and 200),
    size       bigint      not null default 0,
    complete   boolean     not null default false,
    lies       text        not null check (lies in ('database', 'folder')),
    person_id  bigint,
    account_id bigint,
    interaction_id bigint references interaction on delete cascade,
    owner_id   bigint,
    team_id    bigint,
    created_by bigint      not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    check (person_id is not null or account_id is not null)
);
create index customer_file_person on customer_file (person_id) where person_id is not null;
create index customer_file_account on customer_file (account_id) where account_id is not null;
create index customer_file_name on customer_file using gin (fold(name) gin_trgm_ops) where deleted_at is null;
create index customer_file_deleted on customer_file (deleted_at) where deleted_at is not null;

comment on column customer_file.interaction_id is 'the note that it belongs to; who sees that sees it';
create index customer_file_interaction on customer_file (interaction_id) where interaction_id is not null;

-- In the database, in pieces, so that a backup has them and a large one never lies in memory.
create table customer_file_piece (
    file_id bigint  not null references customer_file on delete cascade,
    place   integer not null,
    bytes   bytea   not null,
    primary key (file_id, place)
);
alter table customer_file_piece alter column bytes set storage external;

-- What lies in a folder is removed from there once its row is gone for good, however it went.
create table file_to_remove (
    file_id bigint      primary key,
    since   timestamptz not null default now()
);
create function file_is_gone() returns trigger
    language plpgsql as $$
begin
    insert into file_to_remove (file_id) values (old.id) on conflict do nothing;
    return null;
end $$;
create trigger file_is_gone after delete on customer_file
    for each row when (old.lies = 'folder') execute function file_is_gone();

-- What a backup says it does not have.
create view outside_of_database as
    select 'attune.files.folder' as place, count(*) as files, coalesce(sum(size), 0)::bigint as bytes
      from customer_file where lies = 'folder' and complete
    having count(*) > 0;

-- What a colleague is to know: a mention, a reminder, a task that was given to them.
create table notice (
    id             bigint generated always as identity primary key,
    user_id        bigint      not null,
    kind           text        not null check (kind in ('mention', 'reminder', 'assigned')),
    interaction_id bigint references interaction on delete cascade,
    task_id        bigint references task on delete cascade,
    by_id          bigint,
    at             timestamptz not null,
    told_at        timestamptz,
    read_at        timestamptz,
    check ((kind = 'mention') = (interaction_id is not null)),
    check ((kind = 'mention') = (task_id is null))
);
comment on column notice.told_at is 'when a toast said so';
create index notice_user on notice (user_id, id desc);
create index notice_unread on notice (user_id) where read_at is null;
create index notice_interaction on notice (interaction_id) where interaction_id is not null;
create index notice_task on notice (task_id) where task_id is not null;
