-- Whoever signs in. Never deleted, because the audit and old conversations name them: they are disabled.
create table colleague (
    id           bigint generated always as identity primary key,
    name         text        not null check (btrim(name) <> '' and length(name) <= 120),
    mail         text        not null unique check (mail = lower(mail) and length(mail) <= 254),
    role         text        not null
        check (role in ('AGENT', 'ANALYST', 'MARKETER', 'SALES', 'PRODUCT', 'MANAGER', 'ADMIN')),
    reads        text        not null default 'ALL' check (reads in ('NONE', 'OWN', 'TEAM', 'ALL')),
    -- absent: as the company
    language     text,
    zone         text,
    -- absent until the invitation is accepted
    password     text,
    disabled_at  timestamptz,
    signed_in_at timestamptz,
    created_at   timestamptz not null
);

create table team (
    id   bigint generated always as identity primary key,
    name text not null check (btrim(name) <> '' and length(name) <= 80)
);
create unique index team_name on team (lower(name));

create table team_member (
    team_id bigint not null references team on delete cascade,
    user_id bigint not null references colleague on delete cascade,
    primary key (team_id, user_id)
);
create index team_member_user on team_member (user_id);

-- An invitation or a new password: works once, and only its hash is kept.
create table access_link (
    id         bigint generated always as identity primary key,
    user_id    bigint      not null references colleague on delete cascade,
    kind       text        not null check (kind in ('INVITATION', 'RESET')),
    token_hash bytea       not null unique,
    -- absent: asked for on the sign-in page
    created_by bigint references colleague,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index access_link_user on access_link (user_id);

-- Failed tries per account and per address; the key is hashed, for people type passwords into mail fields.
create table attempt (
    key           bytea       not null primary key,
    failures      int         not null,
    last_at       timestamptz not null,
    blocked_until timestamptz
);
create index attempt_last on attempt (last_at);

-- The code that the log shows before the first run.
create table setup_code (
    id         smallint    not null primary key default 1 check (id = 1),
    hash       bytea       not null,
    created_at timestamptz not null
);

create table company_settings (
    id                      smallint    not null primary key default 1 check (id = 1),
    company                 text        not null check (btrim(company) <> ''),
    currency                char(3)     not null,
    zone                    text        not null,
    language                text        not null,
    margin                  numeric     not null check (margin between 0 and 1),
    analysis_date           date,
    deadline_minutes        int         not null check (deadline_minutes > 0),
    cancellation_minutes    int         not null check (cancellation_minutes > 0),
    urgent_stake            numeric     not null check (urgent_stake >= 0),
    complaint_risk          numeric     not null check (complaint_risk between 0 and 1),
    cancellation_risk       numeric     not null check (cancellation_risk between 0 and 1),
    question_risk           numeric     not null check (question_risk between 0 and 1),
    win_back                numeric     not null check (win_back between 0 and 1),
    purchase_known          numeric     not null check (purchase_known between 0 and 1),
    purchase_unknown_social numeric     not null check (purchase_unknown_social between 0 and 1),
    purchase_unknown_other  numeric     not null check (purchase_unknown_other between 0 and 1),
    deal_points             numeric     not null check (deal_points between 0 and 1),
    exposure                numeric     not null check (exposure >= 0),
    changed_at              timestamptz not null
);

create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    -- absent: nobody was signed in
    who     bigint references colleague,
    action  text        not null,
    subject text        not null,
    details jsonb       not null default '{}'
);
create index audit_entry_who on audit_entry (who, id);
create index audit_entry_action on audit_entry (action, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_entry_not_truncated before truncate on audit_entry
    for each statement execute function audit_is_append_only();
