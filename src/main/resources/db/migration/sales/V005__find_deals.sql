-- The search box finds deals by a part of their name, or one spelt alike.
create index deal_search on deal using gin (fold(name) gin_trgm_ops);
