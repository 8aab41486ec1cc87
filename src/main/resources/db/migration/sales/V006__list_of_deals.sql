-- The list begins with the newest deals of all pipelines; so does the API.
drop index deal_recent;
create index deal_newest on deal (opened_at desc, id desc);
