-- Two people who may be one. Who said that they are not stays said, however often they are found again.
create table duplicate (
    id           bigint generated always as identity primary key,
    low_id       bigint           not null,
    high_id      bigint           not null,
    probability  double precision not null check (probability between 0 and 1),
    certain      boolean          not null,
    evidence     jsonb            not null,
    found_at     timestamptz      not null,
    dismissed_at timestamptz,
    dismissed_by bigint,
    check (low_id < high_id),
    unique (low_id, high_id)
);
comment on column duplicate.evidence is 'field, agreement and bits, heaviest first; never the values themselves';
create index duplicate_open on duplicate (probability desc, id) where dismissed_at is null;
create index duplicate_dismissed on duplicate (dismissed_at desc, id) where dismissed_at is not null;
create index duplicate_high on duplicate (high_id);

create table duplicate_settings (
    id      int     primary key default 1 check (id = 1),
    nightly boolean not null default true,
    keys    text[]  not null default '{}'
);
comment on column duplicate_settings.keys is
    'mail, phone, number, or f and the id of a field: who is certainly one and has this in common is merged unasked';

create table duplicate_run (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    people     bigint      not null,
    compared   bigint      not null,
    pairs      bigint      not null,
    merged     bigint      not null
);
