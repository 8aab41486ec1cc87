-- Those of before are looked at once, too.
alter table conversation add column waits_due boolean not null default true;
comment on column conversation.waits_due is
    'something changed since it was last looked at who waited in vain; the sweep sets it back';
create index conversation_waits on conversation (id) where waits_due;
