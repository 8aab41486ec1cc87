-- Among the words of a post is the mark of its block: 16,384 posts that came one after the other share it. Who looks for
-- the newest posts with a common word names the last blocks, too, and the index passes by all the others.
create function post_words(id bigint, text text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple'::regconfig, text) || array_to_tsvector(array['#' || (id >> 14)::text]);

drop index post_search;
create index post_search on post using gin (post_words(id, text)) where conversation_id is not null;
