-- A personal token acts as its owner, and no further than its scopes. Only its hash is kept.
create table api_token (
    id         bigint generated always as identity primary key,
    user_id    bigint      not null references colleague on delete cascade,
    name       text        not null check (btrim(name) <> '' and length(name) <= 80),
    hash       bytea       not null unique,
    -- the last letters, by which its owner recognises it
    hint       text        not null,
    scopes     text[]      not null check (cardinality(scopes) > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);
create index api_token_user on api_token (user_id, id);

-- What a request with an Idempotency-Key was answered; written in the transaction of the request itself.
create table idempotent_request (
    token_id     bigint      not null references api_token on delete cascade,
    key          text        not null check (length(key) between 1 and 200),
    request_hash bytea       not null,
    status       int,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz not null,
    primary key (token_id, key)
);
create index idempotent_request_created on idempotent_request (created_at);
