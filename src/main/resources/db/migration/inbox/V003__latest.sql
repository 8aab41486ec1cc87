-- The order of an open queue for those from whom the stake is kept: an order tells as much as a figure.
create index conversation_latest on conversation (last_in_at desc, id desc) where status = 'open';
