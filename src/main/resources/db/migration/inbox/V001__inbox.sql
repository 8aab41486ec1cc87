create table conversation (
    id              bigint generated always as identity primary key,
    channel_id      bigint         not null,
    network         text           not null,
    thread_key      text           not null,
    public          boolean        not null,
    author_id       bigint         not null,
    person_id       bigint,
    status          text           not null default 'open'
                    check (status in ('open', 'snoozed', 'closed', 'needless', 'spam')),
    snoozed_until   timestamptz,
    status_at       timestamptz    not null,
    status_by       bigint,
    assignee_id     bigint,
    owner_id        bigint,
    team_id         bigint,
    version         integer        not null default 0,
    -- the list line, so that a queue is one index range and no join
    customer_name   text           not null,
    said            text           not null,
    language        text           not null default 'und',
    sentiment       text           not null default 'neutral',
    intent          text           not null default 'other',
    followers       bigint,
    first_at        timestamptz    not null,
    last_at         timestamptz    not null,
    last_in_at      timestamptz    not null,
    last_out_at     timestamptz,
    waiting_since   timestamptz,
    first_reply_at  timestamptz,
    due_at          timestamptz,
    overdue         boolean        not null default false,
    urgent          boolean        not null default false,
    -- the price, itemised; the origin of each number is in `priced`
    stake           numeric(19, 2) not null default 0,
    retention       numeric(19, 2) not null default 0,
    rhythm          numeric(19, 2) not null default 0,
    opportunity     numeric(19, 2) not null default 0,
    reach           numeric(19, 2) not null default 0,
    priced          jsonb          not null default '{}',
    priced_post_id  bigint,
    last_post_id    bigint,
    check ((status = 'snoozed') = (snoozed_until is not null))
);
comment on column conversation.thread_key is 'of the post that opened it; posts of the same thread and customer side gather here';
comment on column conversation.waiting_since is 'the first inbound post since our last reply; null when nobody waits';
comment on column conversation.overdue is 'flipped by a small job so that no query asks the clock';
comment on column conversation.urgent is 'overdue and worth more than the setting: ranked before the rest';

create unique index conversation_thread on conversation (channel_id, thread_key, author_id);
create index conversation_queue on conversation (urgent desc, stake desc, id desc) where status = 'open';
create index conversation_unassigned on conversation (urgent desc, stake desc, id desc)
    where status = 'open' and assignee_id is null;
create index conversation_mine on conversation (assignee_id, urgent desc, stake desc, id desc) where status = 'open';
create index conversation_overdue on conversation (urgent desc, stake desc, id desc) where status = 'open' and overdue;
create index conversation_status on conversation (status, status_at desc, id desc) where status <> 'open';
create index conversation_due on conversation (due_at) where status = 'open' and not overdue and due_at is not null;
create index conversation_snoozed on conversation (snoozed_until) where status = 'snoozed';
create index conversation_person on conversation (person_id, last_at desc) where person_id is not null;
create index conversation_author on conversation (author_id);
create index conversation_silent on conversation (last_at) where status = 'open' and waiting_since is null;

create table reply (
    id              bigint generated always as identity primary key,
    conversation_id bigint      not null references conversation,
    answers_post_id bigint      not null,
    user_id         bigint      not null,
    text            text        not null check (length(text) between 1 and 10000),
    state           text        not null
                    check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'withdrawn')),
    reason          text,
    request_key     uuid        not null unique,
    queued_at       timestamptz not null,
    send_after      timestamptz not null,
    sending_at      timestamptz,
    ended_at        timestamptz,
    post_id         bigint,
    check ((state in ('failed', 'unknown')) = (reason is not null))
);
comment on column reply.request_key is 'made by the browser with the form, so that a form sent twice is one reply';
create index reply_conversation on reply (conversation_id, id);
create index reply_waiting on reply (send_after) where state = 'queued';
create index reply_sending on reply (sending_at) where state = 'sending';

create table note (
    id              bigint generated always as identity primary key,
    conversation_id bigint      not null references conversation,
    user_id         bigint      not null,
    text            text        not null check (length(text) between 1 and 10000),
    at              timestamptz not null
);
create index note_conversation on note (conversation_id, id);

-- What happened to a conversation besides words: assigned, closed, snoozed, judged, linked.
create table activity (
    id              bigint generated always as identity primary key,
    conversation_id bigint      not null references conversation,
    user_id         bigint,
    kind            text        not null,
    detail          jsonb       not null default '{}',
    at              timestamptz not null
);
create index activity_conversation on activity (conversation_id, id);
