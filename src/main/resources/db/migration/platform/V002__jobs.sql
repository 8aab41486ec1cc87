-- What people see of a job. `input` and `result` are json, not jsonb: a result is shown in the order of its fields.
create table job (
    id               bigint generated always as identity primary key,
    kind             text        not null,
    input            json        not null,
    once             boolean     not null,
    state            text        not null default 'waiting'
                     check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    done             bigint      not null default 0 check (done >= 0),
    total            bigint      not null default 0 check (total >= 0),
    step             text,
    page             text,
    result           json,
    reason           text,
    reason_arguments json,
    -- Every start counts as an attempt; only those that died in the middle count as deaths.
    attempt          int         not null default 0,
    deaths           int         not null default 0,
    cancel_requested boolean     not null default false,
    started_by       bigint,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null)),
    check ((state = 'failed') = (reason is not null))
);

create unique index job_once on job (kind) where once and state in ('waiting', 'running');
create index job_active on job (kind, id) where state in ('waiting', 'running');
create index job_finished on job (finished_at) where finished_at is not null;

-- Who runs which job now. A table of its own beside scheduled_tasks, so that two long jobs never hold up
-- the small tasks that recur.
create table job_execution (like scheduled_tasks including all);
