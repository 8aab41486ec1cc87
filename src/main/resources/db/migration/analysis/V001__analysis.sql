create table reading (
    post_id              bigint primary key,
    language             text    not null,
    language_confidence  real    not null,
    sentiment            text    not null check (sentiment in ('negative', 'neutral', 'positive')),
    sentiment_confidence real    not null,
    intents              text[]  not null,
    intent_confidences   real[]  not null,
    model_version        text    not null,
    read_at              timestamptz not null,
    check (cardinality(intents) >= 1 and cardinality(intents) = cardinality(intent_confidences))
);

-- What a colleague says about the same post. Kept beside the reading, never over it; the newest one counts.
create table judgement (
    id        bigint generated always as identity primary key,
    post_id   bigint      not null,
    user_id   bigint      not null,
    language  text        not null,
    sentiment text        not null check (sentiment in ('negative', 'neutral', 'positive')),
    intents   text[]      not null check (cardinality(intents) >= 1),
    at        timestamptz not null
);
create index judgement_post on judgement (post_id, id desc);

create view understanding as
select r.post_id,
       coalesce(j.language, r.language)   as language,
       coalesce(j.sentiment, r.sentiment) as sentiment,
       coalesce(j.intents, r.intents)     as intents,
       j.id is not null                   as judged
  from reading r
  left join lateral (select id, language, sentiment, intents
                       from judgement
                      where judgement.post_id = r.post_id
                      order by id desc
                      limit 1) j on true;
comment on view understanding is 'what counts of a post: the colleague''s word where there is one, else the machine''s';
