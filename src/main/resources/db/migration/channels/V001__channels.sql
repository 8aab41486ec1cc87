create table channel (
    id            bigint generated always as identity primary key,
    kind          text        not null,
    name          text        not null unique,
    network       text        not null,
    settings      jsonb       not null default '{}',
    secret        bytea,
    active        boolean     not null default true,
    last_in_at    timestamptz,
    last_out_at   timestamptz,
    failure       text,
    failed_at     timestamptz,
    created_at    timestamptz not null default now()
);
comment on column channel.kind is 'the connector: file, webhook, sample';
comment on column channel.network is 'where the authors live: x, bluesky, mail, forum …; (network, network id) is an author';
comment on column channel.secret is 'encrypted; never shown again after it was made';

create table post (
    id              bigint generated always as identity primary key,
    channel_id      bigint      not null references channel,
    external_id     text        not null,
    direction       text        not null check (direction in ('in', 'out')),
    network         text        not null,
    author_key      text        not null,
    author_handle   text        not null,
    author_name     text,
    author_followers bigint,
    author_verified boolean     not null default false,
    author_id       bigint,
    conversation_id bigint,
    text            text        not null,
    language_hint   text,
    public          boolean     not null,
    audience        bigint      not null default 0 check (audience >= 0),
    reply_to        text,
    thread_key      text        not null,
    url             text,
    posted_at       timestamptz not null,
    received_at     timestamptz not null default now(),
    edited_at       timestamptz,
    deleted_at      timestamptz,
    read_at         timestamptz,
    set_aside       text,
    run_id          bigint,
    unique (channel_id, external_id)
);
comment on column post.author_key is 'the network''s own id of the author; the handle may change, this does not';
comment on column post.thread_key is 'external id of the post that opened the thread; what belongs together on the network';
comment on column post.audience is 'how many could see it; 0 where it is private or unknown';
comment on column post.read_at is 'null until the worker has read it: the work queue of reading';

create index post_unread on post (id) where read_at is null and set_aside is null;
create index post_set_aside on post (id) where set_aside is not null;
create index post_conversation on post (conversation_id, posted_at, id) where conversation_id is not null;
create index post_author on post (author_id, posted_at desc) where author_id is not null;
create index post_thread on post (channel_id, thread_key, author_key);
create index post_search on post using gin (to_tsvector('simple', text));

-- What a webhook sent, remembered as long as its time stamp would be accepted, so that a replay is refused.
create table webhook_receipt (
    channel_id  bigint      not null references channel on delete cascade,
    message_id  text        not null,
    received_at timestamptz not null default now(),
    primary key (channel_id, message_id)
);
create index webhook_receipt_age on webhook_receipt (received_at);

-- What the sample networks accepted from us; the key makes a repeated attempt the same delivery.
create table sample_delivery (
    key             text primary key,
    channel_id      bigint      not null references channel,
    external_id     text        not null,
    answered_author text        not null,
    thread_key      text        not null,
    public          boolean     not null,
    text            text        not null,
    sent_at         timestamptz not null,
    heard_at        timestamptz,
    unique (channel_id, external_id)
);
comment on column sample_delivery.heard_at is 'when the network took note of it; null until then';
create index sample_delivery_new on sample_delivery (sent_at, key) where heard_at is null;
