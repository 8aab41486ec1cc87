-- The search box finds people by the beginning of a handle, on whatever network.
create index author_handle_begins on author (lower(handle) text_pattern_ops) where person_id is not null;
create index person_handle_begins on person_handle (lower(handle) text_pattern_ops);
