-- An account's page sums up the orders of all accounts below it.
create index customer_order_account on customer_order (account_id, ordered_on desc, id desc)
    where account_id is not null;
