-- The search of the inbox looks for a part of the customer's name among all conversations there ever were.
create index conversation_customer on conversation using gin (fold(customer_name) gin_trgm_ops);
