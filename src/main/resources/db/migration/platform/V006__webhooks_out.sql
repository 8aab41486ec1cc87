create table outgoing_settings (
    id              smallint not null primary key default 1 check (id = 1),
    private_allowed boolean  not null
);
comment on column outgoing_settings.private_allowed is 'whether Attune may call addresses of its own network';

-- Where other programs want to hear what happened. The secrets are sealed; the one before signs too until previous_until.
create table webhook_endpoint (
    id              bigint generated always as identity primary key,
    name            text        not null check (btrim(name) <> '' and length(name) <= 80),
    url             text        not null check (length(url) <= 2000),
    events          text[]      not null check (cardinality(events) > 0),
    secret          bytea,
    previous_secret bytea,
    previous_until  timestamptz,
    created_at      timestamptz not null,
    created_by      bigint      not null references colleague,
    failing_since   timestamptz,
    disabled_at     timestamptz,
    disabled_why    text check (disabled_why in ('colleague', 'gone', 'failing'))
);

-- Ids and facts only, as they were when it happened; what they stand for is read by the API, under its rights.
create table webhook_event (
    id   bigint generated always as identity primary key,
    type text        not null,
    at   timestamptz not null,
    body text        not null
);
create index webhook_event_at on webhook_event (at);

create table webhook_delivery (
    id          bigint generated always as identity primary key,
    endpoint_id bigint      not null references webhook_endpoint on delete cascade,
    event_id    bigint      not null references webhook_event on delete cascade,
    state       text        not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    attempts    int         not null default 0,
    due_at      timestamptz not null,
    unique (endpoint_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (due_at) where state = 'waiting';
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_latest on webhook_delivery (endpoint_id, id desc);

create table webhook_attempt (
    id          bigint generated always as identity primary key,
    delivery_id bigint      not null references webhook_delivery on delete cascade,
    at          timestamptz not null,
    took_ms     int         not null,
    status      int,
    failure     text,
    answer      text
);
create index webhook_attempt_delivery on webhook_attempt (delivery_id, id);
