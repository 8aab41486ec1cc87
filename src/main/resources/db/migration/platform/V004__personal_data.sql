-- Whether a text names somebody by one of the words (in small letters) by which they are known.
create function names_one_of(said text, words text[]) returns boolean
    language sql immutable parallel safe
    return exists (select from unnest(words) word where strpos(lower(said), word) > 0);
