-- What the search box finds: products by a part of their name, the rest by the beginning of a number.
create index product_search on product using gin (fold(name || ' ' || sku) gin_trgm_ops);
create index invoice_number_begins on invoice (lower(number) text_pattern_ops) where number is not null;
create index warranty_serial on warranty (lower(serial) text_pattern_ops);
