create table pipeline (
    id       bigint generated always as identity primary key,
    name     text not null check (btrim(name) <> '' and length(name) <= 80),
    position int  not null
);
create unique index pipeline_name on pipeline (lower(name));

create table stage (
    id          bigint generated always as identity primary key,
    pipeline_id bigint        not null references pipeline,
    name        text          not null check (btrim(name) <> '' and length(name) <= 80),
    position    int           not null,
    probability numeric(5, 4) not null check (probability between 0 and 1),
    committed   boolean       not null default false
);
comment on column stage.committed is 'whoever forecasts promises the deals of this stage';
create index stage_pipeline on stage (pipeline_id, position);
-- So that a deal cannot stand in a stage of another pipeline.
create unique index stage_of_pipeline on stage (id, pipeline_id);

create table lost_reason (
    id       bigint generated always as identity primary key,
    name     text    not null check (btrim(name) <> '' and length(name) <= 80),
    position int     not null,
    active   boolean not null default true
);
create unique index lost_reason_name on lost_reason (lower(name));

create table lead (
    id              bigint generated always as identity primary key,
    name            text        not null check (btrim(name) <> '' and length(name) <= 300),
    company         text check (length(company) <= 300),
    email           citext check (length(email) <= 320),
    phone           text check (length(phone) <= 60),
    source          text        not null check (source in ('social', 'classic')),
    channel         text check (length(channel) <= 60),
    campaign        text check (length(campaign) <= 120),
    note            text check (length(note) <= 5000),
    status          text        not null default 'new'
                    check (status in ('new', 'working', 'qualified', 'converted', 'lost')),
    status_at       timestamptz not null,
    lost_reason_id  bigint references lost_reason,
    person_id       bigint,
    account_id      bigint,
    deal_id         bigint,
    conversation_id bigint,
    owner_id        bigint,
    team_id         bigint,
    version         int         not null default 0,
    created_at      timestamptz not null,
    created_by      bigint,
    check ((status = 'lost') = (lost_reason_id is not null)),
    check (status <> 'converted' or person_id is not null)
);
comment on column lead.person_id is 'whom the lead became, or whom it was about from the start';
comment on column lead.conversation_id is 'what it was made from; the inbox owns it';
create index lead_recent on lead (created_at desc, id desc);
create index lead_status on lead (status, created_at desc, id desc);
create index lead_owner on lead (owner_id, created_at desc, id desc);
create index lead_person on lead (person_id) where person_id is not null;
create index lead_deal on lead (deal_id) where deal_id is not null;
create index lead_search on lead using gin (
    fold(name || ' ' || coalesce(company, '') || ' ' || coalesce(email::text, '')) gin_trgm_ops);

create table deal (
    id             bigint generated always as identity primary key,
    name           text           not null check (btrim(name) <> '' and length(name) <= 300),
    account_id     bigint,
    pipeline_id    bigint         not null,
    stage_id       bigint         not null,
    stage_since    timestamptz    not null,
    status         text           not null default 'open' check (status in ('open', 'won', 'lost')),
    ended_at       timestamptz,
    lost_reason_id bigint references lost_reason,
    amount         numeric(19, 2) not null default 0 check (amount >= 0),
    by_hand        boolean        not null default true,
    currency       text           not null check (length(currency) = 3),
    expected_on    date,
    source         text           not null check (source in ('social', 'classic')),
    channel        text check (length(channel) <= 60),
    lead_id        bigint references lead,
    owner_id       bigint,
    team_id        bigint,
    version        int            not null default 0,
    opened_at      timestamptz    not null,
    opened_by      bigint,
    foreign key (stage_id, pipeline_id) references stage (id, pipeline_id),
    check ((status = 'open') = (ended_at is null)),
    check ((status = 'lost') = (lost_reason_id is not null))
);
comment on column deal.stage_id is 'where it stands, or stood when it was won or lost';
comment on column deal.by_hand is 'the amount was typed; else it is the sum of the lines';
create index deal_board on deal (pipeline_id, stage_id, amount desc, id) where status = 'open';
create index deal_recent on deal (pipeline_id, opened_at desc, id desc);
create index deal_expected on deal (expected_on) where status = 'open';
create index deal_account on deal (account_id) where account_id is not null;
create index deal_lead on deal (lead_id) where lead_id is not null;
create index deal_stage on deal (stage_id);

create table deal_contact (
    id        bigint generated always as identity primary key,
    deal_id   bigint not null references deal on delete cascade,
    person_id bigint not null,
    role      text check (length(role) <= 80),
    unique (deal_id, person_id)
);
comment on column deal_contact.id is 'names this person''s lines of the deal on the timeline';
create index deal_contact_person on deal_contact (person_id);

create table deal_line (
    id       bigint generated always as identity primary key,
    deal_id  bigint         not null references deal on delete cascade,
    what     text           not null check (btrim(what) <> '' and length(what) <= 300),
    quantity numeric(12, 3) not null check (quantity > 0),
    price    numeric(19, 4) not null check (price >= 0)
);
create index deal_line_deal on deal_line (deal_id, id);

-- How long a deal stood where; the name stays when the stage goes.
create table deal_stay (
    id         bigint generated always as identity primary key,
    deal_id    bigint      not null references deal on delete cascade,
    stage_id   bigint references stage on delete set null,
    stage_name text        not null,
    entered_at timestamptz not null,
    left_at    timestamptz check (left_at >= entered_at),
    moved_by   bigint
);
create index deal_stay_deal on deal_stay (deal_id, entered_at, id);
create unique index deal_stay_now on deal_stay (deal_id) where left_at is null;
