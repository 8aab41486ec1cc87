-- Which conversation of an author on a channel was the last one before or after a post: asked for every post. Without the
-- channel and the time in it, PostgreSQL took the index of threads until it had counted the rows, and read a channel.
drop index conversation_author;
create index conversation_author on conversation (author_id, channel_id, last_at desc, id desc);
