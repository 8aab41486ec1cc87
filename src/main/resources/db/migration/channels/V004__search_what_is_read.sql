-- A post is searched by its conversation, which it has once it is read. Until then its words are in no index, so that
-- they are taken apart once and not twice: it was a third of what a post cost.
drop index post_search;
drop index post_search_unspaced;
create index post_search on post using gin (to_tsvector('simple', text)) where conversation_id is not null;
create index post_search_unspaced on post using gin (unspaced_pairs(text))
    where conversation_id is not null and is_unspaced(text);
