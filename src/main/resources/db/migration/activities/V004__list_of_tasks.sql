-- The list of tasks is sorted by when they are due, also of those that are done.
create index task_due on task (due_at, id) where deleted_at is null;
