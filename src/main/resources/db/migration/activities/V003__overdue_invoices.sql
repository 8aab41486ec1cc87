-- The task that an invoice set when it was not paid in time: once per invoice, whatever becomes of the task.
create table invoice_task (
    invoice_id bigint      primary key,
    task_id    bigint      references task on delete set null,
    set_at     timestamptz not null default now()
);
create index invoice_task_task on invoice_task (task_id) where task_id is not null;

-- What the module's own settings page sets; one row.
create table activity_settings (
    id            int     primary key default 1 check (id = 1),
    overdue_tasks boolean not null default true
);
comment on column activity_settings.overdue_tasks is 'an overdue invoice sets its owner a task';
