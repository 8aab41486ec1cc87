alter table person add column campaign text check (length(campaign) <= 120);
comment on column person.source is 'the channel or place by which this person was won: the shop, a fair, a friend';
comment on column person.campaign is 'the campaign that won this person; null where none is known';
