-- Chinese and Japanese put no blanks between words, so to_tsvector takes a whole clause for one word. Their runs of
-- letters are indexed by single letters and pairs instead; posts in other scripts cost nothing, the index is partial.
create function is_unspaced(value text) returns boolean
    language sql immutable strict parallel safe
    return value ~ '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]';

create function unspaced_pairs(value text) returns text[]
    language sql immutable strict parallel safe
    return (select coalesce(array_agg(distinct substr(run[1], start, size)), '{}')
              from regexp_matches(value, '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+', 'g') as run
             cross join lateral generate_series(1, length(run[1])) as start
             cross join generate_series(1, 2) as size
             where start + size - 1 <= length(run[1]));

create index post_search_unspaced on post using gin (unspaced_pairs(text)) where is_unspaced(text);
