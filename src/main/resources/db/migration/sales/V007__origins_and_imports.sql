-- Who or what made it: user 7, import 12, API token 3, channel 4.
alter table lead add column origin text not null default 'system', add column origin_id bigint;
alter table deal
    add column origin     text        not null default 'system',
    add column origin_id  bigint,
    add column run_id     bigint,
    add column updated_by bigint,
    add column updated_at timestamptz not null default now();
update lead set origin = 'user', origin_id = created_by where created_by is not null;
update deal set origin = 'user', origin_id = opened_by where opened_by is not null;
comment on column deal.run_id is 'the import that touched it last';
create index deal_by_name on deal (name, id);
create index deal_run on deal (origin_id, id) where origin = 'import';

-- What a run changed of a deal that was known, one row per deal, so that it can be taken back.
create table deal_change (
    run_id  bigint not null,
    deal_id bigint not null references deal on delete cascade,
    changes jsonb  not null,
    primary key (run_id, deal_id)
);
create index deal_change_deal on deal_change (deal_id);
comment on column deal_change.changes is 'by column, own field (field:7) or contact (person:3), what was there and what came';

alter table deal_stay
    add column run_id   bigint,
    add column left_run bigint;
comment on column deal_stay.run_id is 'the import that put the deal there; left_run that which took it away';

create trigger deal_custom_values after delete on deal referencing old table as gone
    for each statement execute function forget_custom_values('DEAL');
